// What a version was trained with, and on how much.
// @mode    read
// @bounded
// @param   version       String!
// @returns settings      String
// @returns users         Int
// @returns interactions  Int
MATCH (model:Model {version: $version})
RETURN model.settings AS settings, model.users AS users, model.interactions AS interactions
