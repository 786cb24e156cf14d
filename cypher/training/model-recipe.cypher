// The settings and the learned weights of a version, as JSON.
// @mode    read
// @bounded
// @param   version   String!
// @returns settings  String
// @returns interest  String
MATCH (model:Model {version: $version})
RETURN model.settings AS settings, model.interest AS interest
