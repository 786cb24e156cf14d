import { onTestFinished } from 'vitest'
import type { InteractionEvent } from '../../src/domain/event.ts'
import { type ApplierNews, type ApplyEntries, applyEntries } from '../../src/events/apply/apply-entries.ts'
import { journaledIntake } from '../../src/events/intake.ts'
import type { Journal } from '../../src/events/journal/journal.ts'
import { lmdbJournal } from '../../src/events/journal/lmdb-journal.ts'
import { cursorsOf, interactionsAmong } from '../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { applierOf } from './journaling.ts'
import { temporaryFolder } from './temporary-folder.ts'

const closings: (() => Promise<unknown>)[] = []

/** Callbacks that run before the resources are closed. */
export const lastly: (() => Promise<unknown>)[] = []

async function closeAll(): Promise<void> {
  for (const work of lastly.splice(0)) await work()
  for (const close of closings.splice(0).reverse()) await close()
}

/** An empty graph and an empty journal, closed after the test. */
export async function openBoth(): Promise<[GraphStore, Journal]> {
  onTestFinished(closeAll)
  const graph = await openEmbedded({ maxRelationships: 1e6 })
  const journal = lmdbJournal({ folder: temporaryFolder(), nowMs: () => 1_000 })
  closings.push(
    () => graph.close(),
    () => journal.close(),
  )
  return [graph, journal]
}

/** Applies early entries at once, but holds batches back until `open`. `begun` resolves when the first batch waits. */
export function gated(graph: GraphStore) {
  let [open, begin] = [() => {}, () => {}]
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  const apply: ApplyEntries = async (batch, options) => {
    if ('end' in batch) {
      begin()
      await opened
    }
    return applyEntries(graph, batch, options)
  }
  lastly.push(async () => open())
  return { apply, open, begun }
}

/** An intake over a journal, with an applier that the test can slow down by `apply`. */
export function serving(
  graph: GraphStore,
  journal: Journal,
  apply: ApplyEntries,
  news: Partial<ApplierNews> = {},
) {
  const applier = applierOf(graph, journal, () => 1_000, news, { apply })
  applier.start()
  closings.push(() => applier.stop())
  const intake = journaledIntake({ journal, applier, maxWaiting: 100_000, onUnwritten: () => undefined })
  return {
    applier,
    /** Records the events of a call and returns its position. */
    async take(events: readonly InteractionEvent[]): Promise<number> {
      const taken = await intake.take(events)
      if ('problem' in taken) throw new Error(taken.problem.message)
      return taken.position
    },
    seen: (position: number, userId: string, ms = 10_000) =>
      intake.seen(position, AbortSignal.timeout(ms), userId),
  }
}

let nextId = 0

/** A play event, with a time long ago by default. */
export function event(userId: string, traits: Partial<InteractionEvent> = {}): InteractionEvent {
  const eventId = `event-${nextId++}`
  return { eventId, userId, itemId: 'tea', kind: 'play', atMs: 5, value: null, count: 1, ...traits }
}

/** 900 events of 300 other users: so many that a waiting user has their own events applied early. */
export function crowd(): InteractionEvent[] {
  return Array.from({ length: 900 }, (_, n) => event(`crowd-${n % 300}`))
}

/** Number of events of a pair in the graph. */
export async function countOf(graph: GraphStore, userId: string, itemId = 'tea'): Promise<number> {
  const [edge] = await graph.run(interactionsAmong, { rows: [{ userId, wanted: [itemId] }] })
  return edge?.count ?? 0
}

/** Positions that were applied early. */
export async function aheadIn(graph: GraphStore, journal: Journal): Promise<readonly number[]> {
  const [cursor] = await graph.run(cursorsOf, { journals: [journal.id] })
  return cursor?.ahead ?? []
}
