// Training instant, settings and learned weights of a version, as JSON.
// @mode    read
// @bounded
// @param   version    String!
// @returns trainedAt  Int
// @returns settings   String
// @returns factors    String
// @returns interest   String
MATCH (model:Model {version: $version})
RETURN model.trainedAt AS trainedAt, model.settings AS settings, model.factors AS factors, model.interest AS interest
