import { isWhole, isWithin } from '../domain/identity-span.ts'
import type { Part } from '../events/identities.ts'
import type { Journal, JournalEntry } from '../events/journal/journal.ts'

/** Positions that one read looks at: appends wait for it. */
const READ_AT_ONCE = 5_000

/** The entries of a user in a journal, oldest first, up to its end when the iteration started. */
export async function* journaledEvents(journal: Journal, userId: string): AsyncGenerator<JournalEntry> {
  const { last } = journal
  let at = (await journal.first()) - 1
  while (at < last) {
    const { entries, end } = await journal.readOf(userId, at, READ_AT_ONCE)
    yield* entries
    at = end
  }
}

/** The dead letters of a user in a journal. */
export async function* deadLettersOf(journal: Journal, userId: string): AsyncGenerator<JournalEntry> {
  for (const entry of await journal.quarantined(Number.MAX_SAFE_INTEGER)) {
    if (entry.event.userId === userId) yield entry
  }
}

/** Makes the events of a part unreadable in a journal, its dead letters included. */
export async function forgetPart(journal: Journal, { ownerId, span }: Part): Promise<void> {
  if (isWhole(span)) return journal.forget(ownerId)
  const ids: string[] = []
  for await (const { event } of journaledEvents(journal, ownerId))
    if (isWithin(span, event.atMs)) ids.push(event.eventId)
  await journal.erase(ownerId, ids)
  for await (const { position, event } of deadLettersOf(journal, ownerId))
    if (isWithin(span, event.atMs)) await journal.release([position])
}
