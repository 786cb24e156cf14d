/** An edge as `RECOMMENDED` asks for it. */
export interface Edge {
  readonly cursor: string
  readonly rank: number
  readonly logit: number
  readonly probability: number
  readonly bias: number
  readonly contributions: readonly { source: string; logit: number; share: number; raw: number }[]
  readonly reasons: readonly {
    kind: string
    text: string
    count: number | null
    evidenceShare: number
    sources: string[]
    items: readonly { id: string }[]
    tags: readonly { id: string }[]
    users: readonly { id: string; name: string }[]
  }[]
  readonly node: { id: string; title: string; kind: string }
}

/** A page of recommendations as `RECOMMENDED` asks for it. */
export interface Connection {
  readonly recommendationId: string
  readonly asOf: string | null
  readonly tookMs: number
  readonly degradedSources: readonly string[]
  readonly personalization: string
  readonly leftOut: readonly { readonly reason: string; readonly count: number | null }[]
  readonly candidateCounts: readonly {
    source: string
    generated: number
    afterFilter: number
    returned: number
  }[]
  readonly fallbackSteps: readonly string[]
  readonly modelVersion: string | null
  readonly pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string
    endCursor: string
  }
  readonly nodes: readonly { id: string }[]
  readonly edges: readonly Edge[]
}

const FIELDS = `recommendationId asOf tookMs degradedSources personalization fallbackSteps modelVersion
  candidateCounts { source generated afterFilter returned }
  leftOut { reason count }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { id }
  edges { cursor rank logit probability bias contributions { source logit share raw }
    reasons { kind text count evidenceShare sources items { id } tags { id } users { id name } } node { id title kind } }`

/** All that a client may want to know of a list. */
export const RECOMMENDED = `query ($userId: ID!, $first: Int, $after: String, $input: RecommendationInput) {
  recommendations(userId: $userId, first: $first, after: $after, input: $input) { ${FIELDS} } }`

/** The same of a list that was served before. */
export const REPLAYED = `query ($userId: ID!, $id: ID!, $first: Int, $after: String) {
  recommendation(userId: $userId, id: $id, first: $first, after: $after) { ${FIELDS} } }`
