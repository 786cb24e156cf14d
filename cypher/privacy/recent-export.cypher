// The export of a user's data that a process was asked for since an instant, unless it failed; no row if there is none. Reads
// all requests.
// @mode    read
// @budget  1
// @param   subject String!
// @param   process String!
// @param   since   Int!
// @returns id      String!
MATCH (request:PrivacyRequest)
WHERE request.kind = 'export' AND request.subject = $subject AND request.process = $process
  AND request.state <> 'failed' AND request.requestedAt > $since
WITH request.id AS id
RETURN id
ORDER BY id LIMIT 1
