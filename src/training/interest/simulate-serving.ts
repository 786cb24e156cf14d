import type { Policy } from '../../domain/policy.ts'
import type { FactorModel } from '../../model/factor-model.ts'
import type { ServedModels } from '../../model/served-models.ts'
import { candidateSources } from '../../recommend/sources/candidate-sources.ts'
import type { Pool } from '../compute/interest-features.ts'
import { floatAt, intAt } from '../compute/numbers.ts'
import type { SparseMatrix } from '../compute/sparse-matrix.ts'
import { dataOf, type Remainder } from '../compute/withhold.ts'
import { derive } from '../derive.ts'
import type { TrainingData } from '../training-data.ts'
import { JobLog, type TrainingRun } from '../training-run.ts'
import { collectPools, type SimulatedUser } from './collect-pools.ts'
import { InMemoryEdges, type WalkedHeads } from './in-memory-edges.ts'
import { remainingEngagements } from './remaining-engagements.ts'

export interface SimulationOptions {
  readonly policy: Policy
  readonly nowMs: number
  /** Age is counted back from here, epoch milliseconds. */
  readonly clockMs: number
  /** What has to be computed is with the workers: what is handed to them now comes after it. */
  readonly onUnderway: () => void
}

/**
 * Derives a version as if the held-out engagements had not happened, and asks the candidate sources that serve what
 * they would have proposed to the people concerned: a pool for each, in their order. The version never serves, and nothing of it
 * is written.
 */
export async function simulateServing(
  run: TrainingRun,
  data: TrainingData,
  remainder: Remainder,
  options: SimulationOptions,
): Promise<readonly Pool[]> {
  const { policy, nowMs, clockMs } = options
  const { graph, turns, signal } = run
  return run.jobs.time(
    'rehearsal',
    async () => {
      const left = dataOf(data, remainder)
      // No edge of the graph is of it: what serves later must tell nothing here.
      const modelVersion = `${run.version}-rehearsal`
      const edges = new InMemoryEdges(headsOf(remainder), turns)
      const inner = { ...run, take: edges.take, jobs: new JobLog(turns), onProgress: () => undefined }
      await turns.next()
      const [{ factors, degrees }] = await Promise.all([
        derive(inner, left, clockMs),
        turns.next().then(options.onUnderway),
      ])
      const { itemIds } = left.catalog
      const engaged = { ...left.interactions, itemIds, degrees: degrees.items }
      const engagements = await remainingEngagements(engaged, turns)
      const sources = candidateSources(edges.over(graph), inMemory(factors), engagements)
      const people = peopleOf(data, remainder)
      await turns.next()
      const onPool = (done: number, total: number) => run.onProgress({ job: 'rehearsal', done, total })
      const asked = { graph, turns, sources, modelVersion, policy, factors, nowMs, clockMs, signal, onPool }
      return collectPools(asked, people)
    },
    (pools) => pools.length,
  )
}

/** Those whose lists are asked for, and the items that lead on from their histories. */
function headsOf({ users, interactions }: Remainder): WalkedHeads {
  const items = new Set<number>()
  for (const user of users) for (const [item] of entries(interactions, user)) items.add(item)
  const people = new Set(users)
  return { neighbors: people, 'two-hop-ties': people, 'similar-items': items }
}

function peopleOf(
  { catalog, interactions }: TrainingData,
  { users, held, tagShares }: Remainder,
): readonly SimulatedUser[] {
  return Array.from(users, (user, row) => ({
    userId: interactions.userIds[user] ?? '',
    withheld: () => ({
      itemIds: new Set(entries(held, row).map(([item]) => catalog.itemIds[item] ?? '')),
      tagShares: new Map(entries(tagShares, row).map(([tag, share]) => [catalog.tagIds[tag] ?? '', share])),
    }),
  }))
}

function entries(matrix: SparseMatrix, row: number): [column: number, value: number][] {
  const start = intAt(matrix.offsets, row)
  return Array.from({ length: intAt(matrix.offsets, row + 1) - start }, (_, place) => {
    return [intAt(matrix.indices, start + place), floatAt(matrix.values, start + place)]
  })
}

/** The version's model without a detour through the graph. */
function inMemory(factors: FactorModel): ServedModels {
  const model = Promise.resolve({ trainedAtMs: null, factors, interest: null, policy: {} })
  return { load: () => model }
}
