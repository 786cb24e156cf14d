import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import type { ScoredItem } from './candidate.ts'
import { catalogFor, type Pool, type Steer } from './fill-places.ts'
import type { ListRun } from './list-maker.ts'
import { type ClaimParts, claimsOf, readTagKinds } from './placement-claims.ts'
import { byLogit, rank } from './ranking/arrange.ts'
import { type ReadQuery, viewerKey } from './recipe.ts'
import { isFiller } from './scoring/probabilities.ts'
import type { Draft, ItemScope, Pipeline } from './stages.ts'
import { type SteeredFor, steerPool } from './steer-pool.ts'

/** How the viewer, and the placement of the request, steer a pool; undefined if it does not. */
export function steerOf<Read extends ReadQuery, Scope extends ItemScope>(
  pipeline: Pipeline<Read, Scope>,
  run: ListRun,
  draft: Draft<Read, Scope>,
  { chosen, items, temperature }: Pool,
): Steer | undefined {
  const { active, query, recipe } = draft.read
  const { steering } = run.request
  if (active.rules.length === 0 && !steering?.spec.rotation && !steering?.tired) return undefined
  return async (trimmed) => {
    const snapshot = await catalogFor(run.parts, draft.read, run)
    const list = { viewerKey: viewerKey(query), nowMs: run.context.nowMs, temperature }
    const lowest = items.at(-1)?.logit ?? recipe.policy.bias
    const pool = new Map(items.map((item) => [item.itemId, item]))
    const scored = (ids: readonly string[]) => {
      const missing = ids.filter((itemId) => !pool.has(itemId))
      const others = missing.length === 0 ? [] : pipeline.score(run, draft, missing, [...pool.keys()])
      const known = new Map([...others.map((item) => [item.itemId, item] as const), ...pool])
      const wanted = ids.map((itemId) => known.get(itemId) ?? unscored(itemId, lowest))
      return steeredItems(run, draft, wanted, snapshot, list)
    }
    const tagKindOf = await tagKinds(run, draft, items, snapshot)
    const claims = await claimsOf(active.rules, { chosen, snapshot, scored, tagKindOf }, list)
    const steered = pipeline.keepsOrder
      ? trimmed
      : await pipeline.trim(run, draft, await steeredItems(run, draft, items, snapshot, list))
    return { ...steered, chosen, claims, scored }
  }
}

/** Steered, best first. What only fills the list still comes last. */
async function steeredItems(
  { request }: ListRun,
  { read }: Draft,
  items: readonly ScoredItem[],
  snapshot: CatalogSnapshot,
  list: SteeredFor,
): Promise<readonly ScoredItem[]> {
  const steered = await steerPool(items, read.active.rules, snapshot, request, list)
  const known = steered.filter((item) => !isFiller(item))
  const sorted = request.candidateIds === null ? rank(known) : byLogit(known)
  return [...sorted, ...steered.filter(isFiller)]
}

/** What no source knows. */
function unscored(itemId: string, logit: number): ScoredItem {
  return { itemId, logit, contributions: [], supportingSources: [] }
}

/** The kinds of the tags of the items. Reads them only if a cap counts by them. */
async function tagKinds(
  { parts, options }: ListRun,
  { read }: Draft,
  items: readonly ScoredItem[],
  snapshot: CatalogSnapshot,
): Promise<ClaimParts['tagKindOf']> {
  const isAsked = read.active.rules.some(({ effect }) => effect.kind === 'cap' && effect.by.of === 'tagKind')
  if (!isAsked) return () => null
  const tagIds = items.flatMap(({ itemId }) => {
    const row = snapshot.numberOf(itemId)
    return row === undefined ? [] : snapshot.tagIdsAt(row)
  })
  return readTagKinds(parts.catalog, tagIds, options)
}
