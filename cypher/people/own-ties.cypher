// Whom the viewer follows, blocked, muted, or dismissed among suggestions, and whom they unfollowed after an instant. Reads all
// of these ties, whose number is capped by writes.
// @mode    read
// @bounded
// @param   viewerId        UserId!
// @param   unfollowedAfter Int!
// @returns otherId         UserId!
// @returns type            String!
// @returns strength        Float!
// @returns since           Int
MATCH (viewer:User {id: $viewerId})-[tie:FOLLOWS|BLOCKS|MUTES|DISMISSED|UNFOLLOWED]->(other:User)
WHERE type(tie) <> 'UNFOLLOWED' OR tie.at > $unfollowedAfter
RETURN other.id AS otherId, type(tie) AS type, toFloat(coalesce(tie.strength, 1.0)) AS strength, tie.since AS since
ORDER BY otherId
