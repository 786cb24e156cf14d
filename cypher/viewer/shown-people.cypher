// Names of those who agree, now, to be named in others' reasons.
// @mode    read
// @bounded
// @param   ids             [String!]!
// @returns id              String!
// @returns name            String!
MATCH (person:User) WHERE person.id IN $ids AND person.showMeToOthers
RETURN person.id AS id, coalesce(person.name, person.id) AS name
ORDER BY id
