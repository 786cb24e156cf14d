// Writes parts of a version's factors. They are never changed.
// @mode    write
// @touches nothing
// @param   version              String!
// @param   rows[].id            String!
// @param   rows[].memberIds     [MemberId!]!
// @param   rows[].vectors       String!
// @param   rows[].degrees       String
UNWIND $rows AS row
CREATE (part:ModelPart {id: row.id, version: $version, memberIds: row.memberIds, vectors: row.vectors})
SET part.degrees = row.degrees
