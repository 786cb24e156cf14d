/** An example operation. */
export interface ExampleOperation {
  /** The name of its tab. */
  readonly title: string
  /** One named operation. All variables have defaults, so it runs unchanged. */
  readonly document: string
}

/**
 * The operations that the IDE and Sandbox open with. Every one runs without an error on the demo world. On another graph,
 * replace the ids; `FindIds` lists some.
 */
export const EXAMPLE_OPERATIONS: readonly ExampleOperation[] = [
  {
    title: 'Recommendations',
    document: `# What should this user see next, and why?
query Recommendations($userId: ID = "abena-adeyemi", $after: String) {
  recommendations(userId: $userId, first: 10, after: $after) {
    recommendationId
    personalization
    degradedSources
    pageInfo { hasNextPage endCursor }
    edges {
      rank
      probability
      node { id title kind }
      reasons { text }
      contributions { source share }
    }
  }
}
`,
  },
  {
    title: 'Tuned',
    document: `# The same list with other settings: films only, a triple weight for followed users, similar items apart.
query Tuned(
  $userId: ID = "abena-adeyemi"
  $input: RecommendationInput = {
    itemKinds: ["movie"]
    sources: [{ source: SOCIAL, multiplier: 3 }]
    diversity: 0.3
    maxPerTag: 5
  }
) {
  recommendations(userId: $userId, first: 10, input: $input) {
    edges {
      rank
      logit
      node { title tags(first: 3) { nodes { name } } }
    }
  }
}
`,
  },
  {
    title: 'Steer',
    document: `# A draft of a placement: films have double odds, and at most two of a kind stand in any four places. Publish it with its digest.
mutation Steer($key: String! = "home-example") {
  savePlacementDraft(input: {
    key: $key
    spec: {
      rules: [
        { name: "more films", apply: { boost: { where: { kind: { anyOf: ["movie"] } }, odds: 2 } } }
        { name: "mix", apply: { cap: { by: { itemKind: true }, max: 2, window: 4 } } }
      ]
    }
  }) {
    placement { key draft { number digest } }
    problems { path message }
  }
}
`,
  },
  {
    title: 'Placements',
    document: `# What applies now, and what will.
query Placements {
  placements(first: 10) {
    nodes {
      key
      surface
      published { number createdAt createdBy spec }
      draft { number digest spec }
    }
  }
}
`,
  },
  {
    title: 'Find ids',
    document: `# Users and items by part of a name or title.
query FindIds($search: String = "a") {
  users(search: $search, first: 5) { nodes { id name } }
  items(search: $search, first: 5) { nodes { id title kind } }
}
`,
  },
  {
    title: 'A user',
    document: `# The profile of a user.
query UserProfile($userId: ID = "abena-adeyemi") {
  user(id: $userId) {
    name
    interests(first: 5) { nodes { probability tag { name } } }
    history(first: 5) { edges { engagement lastAt node { title } } }
    following(first: 5) { edges { strength node { name } } }
    neighbors(first: 5) { edges { similarity node { name } } }
  }
}
`,
  },
  {
    title: 'An item',
    document: `# An item and similar items.
query SimilarItems($itemId: ID = "video-precinct-13") {
  item(id: $itemId) {
    title
    tags(first: 5) { nodes { name kind } }
    similarItems(first: 5) { edges { similarity node { title } } }
  }
}
`,
  },
  {
    title: 'Record events',
    document: `# A new user likes an item. Then request their list with minWatermark: <watermark>.
mutation RecordEvents(
  $events: [EventInput!]! = [
    {
      eventId: "example-1"
      userId: "new-user"
      itemId: "video-precinct-13"
      kind: LIKE
      occurredAt: "2025-05-01T10:15:00Z"
    }
  ]
) {
  recordEvents(events: $events) {
    watermark
    results { eventId status problems { message } }
  }
}
`,
  },
  {
    title: 'Live',
    document: `# The list of a user now, and again after each of their events: run "Record events" meanwhile.
subscription Live($userId: ID = "new-user") {
  recommendations(userId: $userId, first: 5) {
    watermark
    personalization
    nodes { title }
  }
}
`,
  },
  {
    title: 'Overview',
    document: `# The graph, the quality of the serving model, and the statistics of this process.
query Overview {
  version
  stats {
    engine
    origin { kind name }
    nodes { name total }
    model { version origin metrics { users rankings { ranking ndcgAt10 } } }
    serving {
      coverage
      events { accepted acceptedLastMinute }
      operations { name total meanMs p95Ms }
    }
  }
}
`,
  },
]
