// Which of these items exist.
// @mode    read
// @bounded
// @param   ids [String!]!
// @returns id  String!
UNWIND $ids AS wanted
MATCH (item:Item {id: wanted})
RETURN item.id AS id
