import type { Policy } from '../../domain/policy.ts'
import type { FactorModel } from '../../model/factor-model.ts'
import type { ServedModels } from '../../model/served-models.ts'
import { candidateSources } from '../../recommend/sources/candidate-sources.ts'
import { HEADS_READ } from '../../recommend/sources/derived-read.ts'
import type { Pool } from '../compute/interest-features.ts'
import { entriesOf } from '../compute/sparse-matrix.ts'
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
  /** Ages are counted back from here, epoch milliseconds. */
  readonly clockMs: number
}

/**
 * Derives a version without the held-out engagements and asks the candidate sources what they would propose to the users
 * concerned: one pool each, in the same order. The version never serves and is not written to the graph.
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
    'serving-simulation',
    async () => {
      const left = dataOf(data, remainder)
      // No edge in the graph has this version, so that the serving version has no influence.
      const modelVersion = `${run.version}-simulation`
      const edges = new InMemoryEdges(headsOf(remainder), turns)
      const inner = { ...run, take: edges.take, jobs: new JobLog(turns), onProgress: () => undefined }
      await turns.next()
      const { factors, degrees } = await derive(inner, left, clockMs, remainder.users)
      const { itemIds } = left.catalog
      const engaged = { ...left.interactions, itemIds, degrees: degrees.items }
      const engagements = await remainingEngagements(engaged, turns)
      const sources = candidateSources(edges.over(graph), inMemory(factors), { engagements })
      const users = simulatedUsers(data, remainder)
      await turns.next()
      const onPool = (done: number, total: number) =>
        run.onProgress({ job: 'serving-simulation', done, total })
      const asked = { graph, turns, sources, modelVersion, policy, factors, nowMs, clockMs, signal, onPool }
      return collectPools(asked, users)
    },
    (pools) => pools.length,
  )
}

/** The heads that the sources read for the users concerned, whose histories are what remains. */
function headsOf({ users, interactions }: Remainder): WalkedHeads {
  const items = new Set<number>()
  for (const user of users) for (const { column } of entriesOf(interactions, user)) items.add(column)
  const read = { viewer: new Set(users), history: items, any: undefined, none: new Set<number>() }
  return Object.fromEntries(Object.entries(HEADS_READ).map(([kind, heads]) => [kind, read[heads]]))
}

function simulatedUsers(
  { catalog, interactions }: TrainingData,
  { users, held, tagShares }: Remainder,
): readonly SimulatedUser[] {
  return Array.from(users, (user, row) => ({
    userId: interactions.userIds[user] ?? '',
    withheld: () => ({
      itemIds: new Set([...entriesOf(held, row)].map(({ column }) => catalog.itemIds[column] ?? '')),
      tagShares: new Map(
        [...entriesOf(tagShares, row)].map(({ column, value }) => [catalog.tagIds[column] ?? '', value]),
      ),
    }),
  }))
}

/** Serves the model from memory. */
function inMemory(factors: FactorModel): ServedModels {
  const model = Promise.resolve({ trainedAtMs: null, factors, interest: null, policy: {} })
  return { load: () => model }
}
