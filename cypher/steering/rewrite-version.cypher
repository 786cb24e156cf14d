// Replaces what a version of a segment says: only to erase a user whom it names.
// @mode    write
// @steady
// @touches steering
// @param   id     String!
// @param   source String!
// @param   spec   String!
// @param   digest String!
MATCH (version:PlacementVersion {id: $id})
SET version.source = $source, version.spec = $spec, version.digest = $digest
