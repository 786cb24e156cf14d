// Number and decayed weight of the users engaged with each item. Users who came after the version's training had read all
// interactions are added; each of them counts `share`.
// @mode    write
// @touches charts
// @param   rows[].id          String!
// @param   rows[].degree      Int!
// @param   rows[].popularity  Float!
// @param   version            String!
// @param   share              Float!
UNWIND $rows AS row
MATCH (item:Item {id: row.id})
WITH item, row.degree AS degree, toFloat(row.popularity) AS popularity,
  CASE WHEN item.uncountedVersion = $version THEN coalesce(item.uncountedPeople, 0) ELSE 0 END AS uncounted
SET item.degree = degree + uncounted, item.popularity = popularity + toFloat($share) * uncounted
