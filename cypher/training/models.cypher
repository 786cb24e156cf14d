// Versions that were begun, with their state: 'building', 'serving' or 'retired' (its edges are to be deleted).
// @mode    read
// @budget  2000
// @returns id     String!
// @returns state  String!
MATCH (model:Model) RETURN model.version AS id, coalesce(model.state, 'serving') AS state ORDER BY id
