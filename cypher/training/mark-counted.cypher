// Notes that the training of a version has read all interactions: users who come to items from now on are not in it.
// @mode   write
// @param  version  String!
MERGE (clock:Singleton {id: 'clock'})
SET clock.countedVersion = $version
