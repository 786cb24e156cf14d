// One page of the ids of <whom> as one list, in any order, and the last of them in the order of the pages. The embedded
// engine scans the users for each page, so pages are large.
// @mode    read
// @budget  1
// @param   afterId UserId!
// @param   limit   Int!
// @returns ids     [UserId!]!
// @returns lastId  UserId
// | query               | whom                    | condition                                |
// | all-people-ids-page | all users but visitors  | user.id > $afterId AND NOT user:Visitor  |
// | all-user-ids-page   | all users and visitors  | user.id > $afterId                       |
MATCH (user:User) WHERE <condition>
WITH user.id AS id ORDER BY id LIMIT $limit
RETURN collect(id) AS ids, max(id) AS lastId
