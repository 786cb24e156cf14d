// Where the graph's content comes from; no row if it was never set.
// @mode    read
// @bounded
// @returns kind   String!
// @returns state  String!
// @returns seed   Int
// @returns endsAt Int
// @returns name   String
MATCH (origin:Singleton {id: 'origin'})
WHERE origin.kind IS NOT NULL
RETURN origin.kind AS kind, origin.state AS state, origin.seed AS seed, origin.endsAt AS endsAt, origin.name AS name
