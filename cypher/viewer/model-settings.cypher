// What a version was trained with and has learned, as JSON.
// @mode    read
// @bounded
// @param   version    String!
// @returns factors    String
// @returns interest   String
MATCH (model:Model {version: $version})
RETURN model.factors AS factors, model.interest AS interest
