import { AttuneError } from '../../../domain/errors.ts'
import type { RecommendationRequest } from '../../../domain/recommendation.ts'
import { fillRows } from '../../../recommend/fill-rows.ts'
import type { ContextInput } from '../__generated__/resolvers.ts'
import { askerOf, type RequestContext } from '../context.ts'
import type { PageRowModel } from '../models.ts'
import type { ViewerArguments } from '../parse-viewer.ts'
import { parseRequest, servedPage } from '../recommendations.ts'

/** Time that the request gets for each row, milliseconds. */
const ROW_MS = 200

export interface PageArguments extends ViewerArguments {
  readonly placement: string
  readonly context?: ContextInput | null
  readonly locale?: string | null
  readonly minWatermark?: string | null
}

/** The rows of a page for a viewer. @throws AttuneError `BAD_USER_INPUT` if no version of such a page applies */
export async function resolvePage(
  { placement, context: viewing, locale, ...args }: PageArguments,
  context: RequestContext,
): Promise<{ readonly rows: readonly PageRowModel[] }> {
  const { parts, nowMs, signal, isOptedOut } = context
  const input = { ...(viewing && { context: viewing }), ...(locale && { locale }) }
  // What a page is asked with is for all of its rows: it steers none of them.
  const asked = { ...parseRequest({ ...args, input }, context), setByClient: [] }
  const specOf = async (key: string, surface?: 'PAGE') => {
    const version = await parts.placements.versionAt(key, nowMs, { signal })
    return version && (version.surface === 'PAGE') === (surface === 'PAGE') ? version.spec : null
  }
  const spec = await specOf(placement, 'PAGE')
  if (spec === null) {
    throw new AttuneError('BAD_USER_INPUT', `no version of a page ${JSON.stringify(placement)} applies now`, {
      hint: 'publish a placement with the surface PAGE',
    })
  }
  context.extendDeadline(ROW_MS * spec.rows.length)
  const inRow = (request: RecommendationRequest) => ({
    ...request,
    row: `${placement}: ${request.placement}`,
  })
  let unavailable: AttuneError | null = null
  const rows = await fillRows(spec.rows, asked, {
    specOf,
    findSeeds: (reads) =>
      parts.findSeeds(asked, { nowMs, signal, isOptedOut, asker: askerOf(context), reads }),
    serve: (request, reads, least) =>
      servedPage(inRow(request), { input }, context, { reads, least }).catch((error: unknown) => {
        if (!(error instanceof AttuneError && error.code === 'UNAVAILABLE')) throw error
        unavailable = error
        return null
      }),
    catalog: () => parts.liveCatalog.current({ signal }),
    nowMs,
    idsIn: ({ edges }) => edges.map(({ node }) => node.id),
    isFilled: ({ fallbackSteps }) => fallbackSteps.length > 0,
  })
  if (rows.length === 0 && unavailable) throw unavailable
  return { rows: rows.map(({ row, seed, list }) => ({ ...row, seed, results: list })) }
}
