import { tieCounts } from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'

/** Most people one user may follow, and most she may block or mute: what a request reads about its viewer is bounded. */
export const MAX_FOLLOWS = 5_000
export const MAX_REFUSALS = 5_000

export type TieType = 'FOLLOWS' | 'BLOCKS' | 'MUTES'

interface Room {
  follows: number
  refusals: number
}

/** Counts the ties of users while rows add to them. */
export class TieCaps {
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

  /** Why a user may have no more ties of this type; null while she may. */
  fault(userId: string, type: TieType): string | null {
    const room = this.#rooms.get(userId)
    if (type === 'FOLLOWS') {
      return room && room.follows <= 0 ? `one user follows more than ${MAX_FOLLOWS} people` : null
    }
    return room && room.refusals <= 0 ? `one user blocks or mutes more than ${MAX_REFUSALS} people` : null
  }

  /** Notes that a user has one more. */
  add(userId: string, type: TieType): void {
    const room = this.#rooms.get(userId)
    if (room) room[type === 'FOLLOWS' ? 'follows' : 'refusals']--
  }
}
