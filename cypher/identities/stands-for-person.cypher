// Whether an id is that of a user of their own: one with a name, ties or interests. No row for an unknown id.
// @mode    read
// @steady
// @budget  1
// @param   id       UserId!
// @returns isPerson Boolean!
MATCH (person:User {id: $id})
RETURN person.name IS NOT NULL OR COUNT { (person)-[:FOLLOWS|BLOCKS|MUTES|UNFOLLOWED|DISMISSED]->(:User) } > 0
  OR COUNT { (person)<-[:FOLLOWS|BLOCKS|MUTES|UNFOLLOWED|DISMISSED]-(:User) } > 0
  OR COUNT { (person)-[:INTERESTED_IN|APPLIED_TAG]->(:Tag) } > 0 AS isPerson
