// Numbers a write of a process, in its transaction, with what its newest writes changed: see `WriteFeed`.
// @mode    write
// @touches nothing
// @param   writer    String!
// @param   number    Int!
// @param   recent    [String!]!
// @param   now       Int!
MERGE (writer:Writer {id: $writer})
SET writer.number = $number, writer.recent = $recent, writer.wroteAt = $now
