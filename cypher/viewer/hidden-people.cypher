// Users who must not affect the viewer's list: those that the viewer blocked or muted, and those who blocked the viewer. The
// latter are looked for only among followed users, neighbors and two-hop ties: a star is blocked by many. Few
// viewers are blocked at all, which the degree tells: Neo4j keeps it where the other end has no label.
// @mode    read
// @bounded
// @group   viewer
// @param   viewerId        UserId!
// @returns id              UserId!
MATCH (viewer:User {id: $viewerId})
CALL (viewer) {
  MATCH (viewer)-[:BLOCKS|MUTES]->(other:User) RETURN other.id AS id
  UNION
  WITH viewer WHERE COUNT { (viewer)<-[:BLOCKS]-() } > 0
  MATCH (viewer)-[:FOLLOWS|NEIGHBOR_OF|TWO_HOP_TIE]->(other:User)
  WHERE COUNT { (other)-[:BLOCKS]->(viewer) } > 0
  RETURN other.id AS id
}
RETURN id ORDER BY id
