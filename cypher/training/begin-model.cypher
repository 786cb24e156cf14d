// Records that a version is in training: if the run dies, the next one finds what it left. Its terms are what it may learn from.
// @mode    write
// @touches nothing
// @param   version    String!
// @param   trainedAt  Int!
// @param   settings   String!
// @param   terms      String!
CREATE (model:Model {version: $version, trainedAt: $trainedAt, settings: $settings, terms: $terms})
