// Creates <people> with only an id. Existing ones stay as they are.
// @mode    write
// @steady
// @touches users(ids)
// @param   ids [UserId!]!
// | query        | how                            | people   |
// | add-users    |                                | users    |
// | add-visitors | ON CREATE SET user:Visitor     | visitors |
UNWIND $ids AS wanted
MERGE (user:User {id: wanted})
<how>
