// What a version was trained with, and what it has learned to weigh, as JSON.
// @mode    read
// @bounded
// @param   version   String!
// @returns settings  String
// @returns interest  String
MATCH (model:Model {version: $version})
RETURN model.settings AS settings, model.interest AS interest
