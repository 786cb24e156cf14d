// The version that served before the one that serves, and what was allowed when it was trained, as JSON, and how many
// derived relationships it has; no row if none is kept.
// @mode    read
// @budget  1
// @returns version   String!
// @returns trainedAt Int!
// @returns terms     String
// @returns edges     Int!
MATCH (serving:Singleton {id: 'serving'})
MATCH (model:Model) WHERE model.version = serving.previous
RETURN model.version AS version, model.trainedAt AS trainedAt, model.terms AS terms, coalesce(model.edges, 0) AS edges
