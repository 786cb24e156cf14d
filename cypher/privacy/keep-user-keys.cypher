// Stores a sealed key for each of these users, unless they have one, and creates unknown users. Returns the stored keys.
// @mode    write
// @touches users(rows.id)
// @param   rows[].id        UserId!
// @param   rows[].sealedKey String!
// @returns id               UserId!
// @returns sealedKey        String!
UNWIND $rows AS row
MERGE (user:User {id: row.id})
WITH user, coalesce(user.sealedKey, row.sealedKey) AS sealedKey
SET user.sealedKey = sealedKey
RETURN user.id AS id, sealedKey
