// Records that the training of a version has read all interactions: it does not include later ones.
// @mode    write
// @touches nothing
// @param   version  String!
MERGE (clock:Singleton {id: 'clock'})
SET clock.countedVersion = $version
