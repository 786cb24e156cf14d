// Writes what users did to items; the pairs have no interaction yet. Not MERGE, which would walk all of a user's
// interactions for every row. What is null is left out.
// @mode    write
// @grows
// @steady
// @touches users(rows.userId)
// @param   rows[].userId            UserId!
// @param   rows[].itemId            String!
// @param   rows[].weight            Float!
// @param   rows[].servedWeight      Float
// @param   rows[].lastAt            Int!
// @param   rows[].count             Int!
// @param   rows[].eventIds          [String!]!
// @param   rows[].eventAts          [Int!]!
// @param   rows[].eventKinds        [String!]!
// @param   rows[].eventValues       [Float!]!
// @param   rows[].eventFacts        [String!]
// @param   rows[].archivedEvents    [String!]
// @param   rows[].archivedImportIds [String!]
// @param   rows[].ledBy             [String!]
UNWIND $rows AS row
MATCH (user:User {id: row.userId})
MATCH (item:Item {id: row.itemId})
CREATE (user)-[done:INTERACTED_WITH {weight: toFloat(row.weight), lastAt: row.lastAt, count: row.count,
  eventIds: row.eventIds, eventAts: row.eventAts, eventKinds: row.eventKinds,
  eventValues: [value IN row.eventValues | toFloat(value)], archivedImportIds: row.archivedImportIds,
  eventFacts: row.eventFacts, archivedEvents: row.archivedEvents, servedWeight: toFloat(row.servedWeight),
  ledBy: row.ledBy}]->(item)
