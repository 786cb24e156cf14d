// What a graph is: its origin, the serving model, and the instant of its newest event. No row for a fact that was never
// written.
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
