// Replaces the members and the vectors of a part of a model.
// @mode    write
// @touches nothing
// @param   id        String!
// @param   memberIds [MemberId!]!
// @param   vectors   String!
MATCH (part:ModelPart {id: $id})
SET part.memberIds = $memberIds, part.vectors = $vectors
