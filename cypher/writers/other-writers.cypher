// The newest writes of all processes but one. There are as many as processes have written lately.
// @mode    read
// @budget  1000
// @param   writer String!
// @returns id     String!
// @returns number Int!
// @returns recent [String!]!
MATCH (writer:Writer) WHERE writer.id <> $writer
RETURN writer.id AS id, writer.number AS number, writer.recent AS recent
ORDER BY id
