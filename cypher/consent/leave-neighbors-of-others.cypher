// Takes a user out of the neighbors of others. Their own neighbors stay.
// @mode    write
// @touches all-users
// @param   userId UserId!
MATCH (user:User {id: $userId})<-[similar:NEIGHBOR_OF]-(other:User)
DELETE similar
