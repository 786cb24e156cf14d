import { lockUsers, setShownPlacements, shownPlacements } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'

/** Instants that are kept of each name: frequency caps up to this are exact. */
export const MOST_INSTANTS = 16

/** Names that are kept of a viewer, those that were shown last. */
const MOST_NAMES = 100

/** When a viewer was shown placements and promotions: instants in epoch milliseconds, by name (`promotionName`). */
export type ShownInstants = ReadonlyMap<string, readonly number[]>

/** Who a list is shown to, and when. */
export interface Showing {
  readonly viewerId: string
  readonly nowMs: number
}

/** Where it is kept when viewers were shown what has a frequency cap. */
export interface ShownPlacements {
  /** Nothing for an unknown user. @throws GraphError */
  of(viewerId: string, options: RunOptions): Promise<ShownInstants>
  /** Adds the instant to each of the names, unless the user is unknown. @throws GraphError */
  add(showing: Showing, names: readonly string[], options: RunOptions): Promise<void>
}

/** What a promotion is called; a placement is called by its key. */
export function promotionName(placement: string, rule: string): string {
  return `${placement}/${rule}`
}

/**
 * Keeps the instants in the graph, with the user: they are erased and exported with everything else of them. In whichever order
 * processes add instants, the newest remain.
 */
export function graphShownPlacements(graph: GraphStore): ShownPlacements {
  return {
    async of(viewerId, options) {
      const [row] = await graph.run(shownPlacements, { viewerId }, options)
      return row ? decoded(row) : new Map()
    },
    add({ viewerId, nowMs }, names, options) {
      return graph.transaction(async (runner) => {
        await runner.run(lockUsers, { ids: [viewerId] })
        const [row] = await runner.run(shownPlacements, { viewerId })
        if (row) await runner.run(setShownPlacements, { viewerId, ...encoded(decoded(row), names, nowMs) })
      }, options)
    },
  }
}

/** The same, where nothing is added: for lists that are shown to no viewer. */
export function uncounted(shown: ShownPlacements): ShownPlacements {
  return { of: (viewerId, options) => shown.of(viewerId, options), add: async () => undefined }
}

/** As they are stored: the names, and of each its instants as one text. */
interface StoredInstants {
  readonly names: readonly string[]
  readonly ats: readonly string[]
}

function decoded({ names, ats }: StoredInstants): ShownInstants {
  return new Map(names.map((name, index) => [name, (ats[index] ?? '').split(' ').map(Number)]))
}

function encoded(before: ShownInstants, added: readonly string[], nowMs: number): StoredInstants {
  const after = new Map(before)
  for (const name of new Set(added)) {
    after.set(name, newestFirst([nowMs, ...(before.get(name) ?? [])]).slice(0, MOST_INSTANTS))
  }
  const kept = [...after].sort(([, [a = 0]], [, [b = 0]]) => b - a).slice(0, MOST_NAMES)
  return { names: kept.map(([name]) => name), ats: kept.map(([, instants]) => instants.join(' ')) }
}

function newestFirst(instants: readonly number[]): readonly number[] {
  return instants.toSorted((a, b) => b - a)
}
