// Sets where the graph's content comes from.
// @mode    write
// @touches nothing
// @param   kind   String!
// @param   state  String!
// @param   seed   Int
// @param   endsAt Int
// @param   name   String
MERGE (origin:Singleton {id: 'origin'})
SET origin.kind = $kind, origin.state = $state, origin.seed = $seed, origin.endsAt = $endsAt,
  origin.name = $name
