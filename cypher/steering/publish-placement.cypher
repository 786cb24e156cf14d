// Adds a version to a placement.
// @mode    write
// @steady
// @grows
// @touches steering
// @param   key         String!
// @param   id          String!
// @param   number      Int!
// @param   source      String!
// @param   spec        String!
// @param   digest      String!
// @param   activeFrom  Int
// @param   activeUntil Int
// @param   createdAt   Int!
// @param   createdBy   String!
// @param   note        String
MATCH (placement:Placement {key: $key})
SET placement.newest = $number
CREATE (placement)-[:PUBLISHED]->(version:PlacementVersion {id: $id, number: $number, source: $source, spec: $spec,
  digest: $digest, activeFrom: $activeFrom, activeUntil: $activeUntil, createdAt: $createdAt, createdBy: $createdBy,
  note: $note})
