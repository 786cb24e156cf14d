import { AttuneError } from '../domain/errors.ts'
import type { Filter } from '../domain/filter.ts'
import { CLIENT_CONTROLS, type PlacementSpec, type ResolvedVersion } from '../domain/placement.ts'
import type { RecommendationRequest } from '../domain/recommendation.ts'

/**
 * The request with what a version of its placement adds. Of each number the nearest wins: the request, then the placement, then the
 * policy. Filters add up. Rules outside their window are left out.
 *
 * @param nowMs epoch milliseconds
 * @throws AttuneError `BAD_USER_INPUT` for what the placement does not let clients set
 */
export function resolve(
  asked: RecommendationRequest,
  { key, surface, number, spec }: ResolvedVersion,
  nowMs: number,
): RecommendationRequest {
  if (surface === 'PAGE') {
    throw new AttuneError('BAD_USER_INPUT', `the placement ${JSON.stringify(key)} is a page`, {
      hint: 'ask the field `page` for it, or name the placement of a row',
    })
  }
  if (asked.crowdsOnly) requireAllowed(asked, key, spec)
  const rules = spec.rules.filter((rule) => isOpen(rule, nowMs))
  return {
    ...asked,
    filter: bothOf(spec.filter, asked.filter),
    sourceWeights: { ...spec.sourceWeights, ...asked.sourceWeights },
    temperature: asked.temperature ?? spec.temperature,
    diversity: asked.diversity ?? spec.diversity,
    steering: { key, surface, number, spec, rules, asked, others: new Map() },
  }
}

/**
 * The request with a placement that fills the list of another one. It has no fallback of its own and promotes nothing, and what the
 * request sets is for the other placement to allow.
 */
export function resolveFallback(
  asked: RecommendationRequest,
  { spec, ...version }: ResolvedVersion,
  nowMs: number,
): RecommendationRequest {
  const rules = spec.rules.filter(({ effect }) => effect.kind !== 'promote')
  const own = { ...spec, rules, fallback: [], clientMay: CLIENT_CONTROLS }
  return resolve(asked, { ...version, spec: own }, nowMs)
}

/** When something applies. */
interface Window {
  /** Epoch milliseconds; null: no bound. */
  readonly activeFromMs: number | null
  readonly activeUntilMs: number | null
}

/** Whether an instant is within a window, which ends before `activeUntilMs`. @param atMs epoch milliseconds */
export function isOpen({ activeFromMs, activeUntilMs }: Window, atMs: number): boolean {
  return (activeFromMs === null || activeFromMs <= atMs) && (activeUntilMs === null || atMs < activeUntilMs)
}

/** What passes both filters; null passes everything. */
export function bothOf(one: Filter | null, other: Filter | null): Filter | null {
  if (one === null || other === null) return one ?? other
  return { all: [one, other] }
}

/** A browser sets only what the placement lets it: who steers a list shall not be steered around. */
function requireAllowed(request: RecommendationRequest, key: string, { clientMay }: PlacementSpec): void {
  const refused = request.setByClient.filter((control) => !clientMay.includes(control))
  if (refused.length === 0) return
  throw new AttuneError(
    'BAD_USER_INPUT',
    `the placement ${JSON.stringify(key)} sets ${refused.join(', ')} itself`,
    {
      hint: 'leave these inputs out, or name them in `clientMay` of the placement',
    },
  )
}
