// The latest request to erase a whole user: one that has not deleted them yet (`open` is 1, else 0), or the newest. Reads all requests.
// @mode    read
// @budget  1
// @param   subject      String!
// @returns id           String!
// @returns open         Int!
// @returns requestedAt  Int!
MATCH (request:PrivacyRequest)
WHERE request.kind = 'erasure' AND request.subject = $subject AND request.fromMs = 0 AND request.untilMs IS NULL
WITH request.id AS id, CASE WHEN request.sealedUserId IS NULL THEN 0 ELSE 1 END AS open, request.requestedAt AS requestedAt
RETURN id, open, requestedAt
ORDER BY open DESC, requestedAt DESC, id LIMIT 1
