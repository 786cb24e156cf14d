// What a person wants to know about a graph: where it came from, which model serves, how new its newest event is.
// No row for what was never written.
// @mode    read
// @budget  10
// @returns id             String!
// @returns kind           String
// @returns name           String
// @returns state          String
// @returns version        String
// @returns since          Int
// @returns newestEventAt  Int
MATCH (fact:Singleton) WHERE fact.id IN ['origin', 'serving', 'clock']
RETURN fact.id AS id, fact.kind AS kind, fact.name AS name, fact.state AS state, fact.version AS version, fact.since AS since, fact.newestEventAt AS newestEventAt
ORDER BY id
