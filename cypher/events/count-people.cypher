// Adds people who engaged with items for the first time to what is known of the items; one counts `share` of the most
// popular item's people. Keeps how many of them came after a version's training had read all interactions, so that the
// training can add them when it writes its own count. Returns those that charts may hold: described items.
// @mode    write
// @touches charts
// @param   rows[].itemId   String!
// @param   rows[].people   Int!
// @param   share           Float!
// @param   countedVersion  String!
// @returns itemId          String!
// @returns popularity      Float!
UNWIND $rows AS row
MATCH (item:Item {id: row.itemId})
WITH item, row.people AS people, coalesce(item.degree, 0) AS degree, toFloat(coalesce(item.popularity, 0.0)) AS popularity,
  CASE WHEN item.uncountedVersion = $countedVersion THEN coalesce(item.uncountedPeople, 0) ELSE 0 END AS uncounted
SET item.degree = degree + people, item.popularity = popularity + toFloat($share) * people,
  item.uncountedPeople = uncounted + people, item.uncountedVersion = $countedVersion
WITH item
WHERE item.isUndescribed IS NULL
WITH item.id AS itemId, toFloat(item.popularity) AS popularity
RETURN itemId, popularity
ORDER BY itemId
