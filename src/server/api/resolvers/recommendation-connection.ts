import type { SourceCount } from '../../../domain/recommendation.ts'
import type { SourceName } from '../../../domain/source-name.ts'
import { bandOf } from '../../../recommend/serving/crowd-size.ts'
import type {
  ReasonResolvers,
  RecommendationConnectionResolvers,
  RecommendationEdgeResolvers,
  SourceCountResolvers,
  SuggestionReasonResolvers,
} from '../__generated__/resolvers.ts'
import { pageInfo as infoOf } from '../connection.ts'
import type { RequestContext } from '../context.ts'
import { loadPresent } from '../loaders.ts'
import { toDate } from '../scalars.ts'

/** Resolvers of `RecommendationConnection`; fields without one are read from its model. */
export const recommendationConnectionResolvers = {
  asOf: ({ asOfMs }) => toDate(asOfMs),
  nodes: ({ edges }) => edges.map(({ node }) => node),
  pageInfo: (page) => infoOf(page.edges, page.hasNextPage, page.hasPreviousPage),
} satisfies RecommendationConnectionResolvers

/** Sources whose counts say how much other people did. */
const ABOUT_PEOPLE: ReadonlySet<SourceName> = new Set(['neighbors', 'social', 'social-two-hop'])

/** A count as this caller may see it: of what other people did, browsers learn a band. */
const countFor =
  (count: 'generated' | 'afterFilter' | 'returned') =>
  (counts: SourceCount, _args: unknown, { principal }: RequestContext): number =>
    principal.scopes.has('server') || !ABOUT_PEOPLE.has(counts.source)
      ? counts[count]
      : (bandOf(counts[count]) ?? 0)

/** Resolvers of `SourceCount`; fields without one are read from its model. */
export const sourceCountResolvers = {
  generated: countFor('generated'),
  afterFilter: countFor('afterFilter'),
  returned: countFor('returned'),
} satisfies SourceCountResolvers

/** Resolvers of `RecommendationEdge`; fields without one are read from its model. */
export const recommendationEdgeResolvers = {
  // Exact scores of sources change with what a single other user does.
  contributions: ({ contributions }, _args, { principal }) =>
    principal.scopes.has('server') ? contributions : [],
} satisfies RecommendationEdgeResolvers

/** Resolvers of `Reason`; fields without one are read from its model. */
export const reasonResolvers: ReasonResolvers = {
  evidenceShare: ({ evidenceShare }, _args, { principal }) =>
    principal.scopes.has('server') ? evidenceShare : Math.ceil(evidenceShare * 4) / 4,
  items: (reason, _args, { loaders }) => loadPresent(loaders.itemById, reason.itemIds),
  tags: (reason, _args, { loaders }) => loadPresent(loaders.tagById, reason.tagIds),
  users: (reason, _args, { loaders }) => loadPresent(loaders.userById, reason.userIds),
}

/** Resolvers of `SuggestionReason`; fields without one are read from its model. */
export const suggestionReasonResolvers: SuggestionReasonResolvers = {
  users: (reason, _args, { loaders }) => loadPresent(loaders.userById, reason.userIds),
}
