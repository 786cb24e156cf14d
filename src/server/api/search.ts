import { AttuneError } from '../../domain/errors.ts'
import type { SearchSubject } from '../../domain/search.ts'
import type { QuerySearchArgs } from './__generated__/resolvers.ts'
import type { RequestContext } from './context.ts'
import type { RecommendationConnectionModel, SearchConnectionModel } from './models.ts'
import { parseRequest, servedPage } from './recommendations.ts'

/** Longest query, in UTF-16 units. */
const MAX_QUERY = 128

/** The scores of items of a blank query of which only the logit is kept. */
const UNRANKED = { textScore: 1, popularity: null, interest: 0, matchedWords: [] }

/** A text that is searched for. @throws AttuneError `BAD_USER_INPUT` */
export function parseQuery(query: string): string {
  if (query.length <= MAX_QUERY) return query
  throw new AttuneError('BAD_USER_INPUT', `query must have at most ${MAX_QUERY} characters`)
}

/** A page of what matches a text. */
export async function resolveSearch(
  args: QuerySearchArgs,
  context: RequestContext,
): Promise<SearchConnectionModel> {
  const search: SearchSubject = {
    kind: 'search',
    text: parseQuery(args.query),
    impact: args.impact ?? 'medium',
  }
  const request = parseRequest(args, context, { search })
  return searchOf(await servedPage(request, args, context))
}

/** The page of a search with what it says besides other lists. */
export function searchOf(page: RecommendationConnectionModel): SearchConnectionModel {
  return {
    ...page,
    edges: page.edges.map((edge) => ({ ...edge, ...(edge.search ?? UNRANKED) })),
    relaxed: page.search?.isRelaxed ?? false,
  }
}
