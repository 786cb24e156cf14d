// Deletes writers that have not written for a while. One that goes on writes itself again, with its next number.
// @mode    write
// @touches nothing
// @param   before Int!
MATCH (writer:Writer) WHERE writer.wroteAt < $before
DELETE writer
