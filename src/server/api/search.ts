import { AttuneError } from '../../domain/errors.ts'
import type { SearchScores, SearchSubject } from '../../domain/search.ts'
import { once } from '../../graph/semaphore.ts'
import { itemFacet } from '../../snapshot/facets.ts'
import type { QuerySearchArgs } from './__generated__/resolvers.ts'
import type { RequestContext } from './context.ts'
import { facetCounter } from './facets.ts'
import type { SearchConnectionModel } from './models.ts'
import { parseRequest, servedPage } from './recommendations.ts'

/** Longest query, in UTF-16 units. */
const MAX_QUERY = 128

/** The scores of recommendations, which answer a blank query. */
const UNRANKED: SearchScores = { textScore: 1, popularity: 0, interest: 0, matchedWords: [] }

/** A text that is searched for. @throws AttuneError `BAD_USER_INPUT` */
export function parseQuery(query: string): string {
  if (query.length <= MAX_QUERY) return query
  throw new AttuneError('BAD_USER_INPUT', `query must have at most ${MAX_QUERY} characters`)
}

/** A page of what matches a text. What facets count is searched for only if a client selects them. */
export async function resolveSearch(
  args: QuerySearchArgs,
  context: RequestContext,
): Promise<SearchConnectionModel> {
  const { parts, nowMs, signal } = context
  const search: SearchSubject = {
    kind: 'search',
    text: parseQuery(args.query),
    impact: args.impact ?? 'medium',
  }
  const request = parseRequest(args, context, { search })
  const page = await servedPage(request, args, context)
  const found = once(() => parts.findMatches(request, search, { nowMs, signal }))
  return {
    ...page,
    edges: page.edges.map((edge) => ({ ...edge, ...(edge.search ?? UNRANKED) })),
    totalCount: page.search?.total ?? 0,
    relaxed: page.search?.isRelaxed ?? false,
    facets: facetCounter(parts.settings.maxFirst, async (by, first) => {
      const { snapshot, matches } = await found()
      return { facet: await itemFacet(snapshot, { bits: matches.found }, by, first), types: snapshot.types }
    }),
  }
}
