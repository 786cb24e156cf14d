// Deletes a tag with all of its relationships.
// @mode    write
// @touches all-users catalog
// @param   id String!
MATCH (doomed:Tag {id: $id})
DETACH DELETE doomed
