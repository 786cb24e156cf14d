import { AttuneError } from '../domain/errors.ts'
import type { ResolvedVersion } from '../domain/placement.ts'
import type { RecommendationRequest } from '../domain/recommendation.ts'
import type { RunOptions } from '../graph/graph-store.ts'
import type { LivePlacements } from '../steering/live-placements.ts'
import { resolve, resolveFallback } from '../steering/resolve.ts'
import { namesSegment, withSegments } from '../steering/segments.ts'
import type { ListContext } from './list-maker.ts'

/** Knows placements. */
export interface Placed {
  /** The published placements; omitted: there are none. */
  readonly placements?: Pick<LivePlacements, 'versionAt' | 'version' | 'segments'>
}

/**
 * The request with what its placement adds.
 *
 * @param number the version that a list was made for; undefined, or one that a restored graph lacks: the one that applies now
 * @throws GraphError; AttuneError `BAD_USER_INPUT` if no version applies, or sets what the request sets
 */
export async function placedRequest(
  { placements }: Placed,
  request: RecommendationRequest,
  { nowMs, signal }: Pick<ListContext, 'nowMs' | 'signal'>,
  number?: number,
): Promise<RecommendationRequest> {
  const asked = request.steering?.asked ?? request
  const { placement: key } = asked
  if (key === null) return asked
  const options = { ...(signal && { signal }) }
  const version =
    (number === undefined ? null : await placements?.version(key, number, nowMs, options)) ??
    (await placements?.versionAt(key, nowMs, options)) ??
    null
  if (version) {
    const resolved = resolve(asked, await inFull(placements, version, nowMs, options), nowMs)
    return withOthers(placements, resolved, nowMs, options)
  }
  throw new AttuneError('BAD_USER_INPUT', `no version of the placement ${JSON.stringify(key)} applies now`, {
    hint: 'publish it, or leave `placement` out',
  })
}

/** The request with the placements that may fill its list. Pages, and those without a version that applies, are left out. */
async function withOthers(
  placements: Placed['placements'],
  request: RecommendationRequest,
  nowMs: number,
  options: RunOptions,
): Promise<RecommendationRequest> {
  const { steering } = request
  const others = new Map<string, RecommendationRequest>()
  for (const fallback of steering?.spec.fallback ?? []) {
    const version =
      fallback.kind === 'placement' ? await placements?.versionAt(fallback.key, nowMs, options) : null
    if (version && version.surface !== 'PAGE' && steering)
      others.set(
        version.key,
        resolveFallback(steering.asked, await inFull(placements, version, nowMs, options), nowMs),
      )
  }
  return steering && others.size > 0 ? { ...request, steering: { ...steering, others } } : request
}

/** The version with the filters of segments in place of their names. */
async function inFull(
  placements: Placed['placements'],
  version: ResolvedVersion,
  nowMs: number,
  options: RunOptions,
): Promise<ResolvedVersion> {
  const { spec } = version
  if (!placements || !spec.rules.some(({ when }) => when?.viewer && namesSegment(when.viewer))) return version
  const segments = await placements.segments(nowMs, options)
  const rules = spec.rules.map((rule) => {
    const { when } = rule
    return when?.viewer
      ? { ...rule, when: { ...when, viewer: withSegments(when.viewer, segments, false) } }
      : rule
  })
  return { ...version, spec: { ...spec, rules } }
}
