// When a version was trained, with what, and on how much; how busy the most popular item was, what was recent of all
// activity, and how strongly the first of what trends did.
// @mode    read
// @bounded
// @param   version       String!
// @returns trainedAt     Int
// @returns settings      String
// @returns users         Int
// @returns interactions  Int
// @returns usualMost     Float
// @returns recentShare   Float
// @returns trendMost     Float
MATCH (model:Model {version: $version})
RETURN model.trainedAt AS trainedAt, model.settings AS settings, model.users AS users, model.interactions AS interactions,
  model.usualMost AS usualMost, model.recentShare AS recentShare, model.trendMost AS trendMost
