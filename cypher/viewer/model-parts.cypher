// Parts of a version's factors: ids, and as many vectors (for items also degrees) of 32-bit floats in base64.
// @mode    read
// @budget  16
// @param   partIds    [String!]!
// @returns id         String!
// @returns memberIds  [MemberId!]!
// @returns vectors    String!
// @returns degrees String
UNWIND $partIds AS partId
MATCH (part:ModelPart {id: partId})
RETURN part.id AS id, part.memberIds AS memberIds, part.vectors AS vectors,
  part.degrees AS degrees
ORDER BY id
