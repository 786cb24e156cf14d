import type { Purpose } from '../domain/consent.ts'
import { inBatches } from '../domain/grouping.ts'
import type { PolicyNumbers } from '../domain/policy.ts'
import {
  beginModel,
  chartIds,
  describeModel,
  dropBoughtTogether,
  dropCharts,
  dropModelParts,
  dropMostFollowed,
  dropNeighbors,
  dropSimilarItems,
  dropTagTops,
  dropTopFollowed,
  dropTwoHopTies,
  forgetModels,
  lockUsers,
  modelMembers,
  models,
  previousModel,
  serveModel,
  writeModelParts,
} from '../graph/__generated__/queries.ts'
import { readGraphState } from '../graph/graph-state.ts'
import type { GraphRunner, GraphStore } from '../graph/graph-store.ts'
import { isLearnedOfUsers, isOfUsers, purposesOf, withMembers } from '../graph/user-parts.ts'
import type { FactorModel } from '../model/factor-model.ts'
import { describeFactors, type FactorPart, partsOf } from '../model/factor-parts.ts'
import { describeInterest, type InterestModel } from '../model/interest-model.ts'
import type { ChartScale } from './derived/charts.ts'
import type { Lease } from './lease.ts'
import { describeTerms, type ModelTerms } from './model-terms.ts'
import { batchRows } from './page-sizes.ts'
import type { Interactions } from './read-interactions.ts'
import type { TrainingRun } from './training-run.ts'
import type { TrainingSettings } from './training-settings.ts'

/** The model versions in a graph. */
export interface Versions {
  /** The version that requests read; null before the first training. */
  readonly serving: string | null
  /** The version that served before it, which `rollBack` can serve again; null if none is kept, or can be beside a new one. */
  readonly previous: string | null
  /** Time of the newest event, epoch milliseconds; null if there is none. */
  readonly newestEventAt: number | null
  /** Versions that are neither: left by an interrupted run. */
  readonly leftovers: readonly string[]
}

export async function readVersions(graph: GraphStore): Promise<Versions> {
  const { modelVersion: serving, newestEventAtMs } = await readGraphState(graph)
  const [kept] = await graph.run(previousModel, {})
  const previous = kept && graph.diagnostics.room() >= kept.edges ? kept.version : null
  const known = await graph.run(models, {})
  return {
    serving,
    previous,
    newestEventAt: newestEventAtMs,
    leftovers: known.map(({ id }) => id).filter((version) => version !== serving && version !== previous),
  }
}

/** Records a new version under a unique name derived from its time. */
export async function beginVersion(
  graph: GraphStore,
  versions: Versions,
  trainedAt: number,
  {
    settings,
    terms,
  }: { readonly settings: TrainingSettings & { readonly policy: PolicyNumbers }; readonly terms: ModelTerms },
): Promise<string> {
  const taken = new Set([...versions.leftovers, versions.serving, versions.previous])
  const stem = new Date(trainedAt).toISOString().replace(/[-:.]/g, '')
  let version = stem
  for (let count = 2; taken.has(version); count++) version = `${stem}-${count}`
  await graph.run(beginModel, {
    version,
    trainedAt,
    settings: JSON.stringify(settings),
    terms: describeTerms(terms),
  })
  return version
}

/** The size of a version's input and output. */
export interface ModelCounts extends ChartScale {
  readonly users: number
  /** Users, and visitors with what is of no user: whom the numbers of users of items count. */
  readonly people: number
  readonly items: number
  readonly tags: number
  readonly interactions: number
  readonly edges: number
}

/**
 * Switches requests to the version in one transaction, provided that the lease is still held and the signal has not
 * aborted.
 */
export async function serveVersion(
  graph: GraphStore,
  version: string,
  since: number,
  counts: ModelCounts,
  { lease, signal }: { readonly lease: Lease; readonly signal: AbortSignal },
): Promise<void> {
  await graph.transaction(async (transaction) => {
    await lease.confirm(transaction)
    signal.throwIfAborted()
    await transaction.run(serveModel, { version, since, ...counts })
  })
}

/** Deletes the records of versions without edges. */
export async function forgetVersions(graph: GraphStore, versions: readonly string[]): Promise<void> {
  await graph.run(forgetModels, { versions })
}

/** Parts written in one statement: about a megabyte. */
const PARTS_WRITTEN_AT_ONCE = 4

/** What decides which users a version's models keep. */
type MemberTerms = Pick<TrainingRun, 'version' | 'granted'> & Pick<Interactions, 'resetAts'>

/** Writes a version's models before it serves; rejects between two statements once the signal aborts. */
export async function writeModel(
  graph: GraphStore,
  learned: { readonly factors: FactorModel; readonly interest: InterestModel | null },
  run: MemberTerms & Pick<TrainingRun, 'signal'>,
): Promise<void> {
  const { version, signal } = run
  let rows: FactorPart[] = []
  const flush = async () => {
    signal.throwIfAborted()
    await writeParts(graph, rows, run)
    rows = []
  }
  for (const part of partsOf(learned.factors, version)) {
    rows.push(part)
    if (rows.length === PARTS_WRITTEN_AT_ONCE) await flush()
  }
  if (rows.length > 0) await flush()
  await graph.run(describeModel, {
    version,
    factors: describeFactors(learned.factors),
    interest: learned.interest ? describeInterest(learned.interest) : null,
  })
}

/**
 * Writes parts without users who are deleted, or no longer consent, since the training read them; what users like, also without
 * those who have reset their profile since.
 */
async function writeParts(
  graph: GraphStore,
  parts: readonly FactorPart[],
  { version, granted, resetAts }: MemberTerms,
): Promise<void> {
  const ids = [
    ...new Set(parts.filter(({ id }) => isOfUsers(id)).flatMap(({ memberIds }) => memberIds)),
  ].sort()
  if (ids.length === 0) return void (await graph.run(writeModelParts, { version, rows: parts }))
  const write = async (runner: GraphRunner) => {
    // Locked before they are read: a user who decides, is deleted or resets their profile later finds the part.
    await runner.run(lockUsers, { ids })
    const users = new Map((await runner.run(modelMembers, { ids })).map((row) => [row.id, row]))
    const rows = parts.map((part) => {
      if (!isOfUsers(part.id)) return part
      const purposes = purposesOf(part.id)
      return withMembers(part, (id) => {
        const row = users.get(id)
        if (row === undefined) return false
        const isReset = row.profileResetAt !== (resetAts.get(id) ?? null)
        if (isReset && isLearnedOfUsers(part.id)) return false
        const decided = (one: Purpose) => row.granted.includes(one) || row.denied.includes(one)
        return purposes.every((one) => (decided(one) ? row.granted.includes(one) : granted.has(one)))
      })
    })
    await runner.run(writeModelParts, { version, rows })
  }
  await graph.transaction(write)
}

/** Parts of models deleted in one statement. */
const PARTS_DELETED_AT_ONCE = 20

/** Approximate number of old edges of a head: a statement takes as many heads as fill a batch. */
const EDGES_OF = { users: 50, ties: 50, items: 50, tags: 3, charts: 300 } as const

export interface Heads {
  readonly userIds: readonly string[]
  readonly itemIds: readonly string[]
  readonly tagIds: readonly string[]
}

/**
 * Deletes, in batches, the derived edges and model parts of all versions but the kept ones. Rejects between two batches once
 * the signal aborts. Returns the number of deleted edges.
 */
export async function dropOtherVersions(
  graph: GraphStore,
  heads: Heads,
  keptVersions: readonly string[],
  run: { readonly signal: AbortSignal; readonly onHead: (done: number, total: number) => void },
): Promise<number> {
  const charts = (await graph.run(chartIds, {})).map((chart) => chart.id)
  const sweeps = [
    { query: dropNeighbors, ids: heads.userIds, edges: EDGES_OF.users },
    { query: dropTwoHopTies, ids: heads.userIds, edges: EDGES_OF.ties },
    { query: dropTopFollowed, ids: heads.userIds, edges: EDGES_OF.users },
    { query: dropSimilarItems, ids: heads.itemIds, edges: EDGES_OF.items },
    { query: dropBoughtTogether, ids: heads.itemIds, edges: EDGES_OF.items },
    { query: dropTagTops, ids: heads.tagIds, edges: EDGES_OF.tags },
    { query: dropCharts, ids: charts, edges: EDGES_OF.charts },
    { query: dropMostFollowed, ids: charts, edges: EDGES_OF.charts },
  ]
  const total = sweeps.reduce((sum, sweep) => sum + sweep.ids.length, 0)
  const limit = batchRows(graph)
  let done = 0
  let deleted = 0
  for (const { query, ids, edges } of sweeps) {
    for (const headIds of inBatches(ids, Math.floor(limit / edges))) {
      for (let batch = limit; batch === limit; ) {
        run.signal.throwIfAborted()
        const [result] = await graph.run(query, { headIds, keptVersions, limit })
        batch = result?.deleted ?? 0
        deleted += batch
      }
      done += headIds.length
      run.onHead(done, total)
    }
  }
  await dropParts(graph, keptVersions, run.signal)
  return deleted
}

/** In small batches, because parts are large. */
async function dropParts(
  graph: GraphStore,
  keptVersions: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  for (let batch = PARTS_DELETED_AT_ONCE; batch === PARTS_DELETED_AT_ONCE; ) {
    signal.throwIfAborted()
    const [result] = await graph.run(dropModelParts, { keptVersions, limit: PARTS_DELETED_AT_ONCE })
    batch = result?.deleted ?? 0
  }
}
