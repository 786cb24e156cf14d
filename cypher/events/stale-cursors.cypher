// Journals whose process was not heard of since an instant and did not say that it had nothing left, longest silent first.
// What was heard after another instant was heard before the clock was set back.
// @mode    read
// @budget  1000
// @param   known     [String!]!
// @param   before    Int!
// @param   after     Int!
// @param   limit     Int!
// @returns journalId String!
// @returns applied   Int!
// @returns recorded  Int!
// @returns heardAt   Int!
MATCH (cursor:Cursor)
WHERE NOT cursor.journal IN $known AND coalesce(cursor.isClosed, false) = false
WITH cursor.journal AS journalId, cursor.applied AS applied, coalesce(cursor.recorded, 0) AS recorded,
  coalesce(cursor.beatAt, cursor.touchedAt, 0) AS heardAt, cursor.beatAt AS beatAt
WHERE (heardAt < $before OR heardAt > $after) AND (beatAt IS NOT NULL OR recorded > applied)
RETURN journalId, applied, recorded, heardAt
ORDER BY heardAt, journalId LIMIT $limit
