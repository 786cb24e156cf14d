// When a version was trained, with what, and on how much; how busy the most popular item was, what was recent of all
// activity, how strongly the first of what trends did, from when ages were counted back, and how new the newest item was.
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
// @returns clockAt       Int
// @returns freshMost     Float
MATCH (model:Model {version: $version})
RETURN model.trainedAt AS trainedAt, model.settings AS settings, model.users AS users, model.interactions AS interactions,
  model.usualMost AS usualMost, model.recentShare AS recentShare, model.trendMost AS trendMost,
  model.clockAt AS clockAt, model.freshMost AS freshMost
