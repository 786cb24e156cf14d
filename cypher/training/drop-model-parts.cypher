// Deletes at most one batch of factors of versions other than the kept one.
// @mode    write
// @touches nothing
// @param   keptVersion  String!
// @param   limit        Int!
// @returns deleted      Int!
MATCH (part:ModelPart) WHERE part.version <> $keptVersion
WITH part, part.id AS id ORDER BY id LIMIT $limit
DETACH DELETE part
RETURN count(*) AS deleted
