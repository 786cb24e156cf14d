import { setMaxListeners } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { grantedByDefault, type Purpose } from '../domain/consent.ts'
import { AttuneError } from '../domain/errors.ts'
import type { Policy, PolicyNumbers, Ranker, RankerChoice } from '../domain/policy.ts'
import { LONGEST_REQUEST_MS } from '../domain/recommendation.ts'
import { modelRecipe, noteTraining } from '../graph/__generated__/queries.ts'
import { ignoreOutage } from '../graph/graph-error.ts'
import type { GraphRunner, GraphStore } from '../graph/graph-store.ts'
import type { InterestModel } from '../model/interest-model.ts'
import { traced } from '../platform/tracing.ts'
import { DEFAULT_POLICY } from '../recommend/scoring/default-policy.ts'
import { ComputePool } from './compute/compute-pool.ts'
import type { HeldOutKind } from './compute/hold-out.ts'
import { type Derived, derive } from './derive.ts'
import type { ChartScale } from './derived/charts.ts'
import { writeDegrees } from './derived/degrees.ts'
import { writeFollowerCounts } from './derived/follower-counts.ts'
import { writeEdges } from './derived-edges.ts'
import { isWorse, refusalOf } from './interest/choose-ranker.ts'
import { readIncumbent } from './interest/incumbent.ts'
import { learnInterest } from './interest/learn-interest.ts'
import { holdingLease, type Lease } from './lease.ts'
import { allow } from './model-terms.ts'
import type { StatedSettings } from './recipe-settings.ts'
import { readTrainingData, type TrainingData } from './training-data.ts'
import { keepTraining, type TrainingOutcome } from './training-history.ts'
import type { OnProgress, TrainingReport } from './training-report.ts'
import { JobLog, type TrainingRun } from './training-run.ts'
import { DEFAULT_TRAINING_SETTINGS, formsOf, type TrainingSettings, withForms } from './training-settings.ts'
import { inTurns, Turns } from './turns.ts'
import {
  beginVersion,
  dropOtherVersions,
  forgetVersions,
  type ModelCounts,
  readVersions,
  serveVersion,
  type Versions,
  writeModel,
} from './versions.ts'

export interface TrainOptions {
  /** When the training happens, epoch milliseconds. */
  readonly nowMs: number
  /** Names the training in its lease: unique among all trainings of the graph, so random. */
  readonly holder: string
  readonly settings?: Partial<TrainingSettings>
  /**
   * Its sources are asked while serving is simulated; its weights rank where nothing can be learned. The ranker that it
   * names is learned even if the settings leave it out.
   */
  readonly policy?: Policy
  /** More rankers to learn and judge, even if the settings leave them out; the version does not rank by them. */
  readonly rankers?: readonly RankerChoice[]
  /** Replace the policy's own numbers, in the simulation and wherever the version serves. */
  readonly policyNumbers?: PolicyNumbers
  /** Which engagements the weights learn to predict. Default: the newest, because lists should show what comes next. */
  readonly heldOutKind?: HeldOutKind
  /** Publishes a model even if it ranks worse than the one that serves. */
  readonly isForced?: boolean
  /** Asked in the transaction that takes the lease. If the answer is false, the training does not begin. */
  readonly mayBegin?: (graph: GraphRunner) => Promise<boolean>
  /**
   * Ends the training between two batches; the old version keeps serving. Once the new version serves, it ends only the
   * clean-up: the training has succeeded.
   */
  readonly signal?: AbortSignal
  /** What users consent to who have not decided. Default: the standard. */
  readonly granted?: ReadonlySet<Purpose>
  /**
   * Ids of tags on sensitive topics: users who do not consent to `sensitive-interests` have no neighbors because of items
   * with one of them.
   */
  readonly sensitiveTags?: readonly string[]
  readonly onProgress?: OnProgress
  /** Called once the new version serves, before an older one is deleted. Must not fail: the training has succeeded. */
  readonly onServed?: () => Promise<void>
  /** Edges that are deleted are kept this long after the switch, for running requests. Default: the longest deadline of any server. */
  readonly graceMs?: number
  /** Epoch milliseconds now, for the lease. Default: `nowMs` plus the time elapsed since. */
  readonly clock?: () => number
}

/**
 * Derives all edges and models as a new version beside the serving one, switches requests to it atomically, then deletes
 * the version that served before the old one. The old one is kept for `rollBack`. Workers compute; this thread only moves
 * pages and batches. The same graph and settings give the same edges. An interrupted run leaves the old version serving, and the next
 * run deletes its leftovers.
 *
 * @throws AttuneError `TRAINING_IN_PROGRESS` while another training of the graph runs or if it may not begin, `TRAINING_REFUSED` if the model
 *   ranks worse than the serving one
 * @throws the signal's reason (or the graph's error for it) once it aborts
 */
export async function train(graph: GraphStore, options: TrainOptions): Promise<TrainingReport> {
  const startedAt = performance.now()
  const clock = options.clock ?? (() => Math.round(options.nowMs + performance.now() - startedAt))
  const { holder, mayBegin } = options
  return holdingLease(graph, { holder, clock, ...(mayBegin && { mayBegin }) }, async (lease) => {
    try {
      return await traced('training', () => trainWith(lease, graph, options, clock, startedAt))
    } finally {
      if (!options.signal?.aborted && !lease.lost.aborted) await noteEnd(graph, clock())
    }
  })
}

/** Scheduled trainings count from it. Does nothing if the graph is unavailable. */
async function noteEnd(graph: GraphStore, endedAt: number): Promise<void> {
  // Keep the training's own error.
  await graph.run(noteTraining, { endedAt }).catch(ignoreOutage)
}

async function trainWith(
  lease: Lease,
  graph: GraphStore,
  options: TrainOptions,
  clock: () => number,
  startedAt: number,
): Promise<TrainingReport> {
  const signal = AbortSignal.any([lease.lost, ...(options.signal ? [options.signal] : [])])
  // Jobs, workers and every simulated request add a listener.
  setMaxListeners(0, signal)
  signal.throwIfAborted()
  const stated = { ...DEFAULT_TRAINING_SETTINGS, ...options.settings }
  const own = withForms(stated, [options.policy?.ranker ?? 'best'])
  const settings = withForms(own, options.rankers ?? [])
  const versions = await readVersions(graph)
  const granted = options.granted ?? grantedByDefault('standard')
  const sensitiveTags = options.sensitiveTags ?? []
  const version = await beginVersion(graph, versions, options.nowMs, {
    settings: { ...settings, policy: options.policyNumbers ?? {} },
    terms: { granted, sensitiveTags },
  })
  const turns = new Turns()
  const pool = new ComputePool(turns)
  const onProgress = options.onProgress ?? (() => {})
  const inTurn = inTurns(graph, turns)
  const run: TrainingRun = {
    graph: inTurn,
    turns,
    pool,
    settings,
    heldOutKind: options.heldOutKind ?? 'newest',
    nowMs: options.nowMs,
    granted,
    sensitiveTags,
    version,
    take: writeEdges(inTurn, version),
    signal,
    onProgress,
    jobs: new JobLog(turns),
  }
  let learned: InterestModel | null = null
  let interactions: number | null = null
  let hasServed = false
  const keep = (end: { readonly outcome: TrainingOutcome; readonly error?: unknown }) =>
    keepTraining(
      graph,
      {
        version,
        startedAtMs: options.nowMs,
        settings: { training: options.settings ?? {}, policy: options.policyNumbers ?? {} } as StatedSettings,
        heldOutKind: run.heldOutKind,
      },
      { ...end, endedAtMs: clock(), interest: learned, interactions },
    )
  try {
    const data = await readTrainingData(run)
    interactions = data.interactions.matrix.indices.length
    // Left by interrupted runs.
    if (versions.leftovers.length > 0) await dropAllBut(run, keptOf(versions), data, versions.leftovers)
    const clockMs = clockOf(versions, data, options.nowMs)
    const onLearned = (interest: InterestModel) => {
      learned = interest
    }
    const learning = { ...options, contenders: formsOf(own), onLearned }
    const { interest, derived } = await learnAndDerive(run, data, versions, clockMs, learning)
    const { edges, factors, degrees, activity } = derived
    await writeDegrees(run, data.catalog, degrees)
    const { userIds, leftOutUserIds, resetAts } = data.interactions
    await writeFollowerCounts(run, [...userIds, ...leftOutUserIds])
    await writeModel(graph, { factors, interest }, { ...run, resetAts })
    const counts = countsOf(data)
    const people = data.interactions.everyone.rows
    const stored = { ...counts, people, edges, ...activity }
    await serveVersion(graph, version, clock(), stored, { lease, signal })
    hasServed = true
    await keep({ outcome: 'served' })
    await options.onServed?.()
    await retire(run, versions, data, options.graceMs ?? LONGEST_REQUEST_MS)
    const seconds = (performance.now() - startedAt) / 1_000
    return { version, trainedAt: options.nowMs, ...counts, interest, seconds, jobs: run.jobs.reports }
  } catch (error) {
    if (!hasServed && !signal.aborted) await keep({ outcome: isRefusal(error) ? 'refused' : 'failed', error })
    // A stopped job rejects with an error of its own; the caller needs the reason of the abort.
    throw signal.aborted ? signal.reason : error
  } finally {
    pool.close()
  }
}

interface LearnOptions extends TrainOptions {
  /** Rankers that the version may use. */
  readonly contenders: readonly Ranker[]
  /** Called before the model is accepted or refused. */
  readonly onLearned: (interest: InterestModel) => void
}

function isRefusal(error: unknown): boolean {
  return error instanceof AttuneError && error.code === 'TRAINING_REFUSED'
}

/**
 * Derives the version, and learns the interest model beside. If either fails, the other stops. Deletes the version and throws if
 * the model ranks worse than the serving one.
 */
async function learnAndDerive(
  run: TrainingRun,
  data: TrainingData,
  versions: Versions,
  clockMs: number,
  { policy = DEFAULT_POLICY, policyNumbers = {}, nowMs, isForced, contenders, onLearned }: LearnOptions,
): Promise<{ readonly interest: InterestModel | null; readonly derived: Derived }> {
  const failed = new AbortController()
  const signal = AbortSignal.any([run.signal, failed.signal])
  setMaxListeners(0, signal)
  // First: the graph writes edges while the workers simulate.
  const derivation = derive({ ...run, signal }, data, clockMs)
  derivation.catch((error: unknown) => failed.abort(error))
  try {
    const learning = await learnInterest({ ...run, signal }, data, {
      policy,
      policyNumbers,
      incumbent: await readIncumbent(run.graph, versions.serving),
      nowMs,
      clockMs,
      contenders,
    })
    if (learning) onLearned(learning.interest)
    if (learning && !isForced && isWorse(learning.losses)) throw refusalOf(learning.interest)
    return { interest: learning?.interest ?? null, derived: await derivation }
  } catch (error) {
    failed.abort(error)
    // Nothing is written after this.
    await derivation.catch(() => undefined)
    const cause: unknown = failed.signal.reason
    if (isRefusal(cause)) {
      await dropAllBut(run, keptOf(versions), data, [run.version])
    }
    throw cause
  }
}

function countsOf({
  catalog,
  interactions,
}: TrainingData): Omit<ModelCounts, 'people' | 'edges' | keyof ChartScale> {
  return {
    users: interactions.userIds.length,
    items: catalog.itemIds.length,
    tags: catalog.tagIds.length,
    interactions: interactions.matrix.indices.length,
  }
}

/** Ages count from the newest event, so that an old data set does not fade to zero and a replay in the past works. */
function clockOf(versions: Versions, { interactions }: TrainingData, nowMs: number): number {
  const newestAt = Math.max(versions.newestEventAt ?? Number.NEGATIVE_INFINITY, interactions.newestAt)
  return Number.isFinite(newestAt) ? Math.min(nowMs, newestAt) : nowMs
}

/** The versions before the training, which stay if it fails. */
function keptOf({ serving, previous }: Versions): readonly string[] {
  return [serving, previous].filter((version) => version !== null)
}

/**
 * Deletes the version that served before the old one, once no request can be reading it: it may have served until a moment ago, before
 * a roll back. Deletes the old one, too, if it has learned from more than is allowed now, or if the next training may not have room
 * beside both. The training has succeeded by now: an abort here leaves edges to the next run.
 */
async function retire(
  run: TrainingRun,
  versions: Versions,
  data: TrainingData,
  graceMs: number,
): Promise<void> {
  const { serving } = versions
  if (serving === null) return
  const [old] = await run.graph.run(modelRecipe, { version: serving })
  // The room of one that is deleted now is free then.
  const hasRoom = versions.previous !== null || run.graph.diagnostics.room() >= (old?.edges ?? 0)
  const kept = hasRoom && allow(run, old?.terms ?? null) ? [run.version, serving] : [run.version]
  const retired = keptOf(versions).filter((version) => !kept.includes(version))
  if (retired.length === 0) return
  try {
    await wait(graceMs, undefined, { signal: run.signal })
    await dropAllBut(run, kept, data, retired)
  } catch (error) {
    if (!run.signal.aborted) throw error
  }
}

/** Deletes the edges of all versions but some, and the records of others. */
async function dropAllBut(
  run: TrainingRun,
  keptVersions: readonly string[],
  { catalog, interactions }: TrainingData,
  forgotten: readonly string[],
): Promise<void> {
  const userIds = [...interactions.userIds, ...interactions.leftOutUserIds]
  const heads = { userIds, itemIds: catalog.itemIds, tagIds: catalog.tagIds }
  const onHead = (done: number, total: number) => run.onProgress({ job: 'clean-up', done, total })
  await run.jobs.time(
    'clean-up',
    () => dropOtherVersions(run.graph, heads, keptVersions, { signal: run.signal, onHead }),
    (deleted) => deleted,
  )
  await forgetVersions(run.graph, forgotten)
}
