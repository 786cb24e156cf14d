// How many users each of these users follows, and how many they block or mute, for the caps on ties.
// @mode    read
// @budget  2000
// @param   ids       [UserId!]!
// @returns userId    UserId!
// @returns follows   Int!
// @returns refusals  Int!
MATCH (user:User) WHERE user.id IN $ids
RETURN user.id AS userId, COUNT { (user)-[:FOLLOWS]->(:User) } AS follows,
  COUNT { (user)-[:BLOCKS|MUTES]->(:User) } AS refusals
ORDER BY userId
