// Marks what served before: its derived edges are to be deleted.
// @mode    write
// @param   keptVersion  String!
MATCH (model:Model) WHERE model.state = 'serving' AND model.version <> $keptVersion
SET model.state = 'retired'
