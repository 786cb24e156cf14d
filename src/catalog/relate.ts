import { invalid, type Problem } from '../domain/problem.ts'
import type { TieKind, TieRecord } from '../domain/records.ts'
import { dropTies, endTies, lockUsers, tiesAmong } from '../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../graph/graph-store.ts'
import { inLockOrder } from './ensure-nodes.ts'
import { noteUnfollowed } from './unfollowed.ts'
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
 * Adds a tie from one user to another, or in both directions. A block removes the other ties of the two users in the
 * same transaction. A follow after a block is stored, but both users stay hidden from each other. The last of several
 * concurrent calls wins.
 *
 * @param createsOther default true; false: a tie to an unknown user is answered as one to a known user, and nothing is written of it
 */
export async function relate(
  graph: GraphStore,
  relation: Relation,
  nowMs: number,
  { createsOther = true, ...options }: RunOptions & { readonly createsOther?: boolean },
): Promise<Written> {
  const { userId, otherId, kind } = relation
  if (userId === otherId) return refused(selfTie())
  return graph.transaction(async (runner) => {
    const { verdicts } = await upsertTies(
      runner,
      // An existing tie keeps its start.
      directions(relation).map(
        (pair): TieRecord => ({ ...pair, kind, strength: relation.strength, at: null }),
      ),
      nowMs,
      (id) => createsOther || id === userId,
    )
    if (kind === 'blocks') await endAllTies(runner, relation, nowMs)
    const outcomes = verdicts.map((verdict) =>
      'fault' in verdict ? tooMany(verdict.fault) : verdict.outcome,
    )
    return {
      changed: outcomes.filter((outcome) => outcome === 'created' || outcome === 'merged').length,
      problems: outcomes.filter((outcome) => typeof outcome === 'object'),
    }
  }, options)
}

/** Ends the follows and the derived ties of two users. */
async function endAllTies(graph: GraphRunner, { userId, otherId }: Relation, nowMs: number): Promise<void> {
  const follows = { userId, otherId, kind: 'follows', isMutual: true } as const
  await noteUnfollowed(graph, await pairsOf(graph, follows), nowMs)
  await graph.run(endTies, { userId, otherId })
}

/** Removes a tie, or both directions. A missing tie is not a problem. */
export async function unrelate(
  graph: GraphStore,
  relation: Omit<Relation, 'strength'>,
  nowMs: number,
  options: RunOptions,
): Promise<Written> {
  const { userId, otherId } = relation
  if (userId === otherId) return refused(selfTie())
  return graph.transaction(async (runner) => {
    await runner.run(lockUsers, { ids: inLockOrder([userId, otherId]) })
    const before = await pairsOf(runner, relation)
    if (relation.kind === 'follows') await noteUnfollowed(runner, before, nowMs)
    if (before.length > 0) await runner.run(dropTies, { rows: wantedTies(relation) })
    return { changed: before.length, problems: [] }
  }, options)
}

/** The directions in which the two users have the tie. */
async function pairsOf(
  graph: GraphRunner,
  relation: Omit<Relation, 'strength'>,
): Promise<readonly { readonly userId: string; readonly otherId: string }[]> {
  const rows = await graph.run(tiesAmong, { rows: wantedTies(relation) })
  return rows.map(({ userId, otherId }) => ({ userId, otherId }))
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
  return invalid(['otherId'], 'otherId must be another user')
}

function tooMany(fault: string): Problem {
  return { code: 'LIMIT_EXCEEDED', message: fault, path: ['userId'], isRetryable: false }
}
