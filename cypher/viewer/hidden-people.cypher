// People who must play no part in the viewer's list: those she blocked or muted, and of those who could play one,
// who blocked her. A star is blocked by many, but followed, alike or two ties away are few.
// @mode    read
// @bounded
// @group   viewer
// @param   viewerId        String!
// @returns id              String!
MATCH (viewer:User {id: $viewerId})
CALL (viewer) {
  MATCH (viewer)-[:BLOCKS|MUTES]->(other:User) RETURN other.id AS id
  UNION
  MATCH (viewer)-[:FOLLOWS|NEIGHBOR_OF|TWO_HOP_TIE]->(other:User)
  WHERE COUNT { (other)-[:BLOCKS]->(viewer) } > 0
  RETURN other.id AS id
}
RETURN id ORDER BY id
