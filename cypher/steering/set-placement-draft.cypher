// Replaces the draft of a placement; null: it has none.
// @mode    write
// @steady
// @touches nothing
// @param   key    String!
// @param   draft  String
// @param   spec   String
// @param   digest String
// @param   atMs   Int
// @param   by     String
MATCH (placement:Placement {key: $key})
SET placement.draft = $draft, placement.draftSpec = $spec, placement.draftDigest = $digest, placement.draftAt = $atMs,
  placement.draftBy = $by
