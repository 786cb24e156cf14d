// One page of users and visitors by id, with how many interactions each has: training packs them into pages of edges. Also says
// who consents to model training and to interests in sensitive topics, and whose visitors are. With `needsConsent` only those
// who decided so are trainable, otherwise also those who have not decided.
// @mode    read
// @budget  2000
// @param   afterId           UserId!
// @param   limit             Int!
// @param   needsConsent      Boolean!
// @returns id                UserId!
// @returns isVisitor         Boolean!
// @returns interactionCount  Int!
// @returns isTrainable       Boolean!
// @returns allowsSensitive   Boolean!
// @returns profileResetAt    Int
// @returns links[].userId    UserId!
// @returns links[].fromMs    Int!
// @returns links[].untilMs   Int
MATCH (user:User) WHERE user.id > $afterId
WITH user, user.id AS id ORDER BY id LIMIT $limit
CALL (user) {
  MATCH (user)-[link:IDENTIFIED_AS]->(owner:User)
  RETURN collect({userId: owner.id, fromMs: link.from, untilMs: link.until}) AS links
}
RETURN id, user:Visitor AS isVisitor, COUNT { (user)-[:INTERACTED_WITH]->(:Item) } AS interactionCount,
  CASE WHEN $needsConsent THEN 'model-training' IN coalesce(user.consentGranted, [])
    ELSE NOT 'model-training' IN coalesce(user.consentDenied, []) END AS isTrainable,
  'sensitive-interests' IN coalesce(user.consentGranted, []) AS allowsSensitive,
  user.profileResetAt AS profileResetAt, links
ORDER BY id
