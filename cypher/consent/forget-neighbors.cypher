// Deletes the neighbors of a user, takes them out of those of others, and forgets when theirs were found.
// @mode    write
// @touches all-users
// @param   userId UserId!
MATCH (user:User {id: $userId})
REMOVE user.neighborsAt, user.neighborsVersion
WITH user
MATCH (user)-[similar:NEIGHBOR_OF]-(other:User)
DELETE similar
