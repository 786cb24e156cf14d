// For each user the next users who follow them, strongest tie first, after the given position. Neither engine has an index
// that orders the ties of one user, so each page reads all of them (10,000 take about 10 ms): for lists of the API, not for
// recommendations.
// @mode    read
// @budget  10100
// @param   ownerIds  [UserId!]!
// @param   afterRank Int!
// @param   afterId   UserId!
// @param   limit     Int!
// @returns ownerId   UserId!
// @returns id        UserId!
// @returns rank      Int!
// @returns strength  Float!
// @returns since     Int
UNWIND $ownerIds AS ownerId
MATCH (user:User {id: ownerId})
CALL (user) {
  MATCH (user)<-[tie:FOLLOWS]-(other:User)
  WITH other.id AS id, tie.since AS since, toFloat(coalesce(tie.strength, 1.0)) AS strength,
       toInteger(coalesce(tie.strength, 1.0) * 1000000.0 + 0.5) AS rank
  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)
  RETURN id, rank, strength, since
  ORDER BY rank DESC, id
  LIMIT $limit
}
RETURN ownerId, id, rank, strength, since
ORDER BY ownerId, rank DESC, id
