// Items engaged by the viewer's nearest neighbors, less those shared by everybody.
// @mode    read
// @bounded
// @param   viewerId        String!
// @param   version         String!
// @returns itemId          String!
MATCH (viewer:User {id: $viewerId})-[tie:NEIGHBOR_OF]->(neighbor:User) WHERE tie.version = $version
RETURN neighbor.id AS itemId
