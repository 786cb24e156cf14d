/** What every list asks of its items. */
const ITEM = 'id title kind imageUrl url'
const PAGE_INFO = 'pageInfo { hasNextPage endCursor }'

/** @param fields more fields of `Item`, as a selection */
export function recommendationsDocument(fields = ''): string {
  return `query AttuneRecommendations($userId: ID, $session: SessionInput, $first: Int, $after: String, $input: RecommendationInput, $minWatermark: String) {
  list: recommendations(userId: $userId, session: $session, first: $first, after: $after, input: $input, minWatermark: $minWatermark) {
    recommendationId
    totalCount
    ${PAGE_INFO}
    edges { rank reasons { text } node { ${ITEM} ${fields} } }
  }
}`
}

/** @param fields more fields of `Item`, as a selection */
export function searchDocument(fields = ''): string {
  return `query AttuneSearch($query: String!, $userId: ID, $session: SessionInput, $first: Int, $after: String, $impact: SearchImpact, $input: RecommendationInput, $minWatermark: String) {
  list: search(query: $query, userId: $userId, session: $session, first: $first, after: $after, impact: $impact, input: $input, minWatermark: $minWatermark) {
    recommendationId
    totalCount
    relaxed
    ${PAGE_INFO}
    edges { rank reasons { text } node { ${ITEM} ${fields} } }
  }
}`
}

/** @param fields more fields of `Item`, as a selection */
export function itemsDocument(fields = ''): string {
  return `query AttuneItems($userId: ID, $session: SessionInput, $first: Int, $after: String, $filter: ItemFilter, $orderBy: ItemOrder, $facets: [FacetInput!]! = [], $hasFacets: Boolean = false) {
  list: items(userId: $userId, session: $session, first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    ${PAGE_INFO}
    facets(by: $facets) @include(if: $hasFacets) { field property values { value from to count } }
    edges { isRanked reasons { text } node { ${ITEM} ${fields} } }
  }
}`
}
