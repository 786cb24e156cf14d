// Records that a version is in training: if the run dies, the next one finds what it left.
// @mode    write
// @touches nothing
// @param   version    String!
// @param   trainedAt  Int!
// @param   settings   String!
CREATE (model:Model {version: $version, trainedAt: $trainedAt, settings: $settings})
