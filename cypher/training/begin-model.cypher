// Notes that a version is being built: should the run die, the next one finds what it left behind.
// @mode    write
// @param   version    String!
// @param   trainedAt  Int!
// @param   settings   String!
CREATE (model:Model {version: $version, trainedAt: $trainedAt, settings: $settings})
