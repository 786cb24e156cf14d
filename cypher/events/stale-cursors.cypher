// Journals without a heartbeat since `before` that were not closed, oldest heartbeat first. A heartbeat later than `after`
// is from before the clock was set back.
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
