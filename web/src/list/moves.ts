/** The rank of an entry in a list. */
export interface Placed {
  readonly id: string
  readonly title: string
  /** 1 for the first. */
  readonly rank: number
}

/** How an entry moved relative to another list; `by` is the number of ranks, 0 for a new entry. */
export interface Move {
  readonly kind: 'up' | 'down' | 'same' | 'new'
  readonly by: number
}

/** What changed between two lists. */
export interface Moves {
  readonly byId: ReadonlyMap<string, Move>
  /** Entries of the earlier list that are not in the later one, by rank. */
  readonly gone: readonly Placed[]
}

/** Compares two lists. */
export function movesBetween(before: readonly Placed[], now: readonly Placed[]): Moves {
  const ranks = new Map(before.map(({ id, rank }) => [id, rank]))
  const shown = new Set(now.map(({ id }) => id))
  return {
    byId: new Map(now.map(({ id, rank }) => [id, moveOf(ranks.get(id), rank)])),
    gone: before.filter(({ id }) => !shown.has(id)),
  }
}

function moveOf(before: number | undefined, now: number): Move {
  if (before === undefined) return { kind: 'new', by: 0 }
  if (before === now) return { kind: 'same', by: 0 }
  return before > now ? { kind: 'up', by: before - now } : { kind: 'down', by: now - before }
}

/** "3 moved up, 2 moved down, 1 new, 1 left"; says so if nothing changed. */
export function sayMoves({ byId, gone }: Moves): string {
  const count = (kind: Move['kind']) => [...byId.values()].filter((move) => move.kind === kind).length
  const parts = [
    [count('up'), 'moved up'],
    [count('down'), 'moved down'],
    [count('new'), 'new'],
    [gone.length, 'left'],
  ]
    .filter(([total]) => total !== 0)
    .map((words) => words.join(' '))
  return parts.length === 0 ? 'nothing moved' : parts.join(', ')
}
