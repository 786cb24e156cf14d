import type { DataSet } from '../../datasets/importing/data-set.ts'
import { AttuneError } from '../../domain/errors.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { servedModels } from '../../model/served-models.ts'
import { UserFactors } from '../../model/user-factors.ts'
import { audienceFinder } from '../../recommend/people/find-audience.ts'
import { PeopleTests } from '../../recommend/people/people-tests.ts'
import { EngagementCache } from '../../recommend/sources/engagement-cache.ts'
import { FollowedCatalog } from '../../snapshot/live-catalog.ts'
import { LiveUsers } from '../../snapshot/live-users.ts'
import { LivePlacements } from '../../steering/live-placements.ts'
import { seededHash } from '../../training/compute/random.ts'
import { tieBreaksOf } from '../baselines.ts'
import type { EvaluateOptions, EvaluationParts } from '../evaluation.ts'
import { foldReport, requestTime, withFoldGraph } from '../fold-graph.ts'
import { type HashedIds, hashedIds } from '../hashed-ids.ts'
import type { Fold } from '../splits/fold.ts'
import { readInteractionLog } from '../splits/interaction-log.ts'
import { splitBy } from '../splits/protocols.ts'
import { trainingDataSet } from '../splits/training-side.ts'
import { readTrainingRows, type TrainingRows } from '../training-rows.ts'
import {
  type ListPeople,
  type ListSubject,
  measureMethods,
  metricsByMethod,
  type PeopleListsEvaluation,
} from './people-metrics.ts'

/** What finds the audience of an item: the product, and the users with the most interactions. */
const AUDIENCE_METHODS = ['audience', 'most-active'] as const

type AudienceMethod = (typeof AUDIENCE_METHODS)[number]

export type EvaluateAudienceOptions = Omit<EvaluateOptions, 'methods'>

export type AudienceEvaluation = PeopleListsEvaluation<
  AudienceMethod,
  {
    readonly testItems: number
    /** Held-out interactions of these items. */
    readonly heldOutPairs: number
  }
>

/** Items measured in one fold, drawn by the seed. */
const MOST_ITEMS = 300

/** Held-out users of each of them. */
const LEAST_USERS = 2

/**
 * Measures audiences of items on held-out interactions. Each fold has its own graph without them, trained as in production and
 * asked as by the API. The same data, options and code give the same figures.
 *
 * @throws AttuneError `BAD_USER_INPUT` for a data set that does not suit the protocol; the signal's reason once it aborts
 */
export async function evaluateAudience(
  dataSet: DataSet,
  options: EvaluateAudienceOptions,
  parts: EvaluationParts,
): Promise<AudienceEvaluation> {
  const log = await readInteractionLog(dataSet, options)
  const ids = hashedIds(options.seed)
  const folds: AudienceEvaluation['folds'][number][] = []
  for (const fold of splitBy(log, options).folds) {
    const training = trainingDataSet(dataSet, fold, log, ids)
    folds.push(await evaluateFold(fold, training, testItems(fold, ids, options.seed), options, parts))
  }
  const { k, seed } = options
  return { dataSet: dataSet.name, k, seed, folds, metrics: metricsByMethod(AUDIENCE_METHODS, folds) }
}

/** Items with their held-out users, all hashed. */
function testItems({ heldOut }: Fold, ids: HashedIds, seed: number): readonly ListSubject[] {
  const found = new Map<string, Set<string>>()
  for (const [userId, itemIds] of heldOut) {
    for (const itemId of itemIds) {
      const id = ids('item', itemId)
      const users = found.get(id) ?? new Set()
      found.set(id, users.add(ids('user', userId)))
    }
  }
  const items = [...found]
    .map(([id, relevant]) => ({ id, relevant }))
    .filter(({ relevant }) => relevant.size >= LEAST_USERS)
  if (items.length === 0) {
    throw new AttuneError('BAD_USER_INPUT', `no item has ${LEAST_USERS} held-out users`)
  }
  return items.sort((a, b) => seededHash(a.id, seed) - seededHash(b.id, seed)).slice(0, MOST_ITEMS)
}

async function evaluateFold(
  fold: Fold,
  dataSet: DataSet,
  items: readonly ListSubject[],
  options: EvaluateAudienceOptions,
  parts: EvaluationParts,
): Promise<AudienceEvaluation['folds'][number]> {
  const { k, seed, signal } = options
  const nowMs = requestTime(fold, options)
  const report = foldReport(fold.name, options)
  const graphOptions = { ...options, nowMs, heldOutKind: fold.heldOutKind, report }
  const mostActive = usersByActivity(await readTrainingRows(dataSet, options), { seed, k })
  const metrics = await withFoldGraph(parts, dataSet, graphOptions, (graph) => {
    const listsBy = { audience: served(graph, nowMs, signal), 'most-active': mostActive }
    return measureMethods(AUDIENCE_METHODS, listsBy, items, { ...options, report })
  })
  const heldOutPairs = items.reduce((sum, { relevant }) => sum + relevant.size, 0)
  return { name: fold.name, testItems: items.length, heldOutPairs, metrics }
}

/** As the API answers: nothing for fewer than 20 people. */
function served(
  graph: GraphStore,
  nowMs: number,
  signal: AbortSignal = new AbortController().signal,
): ListPeople {
  const liveCatalog = new FollowedCatalog(graph)
  const consents = { allows: () => true, sensitiveTags: new Set<string>() }
  const find = audienceFinder({
    graph,
    models: servedModels(graph),
    userFactors: new UserFactors(graph),
    engagements: new EngagementCache(graph),
    consents,
    liveCatalog,
    liveUsers: new LiveUsers(graph),
    tests: new PeopleTests({ graph, liveCatalog, consents }),
    placements: new LivePlacements(graph),
  })
  return async (itemId) => (await find(itemId, null, { nowMs, signal })).people.map(({ id }) => id)
}

/** The most active users who do not have an item. Equal counts are ordered by a seeded hash. */
function usersByActivity(
  { userIds, seenBy, itemIndex }: TrainingRows,
  { seed, k }: Pick<EvaluateAudienceOptions, 'seed' | 'k'>,
): ListPeople {
  const tieBreaks = tieBreaksOf(userIds, seed)
  const count = (user: number) => seenBy[user]?.size ?? 0
  const order = [...userIds.keys()].sort(
    (a, b) => count(b) - count(a) || (tieBreaks[a] ?? 0) - (tieBreaks[b] ?? 0),
  )
  return (itemId) => {
    const item = itemIndex.get(itemId) ?? -1
    const without = order.filter((user) => !seenBy[user]?.has(item))
    return without.slice(0, k).map((user) => userIds[user] ?? '')
  }
}
