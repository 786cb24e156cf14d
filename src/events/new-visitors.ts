import { LRUCache } from 'lru-cache'
import { DAY_MS } from '../domain/duration.ts'
import { isEdgeKind } from '../domain/event.ts'
import { isVisitorId } from '../domain/ids.ts'
import type { Problem } from '../domain/problem.ts'
import { knownUserIds } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import type { Intake, TakeOptions } from './intake.ts'
import { noneIfOut, refusing, secretDigest } from './limited-intake.ts'

/** Visitors and networks that are remembered. The oldest are dropped. */
const MAX_REMEMBERED = 100_000

interface Day {
  /** Visitors of the network that were new since it began. */
  count: number
  /** Epoch milliseconds. */
  readonly endsAtMs: number
}

/**
 * Limits the new visitors of a network in 24 hours: anyone can make ids of visitors up, and each becomes a node. Counted in this
 * process, without ids. A visitor who is not remembered counts as new; at the limit the graph is asked who is known.
 */
export class NewVisitors {
  readonly #graph: GraphStore
  readonly #limit: number
  readonly #digest = secretDigest()
  readonly #seen = new LRUCache<number, true>({ max: MAX_REMEMBERED })
  readonly #days = new LRUCache<number, Day>({ max: MAX_REMEMBERED })

  constructor(graph: GraphStore, limit: number) {
    this.#graph = graph
    this.#limit = limit
  }

  /** A problem if some of these users may not be made now, and who. Visitors without a network are those of servers. */
  async refused(
    userIds: readonly string[],
    { network, nowMs = 0, signal }: Pick<TakeOptions, 'network' | 'nowMs' | 'signal'>,
  ): Promise<ReadonlyMap<string, Problem>> {
    const unseen = [...new Set(userIds)].filter((id) => isVisitorId(id) && !this.#seen.has(this.#digest(id)))
    if (network == null || unseen.length === 0) return NONE
    const day = this.#dayOf(network, nowMs)
    const isFull = day.count + unseen.length > this.#limit
    const known = isFull ? await this.#known(unseen, signal) : []
    const refused = new Map<string, Problem>()
    for (const id of unseen) {
      if (known.includes(id)) this.#seen.set(this.#digest(id), true)
      else if (day.count >= this.#limit) refused.set(id, tooMany(day.endsAtMs - nowMs))
      else {
        day.count++
        this.#seen.set(this.#digest(id), true)
      }
    }
    return refused
  }

  #dayOf(network: string, nowMs: number): Day {
    const key = this.#digest(network)
    const known = this.#days.get(key)
    if (known && nowMs < known.endsAtMs) return known
    const day = { count: 0, endsAtMs: nowMs + DAY_MS }
    this.#days.set(key, day)
    return day
  }

  async #known(ids: readonly string[], signal: AbortSignal | undefined): Promise<readonly string[]> {
    const rows = await this.#graph.run(knownUserIds, { ids }, { ...(signal && { signal }) }).catch(noneIfOut)
    return rows.map(({ id }) => id)
  }
}

const NONE: ReadonlyMap<string, Problem> = new Map()

function tooMany(retryAfterMs: number): Problem {
  const message = 'too many new visitors from this network in a day'
  return { code: 'BUSY', message, path: ['userId'], isRetryable: true, retryAfterMs }
}

/** An intake that refuses events that would make too many visitors. */
export function limitVisitors(intake: Intake, visitors: NewVisitors): Intake {
  return refusing(intake, async (events, options) => {
    const stored = events.filter(({ kind }) => isEdgeKind(kind))
    const problems = await visitors.refused(
      stored.map(({ userId }) => userId),
      options,
    )
    return new Map(
      stored.flatMap((event) => {
        const problem = problems.get(event.userId)
        return problem ? [[event, problem]] : []
      }),
    )
  })
}
