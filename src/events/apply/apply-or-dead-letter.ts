import type { JournalEntry } from '../journal/journal.ts'

/** Times one event is tried by itself before it is set aside. */
const TRIES = 3

export interface ApplyOrSetAsideParts {
  /** Applies entries up to a position, all or none. @throws GraphError */
  readonly attempt: (entries: readonly JournalEntry[], end: number) => Promise<void>
  /** Whether an event is to blame for what an attempt failed of. */
  readonly isOnEvents: (error: unknown) => Promise<boolean>
  /** Keeps entries elsewhere, and why. */
  readonly deadLetter: (entries: readonly JournalEntry[], error: unknown) => Promise<void>
}

/**
 * Applies entries up to a position. Those that cannot be applied are halved until the event is found that is to blame,
 * which is set aside. @throws what is no event's fault
 */
export async function applyOrSetAside(
  entries: readonly JournalEntry[],
  end: number,
  parts: ApplyOrSetAsideParts,
): Promise<void> {
  try {
    await parts.attempt(entries, end)
  } catch (error) {
    if (!(await parts.isOnEvents(error))) throw error
    const middle = Math.floor(entries.length / 2)
    const last = entries[middle - 1]
    if (last) {
      await applyOrSetAside(entries.slice(0, middle), last.position, parts)
      await applyOrSetAside(entries.slice(middle), end, parts)
    } else await tryAlone(entries, end, parts)
  }
}

async function tryAlone(
  entries: readonly JournalEntry[],
  end: number,
  { attempt, isOnEvents, deadLetter }: ApplyOrSetAsideParts,
): Promise<void> {
  for (let tried = 2; ; tried++) {
    try {
      return await attempt(entries, end)
    } catch (error) {
      if (!(await isOnEvents(error))) throw error
      if (tried < TRIES) continue
      await deadLetter(entries, error)
      return attempt([], end)
    }
  }
}
