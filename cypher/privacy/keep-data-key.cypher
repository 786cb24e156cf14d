// Stores the encrypted key of personal data, in the place of the same key under another master key. Returns the stored one.
// Another data key is never replaced.
// @mode    write
// @touches nothing
// @param   keyId  String!
// @param   sealed String!
// @returns keyId  String!
// @returns sealed String!
MERGE (dataKey:Singleton {id: 'data-key'})
ON CREATE SET dataKey.keyId = $keyId
WITH dataKey, CASE WHEN dataKey.keyId = $keyId THEN $sealed ELSE dataKey.sealed END AS sealed
SET dataKey.sealed = sealed
RETURN dataKey.keyId AS keyId, sealed
