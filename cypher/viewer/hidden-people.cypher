// People who must play no part in the viewer's list: those she blocked or muted, and those who blocked her.
// @mode    read
// @bounded
// @param   viewerId        String!
// @returns id              String!
MATCH (viewer:User {id: $viewerId})
CALL (viewer) {
  MATCH (viewer)-[:BLOCKS|MUTES]->(other:User) RETURN other.id AS id
  UNION
  MATCH (viewer)<-[:BLOCKS]-(other:User) RETURN other.id AS id
}
RETURN DISTINCT id ORDER BY id
