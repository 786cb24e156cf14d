// Deletes some parts of models; returns how many.
// @mode    write
// @touches model
// @param   limit Int!
// @returns count Int!
MATCH (doomed:ModelPart)
WITH doomed LIMIT $limit
DETACH DELETE doomed
RETURN count(*) AS count
