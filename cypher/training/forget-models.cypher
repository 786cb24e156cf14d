// Deletes the records of versions that have no edges left.
// @mode    write
// @touches nothing
// @param   versions  [String!]!
UNWIND $versions AS version
MATCH (model:Model {version: version})
DETACH DELETE model
