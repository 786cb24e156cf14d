// Every interaction of these users and visitors, with when they put the item into a cart or bought it, and whether they ever took
// it out of one: the caller picks few enough of them for one page.
// @mode    read
// @budget  2000
// @param   userIds  [UserId!]!
// @returns userId   UserId!
// @returns itemId       String!
// @returns weight       Float!
// @returns servedWeight Float!
// @returns lastAt       Int!
// @returns firstAt      Int!
// @returns purchasedAts [Int!]!
// @returns cartedAts    [Int!]!
// @returns isTakenOut   Boolean!
UNWIND $userIds AS userId
MATCH (user:User {id: userId})-[seen:INTERACTED_WITH]->(item:Item)
WITH userId, seen, item, 'cart-removed' IN seen.eventKinds AS isTakenOut,
  CASE WHEN 'purchase' IN seen.eventKinds OR 'cart' IN seen.eventKinds THEN range(0, size(seen.eventKinds) - 1) ELSE [] END AS places
WITH userId, seen, item, isTakenOut,
  [place IN places WHERE seen.eventKinds[place] = 'purchase' | seen.eventAts[place]] AS purchasedAts,
  [place IN places WHERE seen.eventKinds[place] = 'cart' | seen.eventAts[place]] AS cartedAts
RETURN userId, item.id AS itemId, toFloat(seen.weight) AS weight, toFloat(coalesce(seen.servedWeight, 0.0)) AS servedWeight,
  seen.lastAt AS lastAt, coalesce(last(seen.eventAts), seen.lastAt) AS firstAt, purchasedAts, cartedAts, isTakenOut
ORDER BY userId, itemId
