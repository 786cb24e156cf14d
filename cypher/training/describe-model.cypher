// Stores what a version has learned, before it serves.
// @mode    write
// @touches nothing
// @param   version   String!
// @param   factors   String
// @param   interest  String
MATCH (model:Model {version: $version})
SET model.factors = $factors, model.interest = $interest
