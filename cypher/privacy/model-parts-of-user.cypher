// The parts of models, of all versions, that hold a vector of a user.
// @mode    read
// @budget  20
// @param   userId    UserId!
// @returns id        String!
// @returns memberIds [MemberId!]!
// @returns vectors   String!
MATCH (part:ModelPart)
WHERE (part.id CONTAINS '/people/' OR part.id CONTAINS '/users/') AND $userId IN part.memberIds
RETURN part.id AS id, part.memberIds AS memberIds, part.vectors AS vectors
ORDER BY id
