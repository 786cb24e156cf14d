// Deletes at most one batch of <things> of versions other than the kept ones.
// @mode    write
// @touches nothing
// @param   headIds      [<Id>!]!
// @param   keptVersions [String!]!
// @param   limit        Int!
// @returns deleted      Int!
// | query                   | Id     | head        | EDGE             | target        | things             |
// | drop-bought-together    | String | item:Item   | BOUGHT_WITH      | other:Item    | bought together    |
// | drop-charts             | String | chart:Chart | TOP_ITEM         | item:Item     | chart positions    |
// | drop-most-followed      | String | chart:Chart | TOP_USER         | person:User   | users in charts    |
// | drop-neighbors          | UserId | user:User   | NEIGHBOR_OF      | neighbor:User | neighbors          |
// | drop-similar-items      | String | item:Item   | SIMILAR_TO       | similar:Item  | similar items      |
// | drop-tag-tops           | String | tag:Tag     | TOP_ITEM         | item:Item     | top items of tags  |
// | drop-top-followed       | UserId | user:User   | TOP_FOLLOWED     | person:User   | `TOP_FOLLOWED`     |
// | drop-two-hop-ties       | UserId | user:User   | TWO_HOP_TIE      | person:User   | two-hop ties       |
UNWIND $headIds AS headId
MATCH (<head> {id: headId})-[edge:<EDGE>]->(<target>)
WHERE NOT edge.version IN $keptVersions
WITH edge, headId AS id ORDER BY id LIMIT $limit
DELETE edge
RETURN count(*) AS deleted
