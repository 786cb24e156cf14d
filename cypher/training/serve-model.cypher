// Switches versions: after the commit, requests read the new one. The one before is kept.
// @mode    write
// @touches model
// @param   version       String!
// @param   since         Int!
// @param   users         Int!
// @param   people        Int!
// @param   items         Int!
// @param   tags          Int!
// @param   interactions  Int!
// @param   edges         Int!
// @param   usualMost     Float!
// @param   recentShare   Float!
// @param   trendMost     Float!
// @param   clockMs       Int!
// @param   freshMost     Float!
MATCH (model:Model {version: $version})
SET model.users = $users, model.people = $people, model.items = $items, model.tags = $tags,
  model.interactions = $interactions, model.edges = $edges, model.usualMost = toFloat($usualMost),
  model.recentShare = toFloat($recentShare), model.trendMost = toFloat($trendMost),
  model.clockAt = $clockMs, model.freshMost = toFloat($freshMost)
MERGE (serving:Singleton {id: 'serving'})
WITH serving, serving.version AS previous
SET serving.version = $version, serving.since = $since, serving.previous = previous
