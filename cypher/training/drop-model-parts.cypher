// Deletes at most one batch of factors of versions other than the kept ones.
// @mode    write
// @touches nothing
// @param   keptVersions [String!]!
// @param   limit        Int!
// @returns deleted      Int!
MATCH (part:ModelPart) WHERE NOT part.version IN $keptVersions
WITH part, part.id AS id ORDER BY id LIMIT $limit
DETACH DELETE part
RETURN count(*) AS deleted
