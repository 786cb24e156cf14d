// Ends the similarity of a user to others, in both directions.
// @mode    write
// @touches all-users
// @param   userId UserId!
MATCH (user:User {id: $userId})-[similar:NEIGHBOR_OF]-(other:User)
DELETE similar
