import { groupByUser } from '../domain/grouping.ts'
import type { TieRecord, UpsertOutcome } from '../domain/records.ts'
import {
  addBlocks,
  addFollows,
  addMutes,
  dropTies,
  lockUsers,
  tieCounts,
  tiesAmong,
} from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'
import { countFollowers } from './count-followers.ts'
import { ensureUsers, inLockOrder } from './ensure-nodes.ts'

/** A directed edge of a record. */
interface TieEdge {
  readonly userId: string
  readonly otherId: string
  readonly type: TieType
  /** 1 for blocks and mutes. */
  readonly strength: number
  readonly since: number | null
}

/** The outcome of a record, or why it was rejected. */
type TieVerdict = { readonly outcome: UpsertOutcome } | { readonly fault: string }

/**
 * Upserts ties inside the caller's transaction and creates missing users. The last record of a tie decides its
 * strength. Records beyond the limit of ties per user are rejected. One verdict per record.
 *
 * @param sinceIfNew start of a new tie whose record has no date, epoch milliseconds
 * @param mayCreate the users who may be created; default all. A tie with another unknown user is not written, but has the verdict
 * of one that is
 */
export async function upsertTies(
  graph: GraphRunner,
  records: readonly TieRecord[],
  sinceIfNew: number | null = null,
  mayCreate: (userId: string) => boolean = () => true,
): Promise<{ verdicts: readonly TieVerdict[]; createdUsers: number }> {
  const userIds = inLockOrder(records.flatMap(({ userId, otherId }) => [userId, otherId]))
  const { createdUsers } = await ensureUsers(graph, userIds.filter(mayCreate))
  await graph.run(lockUsers, { ids: userIds })
  const stated = records.flatMap(edgesOf)
  const before = await readEdges(graph, stated)
  const after = new Map(before)
  const caps = await TieCaps.read(graph, inLockOrder(stated.map(({ userId }) => userId)))
  const verdicts = records.map((record) => take(after, edgesOf(record), caps, sinceIfNew))
  const changed = [...after].filter(([key, edge]) => before.get(key) !== edge)
  const replaced = changed.filter(([key]) => before.has(key)).map(([, edge]) => edge)
  if (replaced.length > 0) await graph.run(dropTies, { rows: wantedTies(replaced) })
  await add(
    graph,
    changed.map(([, edge]) => edge),
  )
  const created = changed.filter(([key, { type }]) => type === 'FOLLOWS' && !before.has(key))
  await countFollowers(
    graph,
    created.map(([, { otherId }]) => ({ otherId, change: 1 })),
  )
  return { verdicts, createdUsers }
}

/** Adds all edges of a record to `edges`, or none if one is beyond a limit. */
function take(
  edges: Map<string, TieEdge>,
  row: readonly TieEdge[],
  caps: TieCaps,
  sinceIfNew: number | null,
): TieVerdict {
  const added = row.filter((edge) => !edges.has(keyOf(edge)))
  for (const { userId, type } of added) {
    const fault = caps.fault(userId, type)
    if (fault !== null) return { fault }
  }
  for (const { userId, type } of added) caps.add(userId, type)
  const each = row.map((edge) => put(edges, edge, sinceIfNew))
  return {
    outcome: each.find((one) => one === 'created') ?? each.find((one) => one === 'merged') ?? 'skipped',
  }
}

/** Adds an edge to `edges`. Without an instant, a known one stays. */
function put(edges: Map<string, TieEdge>, edge: TieEdge, sinceIfNew: number | null): UpsertOutcome {
  const key = keyOf(edge)
  const before = edges.get(key)
  const since = edge.since ?? (before ? before.since : sinceIfNew)
  if (before && before.strength === edge.strength && before.since === since) return 'skipped'
  edges.set(key, { ...edge, since })
  return before ? 'merged' : 'created'
}

function edgesOf({ userId, otherId, kind, strength, at }: TieRecord): TieEdge[] {
  const edge = { userId, otherId, since: at }
  if (kind === 'blocks') return [{ ...edge, type: 'BLOCKS', strength: 1 }]
  if (kind === 'mutes') return [{ ...edge, type: 'MUTES', strength: 1 }]
  const follows: TieEdge = { ...edge, type: 'FOLLOWS', strength }
  if (kind === 'follows') return [follows]
  return [follows, { ...follows, userId: otherId, otherId: userId }]
}

async function readEdges(graph: GraphRunner, wanted: readonly TieEdge[]): Promise<Map<string, TieEdge>> {
  const rows = await graph.run(tiesAmong, { rows: wantedTies(wanted) })
  const edges = rows.map(
    (row): TieEdge => ({
      ...row,
      type: row.type === 'BLOCKS' || row.type === 'MUTES' ? row.type : 'FOLLOWS',
      strength: row.strength ?? 1,
    }),
  )
  return new Map(edges.map((edge) => [keyOf(edge), edge]))
}

async function add(graph: GraphRunner, edges: readonly TieEdge[]): Promise<void> {
  const of = (type: TieType) => edges.filter((edge) => edge.type === type)
  const [follows, blocks, mutes] = [of('FOLLOWS'), of('BLOCKS'), of('MUTES')]
  if (follows.length > 0) {
    const rows = follows.map(({ userId, otherId, strength, since }) => ({ userId, otherId, strength, since }))
    await graph.run(addFollows, { rows })
  }
  if (blocks.length > 0) await graph.run(addBlocks, { rows: blocks.map(toRow) })
  if (mutes.length > 0) await graph.run(addMutes, { rows: mutes.map(toRow) })
}

function toRow({ userId, otherId, since }: TieEdge) {
  return { userId, otherId, since }
}

function wantedTies(edges: readonly TieEdge[]): { userId: string; wanted: string[] }[] {
  return [...groupByUser(edges)].map(([userId, group]) => ({ userId, wanted: group.map(nameOf) }))
}

/** The key of a tie within a user, as in the queries. */
function nameOf({ type, otherId }: TieEdge): string {
  return `${type} ${otherId}`
}

function keyOf(edge: TieEdge): string {
  return `${edge.userId}\n${nameOf(edge)}`
}

/** Limits of follows, and of blocks and mutes, per user. They bound what a request reads about its viewer. */
export const MAX_FOLLOWS = 5_000
export const MAX_REFUSALS = 5_000

type TieType = 'FOLLOWS' | 'BLOCKS' | 'MUTES'

interface Room {
  follows: number
  refusals: number
}

/** Counts the ties of users against the limits. */
class TieCaps {
  readonly #rooms: Map<string, Room>

  private constructor(rooms: Map<string, Room>) {
    this.#rooms = rooms
  }

  static async read(graph: GraphRunner, userIds: readonly string[]): Promise<TieCaps> {
    const rows = await graph.run(tieCounts, { ids: [...userIds] })
    return new TieCaps(
      new Map(
        rows.map(({ userId, follows, refusals }) => [
          userId,
          { follows: MAX_FOLLOWS - follows, refusals: MAX_REFUSALS - refusals },
        ]),
      ),
    )
  }

  /** Why a user cannot have more ties of this type; null if possible. */
  fault(userId: string, type: TieType): string | null {
    const room = this.#rooms.get(userId)
    if (type === 'FOLLOWS') {
      return room && room.follows <= 0 ? `one user follows more than ${MAX_FOLLOWS} people` : null
    }
    return room && room.refusals <= 0 ? `one user blocks or mutes more than ${MAX_REFUSALS} people` : null
  }

  /** Counts one more tie of a user. */
  add(userId: string, type: TieType): void {
    const room = this.#rooms.get(userId)
    if (room) room[type === 'FOLLOWS' ? 'follows' : 'refusals']--
  }
}
