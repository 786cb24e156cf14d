// Which of these tags exist.
// @mode    read
// @bounded
// @param   ids [String!]!
// @returns id  String!
UNWIND $ids AS wanted
MATCH (tag:Tag {id: wanted})
RETURN tag.id AS id
