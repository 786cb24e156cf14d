// Says that an external id is no visitor's any more.
// @mode    write
// @touches users(id)
// @param   id UserId!
MATCH (visitor:User {id: $id})
REMOVE visitor:Visitor
