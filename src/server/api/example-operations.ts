/** An operation to try, as it is shown in a tab. */
export interface ExampleOperation {
  /** The tab's name. */
  readonly title: string
  /** One named operation; whatever it needs has a default, so it runs as it stands. */
  readonly document: string
}

/**
 * What the IDE and Sandbox open with, first things first. Every one runs without an error on the demo world; on another
 * graph put in an id of your own, which the first one finds.
 */
export const EXAMPLE_OPERATIONS: readonly ExampleOperation[] = [
  {
    title: 'For somebody',
    document: `# What should she see next, and why?
query ForSomebody($userId: ID = "abena-adeyemi", $after: String) {
  recommendations(userId: $userId, first: 10, after: $after) {
    recommendationId
    personalization
    degraded
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
    document: `# The same list with other settings: films only, people she follows count three times, alike items spread apart.
query Tuned(
  $userId: ID = "abena-adeyemi"
  $input: RecommendationInput = {
    itemKinds: ["movie"]
    sources: [{ source: SOCIAL, weight: 3 }]
    diversity: 0.3
    maxPerTag: 5
  }
) {
  recommendations(userId: $userId, first: 10, input: $input) {
    edges {
      rank
      score
      node { title tags(first: 3) { nodes { name } } }
    }
  }
}
`,
  },
  {
    title: 'Who is there',
    document: `# People and items by part of a name or title.
query WhoIsThere($search: String = "a") {
  users(search: $search, first: 5) { nodes { id name } }
  items(search: $search, first: 5) { nodes { id title kind } }
}
`,
  },
  {
    title: 'A person',
    document: `# What is known of her.
query Person($userId: ID = "abena-adeyemi") {
  user(id: $userId) {
    name
    interests(first: 5) { probability tag { name } }
    history(first: 5) { edges { weight lastAt node { title } } }
    following(first: 5) { edges { strength node { name } } }
    neighbors(first: 5) { edges { similarity node { name } } }
  }
}
`,
  },
  {
    title: 'An item',
    document: `# An item, and what is like it.
query SimilarItems($itemId: ID = "video-precinct-13") {
  item(id: $itemId) {
    title
    tags(first: 5) { nodes { name kind } }
    similarItems(first: 5) { edges { score node { title } } }
  }
}
`,
  },
  {
    title: 'What she did',
    document: `# Somebody new likes an item. Then ask for her list with input: { atLeast: <watermark> }.
mutation WhatSheDid(
  $events: [EventInput!]! = [
    {
      eventId: "example-1"
      userId: "somebody-new"
      itemId: "video-precinct-13"
      kind: "LIKE"
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
    document: `# Her list now, and again whenever she does something: run "What she did" meanwhile.
subscription Live($userId: ID = "somebody-new") {
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
    document: `# What is in the graph, how the serving model ranked, and what this process did so far.
query Overview {
  version
  stats {
    engine
    origin
    nodes { name total }
    model { version origin metrics { ndcgAt10 handSetNdcgAt10 users } }
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
