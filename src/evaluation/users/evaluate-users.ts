import type { DataSet } from '../../datasets/importing/data-set.ts'
import { undecided } from '../../domain/consent.ts'
import { AttuneError } from '../../domain/errors.ts'
import { TopK } from '../../domain/top-k.ts'
import { compareIds } from '../../domain/viewer.ts'
import type { RatingScale } from '../../events/event-weight.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { servedModels } from '../../model/served-models.ts'
import { peopleSuggester } from '../../recommend/people/suggest-people.ts'
import { EngagementCache } from '../../recommend/sources/engagement-cache.ts'
import { tieBreaksOf } from '../baselines.ts'
import type { EvaluateOptions, EvaluationParts } from '../evaluation.ts'
import { foldReport, withFoldGraph } from '../fold-graph.ts'
import { hashedIds } from '../hashed-ids.ts'
import {
  type ListPeople,
  measureMethods,
  metricsByMethod,
  type PeopleListsEvaluation,
} from './people-metrics.ts'
import { splitTies, type TieSplit } from './tie-split.ts'

/** What suggests people: the product, and what it is compared with. */
const PEOPLE_METHODS = ['suggestions', 'common-neighbors', 'most-followed'] as const

type PeopleMethod = (typeof PEOPLE_METHODS)[number]

export interface EvaluateUsersOptions
  extends Pick<EvaluateOptions, 'k' | 'seed' | 'nowMs' | 'settings' | 'signal' | 'onProgress'> {
  /** Number of folds, 1-5. */
  readonly folds: number
  readonly ratingScale: RatingScale
}

export type PeopleEvaluation = PeopleListsEvaluation<
  PeopleMethod,
  {
    /** Users with a held-out tie who still follow at least one person. */
    readonly testUsers: number
    readonly heldOutTies: number
  }
>

/**
 * Measures suggestions of people on held-out ties. Each fold has its own graph without them, trained as in production and
 * asked as by the API. The same data, options and code give the same figures.
 *
 * @throws AttuneError `BAD_USER_INPUT` for a data set without ties; the signal's reason once it aborts
 */
export async function evaluateUsers(
  dataSet: DataSet,
  options: EvaluateUsersOptions,
  parts: EvaluationParts,
): Promise<PeopleEvaluation> {
  const folds: PeopleEvaluation['folds'][number][] = []
  for (let fold = 0; fold < options.folds; fold++)
    folds.push(await evaluateFold(dataSet, fold, options, parts))
  return {
    dataSet: dataSet.name,
    k: options.k,
    seed: options.seed,
    folds,
    metrics: metricsByMethod(PEOPLE_METHODS, folds),
  }
}

async function evaluateFold(
  dataSet: DataSet,
  fold: number,
  options: EvaluateUsersOptions,
  parts: EvaluationParts,
): Promise<PeopleEvaluation['folds'][number]> {
  const { seed, nowMs, signal } = options
  const split = await splitTies(dataSet, hashedIds(seed), { seed, fold, ...(signal && { signal }) })
  const subjects = [...split.heldOut]
    .filter(([id]) => split.follows.has(id))
    .map(([id, relevant]) => ({ id, relevant }))
    .sort((a, b) => compareIds(a.id, b.id))
  if (subjects.length === 0) {
    throw new AttuneError('BAD_USER_INPUT', 'no user has enough ties to hold some out')
  }
  const name = `${fold + 1} of ${options.folds}`
  const report = foldReport(name, options)
  const graphOptions = { ...options, heldOutKind: 'any', report } as const
  const metrics = await withFoldGraph(parts, split.dataSet, graphOptions, (graph) => {
    const listsBy = { suggestions: served(graph, parts, nowMs, signal), ...baselines(split, options) }
    return measureMethods(PEOPLE_METHODS, listsBy, subjects, { ...options, report })
  })
  const heldOutTies = subjects.reduce((sum, { relevant }) => sum + relevant.size, 0)
  return { name, testUsers: subjects.length, heldOutTies, metrics }
}

/** As the API answers. */
function served(
  graph: GraphStore,
  { policy }: EvaluationParts,
  nowMs: number,
  signal: AbortSignal | undefined,
): ListPeople {
  const suggest = peopleSuggester({
    graph,
    models: servedModels(graph),
    engagements: new EngagementCache(graph),
    consents: undecided('standard'),
    policy: policy.people,
  })
  return async (userId) => (await suggest(userId, { nowMs, ...(signal && { signal }) })).map(({ id }) => id)
}

/** Counts of shared ties, and of followers. Equal counts are ordered by a seeded hash. */
function baselines(
  { follows }: TieSplit,
  { seed, k }: EvaluateUsersOptions,
): Readonly<Record<'common-neighbors' | 'most-followed', ListPeople>> {
  const ids = [...new Set([...follows].flatMap(([id, others]) => [id, ...others]))]
  const places = new Map(ids.map((id, place) => [id, place]))
  const tieBreaks = tieBreaksOf(ids, seed)
  const counts = countedOf([...follows.values()])
  const best = (userId: string, scores: ReadonlyMap<string, number>) => {
    const top = new TopK(k, tieBreaks)
    for (const [id, score] of scores) {
      if (id !== userId && !follows.get(userId)?.has(id)) top.offer(places.get(id) ?? -1, score)
    }
    return top.drain().map(({ index }) => ids[index] ?? '')
  }
  return {
    'common-neighbors': (userId) => {
      const sets = [...(follows.get(userId) ?? [])].flatMap((id) => follows.get(id) ?? [])
      return best(userId, countedOf(sets))
    },
    'most-followed': (userId) => best(userId, counts),
  }
}

/** How many of the sets each id is in. */
function countedOf(sets: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const set of sets) for (const id of set) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
