// What a version was trained with and has learned, as JSON.
// @mode    read
// @bounded
// @param   version    String!
// @returns settings   String
// @returns factors    String
// @returns interest   String
MATCH (model:Model {version: $version})
RETURN model.settings AS settings, model.factors AS factors, model.interest AS interest
