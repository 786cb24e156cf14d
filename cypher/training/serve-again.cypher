// Switches requests to the version that served before: the one that serves is kept in its place.
// @mode    write
// @touches model
// @param   version  String!
// @param   since    Int!
MATCH (serving:Singleton {id: 'serving'})
WITH serving, serving.version AS previous
SET serving.version = $version, serving.since = $since, serving.previous = previous
