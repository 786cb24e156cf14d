import { invalid, type Problem } from '../domain/problem.ts'
import type { TieKind, TieRecord } from '../domain/records.ts'
import { dropTies, endTies, lockUsers, tiesAmong } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { inLockOrder } from './ensure-nodes.ts'
import { upsertTies } from './upsert-ties.ts'
import { refused, type Written } from './written.ts'

/** Ids are valid, and strength is in 0-1. */
export interface Relation {
  readonly userId: string
  readonly otherId: string
  readonly kind: Exclude<TieKind, 'friends'>
  readonly strength: number
  readonly isMutual: boolean
}

/**
 * Ties one user to another, or both to each other. A block ends what ties them, in the same transaction; who follows after
 * it is tied again, and hidden from the other until the block ends. Of calls that race the last one decides.
 */
export async function relate(
  graph: GraphStore,
  relation: Relation,
  nowMs: number,
  options: RunOptions,
): Promise<Written> {
  const { userId, otherId, kind } = relation
  if (userId === otherId) return refused(selfTie())
  return graph.transaction(async (runner) => {
    const { verdicts } = await upsertTies(
      runner,
      // A tie that is there keeps the instant of its beginning.
      directions(relation).map(
        (pair): TieRecord => ({ ...pair, kind, strength: relation.strength, at: null }),
      ),
      nowMs,
    )
    if (kind === 'blocks') await runner.run(endTies, { userId, otherId })
    const outcomes = verdicts.map((verdict) =>
      'fault' in verdict ? tooMany(verdict.fault) : verdict.outcome,
    )
    return {
      changed: outcomes.filter((outcome) => outcome === 'created' || outcome === 'merged').length,
      problems: outcomes.filter((outcome) => typeof outcome === 'object'),
    }
  }, options)
}

/** Ends a tie, or both. One that does not exist is no problem. */
export async function unrelate(
  graph: GraphStore,
  relation: Omit<Relation, 'strength'>,
  options: RunOptions,
): Promise<Written> {
  if (relation.userId === relation.otherId) return refused(selfTie())
  return graph.transaction(async (runner) => {
    await runner.run(lockUsers, { ids: inLockOrder([relation.userId, relation.otherId]) })
    const before = await stateOf(runner, relation)
    if (before.size > 0) await runner.run(dropTies, { rows: wantedTies(relation) })
    return { changed: before.size, problems: [] }
  }, options)
}

/** Who of the two has the tie already. */
async function stateOf(
  graph: Pick<GraphStore, 'run'>,
  relation: Omit<Relation, 'strength'>,
): Promise<ReadonlySet<string>> {
  const rows = await graph.run(tiesAmong, { rows: wantedTies(relation) })
  return new Set(rows.map(({ userId }) => userId))
}

function directions({ userId, otherId, isMutual }: Omit<Relation, 'strength'>) {
  return [{ userId, otherId }, ...(isMutual ? [{ userId: otherId, otherId: userId }] : [])]
}

function wantedTies(relation: Omit<Relation, 'strength'>) {
  return directions(relation).map(({ userId, otherId }) => ({
    userId,
    wanted: [`${relation.kind.toUpperCase()} ${otherId}`],
  }))
}

function selfTie(): Problem {
  return invalid(['otherId'], 'otherId must be somebody else')
}

function tooMany(fault: string): Problem {
  return { code: 'TOO_LARGE', message: fault, path: ['userId'], isRetryable: false }
}
