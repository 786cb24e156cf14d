import { FEATURES } from '../../domain/features.ts'
import { halfLifeMs, type Policy } from '../../domain/policy.ts'
import { SOURCE_NAMES, type SourceName } from '../../domain/source-name.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { type FactorModel, popularityOf } from '../../model/factor-model.ts'
import { itemLogits } from '../../model/item-softmax.ts'
import type { SourceCandidates } from '../../recommend/candidate.ts'
import { filtersOf } from '../../recommend/item-filters.ts'
import { readViewer } from '../../recommend/read-viewer.ts'
import { scoresByItem } from '../../recommend/scoring/score-items.ts'
import { writeFeatures } from '../../recommend/scoring/tree-features.ts'
import { interestWeights, seedWeights } from '../../recommend/scoring/viewer-weights.ts'
import { AvailableItems } from '../../recommend/sources/available-items.ts'
import type { CandidateSource } from '../../recommend/sources/candidate-source.ts'
import { gather } from '../../recommend/sources/gather.ts'
import { distinctIds, pickCandidates } from '../../recommend/sources/pick-candidates.ts'
import type { SourceQuery } from '../../recommend/sources/source-query.ts'
import type { Pool } from '../compute/interest-features.ts'
import { SharedSlabs, sharedFloats, sharedInts, sharedSingles } from '../compute/shared-arrays.ts'
import type { Turns } from '../turns.ts'

export interface PoolRequest {
  readonly graph: GraphStore
  readonly turns: Turns
  readonly sources: readonly CandidateSource[]
  readonly modelVersion: string
  readonly policy: Policy
  readonly factors: FactorModel
  readonly nowMs: number
  readonly clockMs: number
  readonly signal: AbortSignal
  readonly onPool: (done: number, total: number) => void
}

/** A user with held-out engagements. */
export interface SimulatedUser {
  readonly userId: string
  /** Computed on demand: computing it for all users at once would block the event loop. */
  readonly withheld: () => Withheld
}

/** Concurrent viewers: while this thread scores one, the engine reads for the other. */
const AT_ONCE = 2

/** Long enough that no source times out: a busy machine must not change what is learned. */
const DEADLINE_MS = 600_000

/** Asks every source for each viewer, as serving would without the held-out engagements. */
export async function collectPools(
  request: PoolRequest,
  users: readonly SimulatedUser[],
): Promise<readonly Pool[]> {
  const pools: Pool[] = new Array(users.length)
  const withoutLimits = {
    ...request,
    sources: request.sources.map((source) => startingInTurn(source, request.turns)),
    policy: withoutDeadlines(request.policy),
    available: new AvailableItems(request.graph),
    numberOf: numbering(),
    singles: new SharedSlabs(sharedSingles),
    floats: new SharedSlabs(sharedFloats),
    ints: new SharedSlabs(sharedInts),
  }
  let next = 0
  let done = 0
  const work = async () => {
    for (let index = next++; index < users.length; index = next++) {
      request.signal.throwIfAborted()
      const user = users[index]
      if (user) pools[index] = await collectPool(withoutLimits, user.userId, user.withheld())
      request.onPool(++done, users.length)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return pools
}

/** Sources work mostly in memory: started together, they would block the event loop. */
function startingInTurn(source: CandidateSource, turns: Turns): CandidateSource {
  return {
    name: source.name,
    fetch: (request, options) => turns.next().then(() => source.fetch(request, options)),
  }
}

/** Numbers ids in the order in which they first occur. */
function numbering(): (id: string) => number {
  const numbers = new Map<string, number>()
  return (id) => {
    const number = numbers.get(id) ?? numbers.size
    numbers.set(id, number)
    return number
  }
}

interface UnlimitedRequest extends PoolRequest {
  readonly available: AvailableItems
  readonly numberOf: (itemId: string) => number
  /** Memory of the pools. */
  readonly singles: SharedSlabs<Float32Array>
  readonly floats: SharedSlabs<Float64Array>
  readonly ints: SharedSlabs<Int32Array>
}

async function collectPool(asked: UnlimitedRequest, userId: string, withheld: Withheld): Promise<Pool> {
  const { graph, available, turns, sources, policy, clockMs, nowMs, modelVersion, signal } = asked
  const viewer = simulatedViewer(await readViewer(graph, { kind: 'user', id: userId }, { signal }), withheld)
  const request: SourceQuery = {
    viewer,
    modelVersion,
    nowMs,
    clockMs,
    seeds: seedWeights(viewer, clockMs, policy),
    interests: interestWeights(viewer, clockMs, policy),
    policy,
  }
  const { responses } = await gather({ sources, signal }, request)
  const picked = await pickCandidates(
    available,
    request,
    { responses, filters: filtersOf(viewer) },
    { signal },
  )
  // Ranking and writing features in one turn would block the event loop.
  await turns.next()
  return poolOf(picked.candidates, withheld.itemIds, asked, request)
}

function poolOf(
  picked: readonly SourceCandidates[],
  held: ReadonlySet<string>,
  { factors, numberOf, singles, floats, ints }: UnlimitedRequest,
  request: SourceQuery,
): Pool {
  const candidates = [...scoresByItem(picked, distinctIds(picked.map((one) => one.candidates)))]
  const itemIds = candidates.map(([itemId]) => itemId)
  const features = singles.take(candidates.length * FEATURES)
  const positives: number[] = []
  candidates.forEach(([itemId, scores], row) => {
    if (held.has(itemId)) positives.push(row)
    writeFeatures(scores, popularityOf(factors, itemId), features, row * FEATURES)
  })
  return {
    features,
    items: filled(ints, itemIds.map(numberOf)),
    softmaxLogits: softmaxLogitsOf(itemIds, { factors, floats }, request),
    positives: filled(ints, positives),
    held: held.size,
  }
}

function filled(ints: SharedSlabs<Int32Array>, values: readonly number[]): Int32Array {
  const buffers = ints.take(values.length)
  buffers.set(values)
  return buffers
}

function softmaxLogitsOf(
  itemIds: readonly string[],
  { factors, floats }: Pick<UnlimitedRequest, 'factors' | 'floats'>,
  { viewer, clockMs, policy }: SourceQuery,
): Float64Array | null {
  const logitOf = itemLogits(factors, viewer, { clockMs, halfLifeMs: halfLifeMs(policy) })
  if (!logitOf) return null
  const logits = floats.take(itemIds.length)
  itemIds.forEach((itemId, row) => {
    const { product, bias } = logitOf(itemId)
    logits[row] = product + bias
  })
  return logits
}

function withoutDeadlines(policy: Policy): Policy {
  const sources = SOURCE_NAMES.map(
    (name) => [name, { ...policy.sources[name], deadlineMs: DEADLINE_MS, onFailure: 'fail' }] as const,
  )
  return {
    ...policy,
    sources: Object.fromEntries(sources) as Record<SourceName, Policy['sources'][SourceName]>,
  }
}

/** What the simulation hides of a viewer. */
export interface Withheld {
  readonly itemIds: ReadonlySet<string>
  /** Remaining share of the viewer's uses of a tag, by id; 1 if missing. */
  readonly tagShares: ReadonlyMap<string, number>
}

/** The viewer without the held-out engagements. */
function simulatedViewer(viewer: Viewer, { itemIds, tagShares }: Withheld): Viewer {
  return {
    ...viewer,
    engagements: viewer.engagements.filter(({ itemId }) => !itemIds.has(itemId)),
    seenItemIds: new Set([...viewer.seenItemIds].filter((id) => !itemIds.has(id))),
    appliedTags: viewer.appliedTags
      .map(({ tagId, weight }) => ({ tagId, weight: weight * (tagShares.get(tagId) ?? 1) }))
      .filter(({ weight }) => weight > 0),
  }
}
