// Notes when API keys were last used. A time before the key was made is that of an earlier key with the name.
// @mode    write
// @steady
// @touches nothing
// @param   rows[].id  String!
// @param   rows[].at  Int!
UNWIND $rows AS row
MATCH (key:ApiKey {id: row.id})
WHERE row.at >= key.createdAt AND row.at > coalesce(key.lastUsedAt, 0)
SET key.lastUsedAt = row.at
