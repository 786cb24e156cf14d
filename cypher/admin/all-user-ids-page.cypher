// One page of the ids of all users as one list, in any order, and the last of them in the order of the pages. The embedded
// engine scans the users for each page, so pages are large.
// @mode    read
// @budget  1
// @param   afterId UserId!
// @param   limit   Int!
// @returns ids     [UserId!]!
// @returns lastId  UserId
MATCH (user:User) WHERE user.id > $afterId
WITH user.id AS id ORDER BY id LIMIT $limit
RETURN collect(id) AS ids, max(id) AS lastId
