// Parts of a version's factors: ids, and as many vectors of 32-bit floats in base64.
// @mode    read
// @budget  16
// @param   partIds    [String!]!
// @returns id         String!
// @returns memberIds  [String!]!
// @returns vectors    String!
UNWIND $partIds AS partId
MATCH (part:ModelPart {id: partId})
RETURN part.id AS id, part.memberIds AS memberIds, part.vectors AS vectors
ORDER BY id
