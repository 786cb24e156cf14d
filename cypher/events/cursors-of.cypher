// How far these journals were applied, and which of their events are ahead of that.
// @mode    read
// @bounded
// @param   journals  [String!]!
// @returns journal   String!
// @returns applied   Int!
// @returns ahead     [Int!]!
// @returns recorded  Int!
// @returns touchedAt Int!
MATCH (cursor:Cursor) WHERE cursor.journal IN $journals
RETURN cursor.journal AS journal, cursor.applied AS applied, coalesce(cursor.ahead, []) AS ahead,
  coalesce(cursor.recorded, 0) AS recorded,
  coalesce(cursor.touchedAt, 0) AS touchedAt
