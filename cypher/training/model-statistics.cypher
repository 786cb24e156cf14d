// Statistics of a version that serves: its training instant, settings and input sizes (people: users, and visitors without a user),
// the degree of the most popular item, the share of recent activity, the score of the first trending item, the instant from which
// ages count, and the newest item's instant.
// @mode    read
// @bounded
// @param   version       String!
// @returns trainedAt     Int!
// @returns settings      String!
// @returns users         Int!
// @returns people        Int!
// @returns interactions  Int!
// @returns usualMost     Float!
// @returns recentShare   Float!
// @returns trendMost     Float!
// @returns clockAt       Int!
// @returns freshMost     Float!
MATCH (model:Model {version: $version})
RETURN model.trainedAt AS trainedAt, model.settings AS settings, model.users AS users, model.people AS people, model.interactions AS interactions,
  model.usualMost AS usualMost, model.recentShare AS recentShare, model.trendMost AS trendMost,
  model.clockAt AS clockAt, model.freshMost AS freshMost
