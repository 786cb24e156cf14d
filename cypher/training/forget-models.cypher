// Removes the notes of versions whose edges are gone.
// @mode    write
// @param   versions  [String!]!
UNWIND $versions AS version
MATCH (model:Model {version: version})
DETACH DELETE model
