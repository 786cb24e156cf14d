import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InteractionEvent } from '../../src/domain/event.ts'
import { Applier, type ApplierParts } from '../../src/events/apply/applier.ts'
import type { ApplierNews } from '../../src/events/apply/apply-entries.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { journaledIntake } from '../../src/events/intake.ts'
import type { Appended, Journal } from '../../src/events/journal/journal.ts'
import { threadedJournal } from '../../src/events/journal/threaded-journal.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'

const SILENT: ApplierNews = { stuck: () => {}, deadLetter: () => {}, gap: () => {}, lost: () => {} }

/** An applier that reports only the given news, and suspects events immediately. */
export function applierOf(
  graph: GraphStore,
  journal: Journal,
  nowMs: () => number,
  news: Partial<ApplierNews> = {},
  parts: Pick<ApplierParts, 'apply' | 'suspectAfterMs' | 'needsConsent'> = {},
): Applier {
  return new Applier({
    graph,
    journal,
    ratingScale: DEFAULT_RATING_SCALE,
    nowMs,
    news: { ...SILENT, ...news },
    suspectAfterMs: 0,
    ...parts,
  })
}

/** Appends the events of a call, and notifies the applier. */
export async function append(
  applier: Applier,
  journal: Journal,
  events: readonly InteractionEvent[],
): Promise<Appended> {
  const appended = await journal.append(events)
  applier.came(events, appended)
  return appended
}

/** An intake over a journal in a temporary folder, applied as in a server. */
export async function journaling(graph: GraphStore, nowMs: () => number, news: Partial<ApplierNews> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'attune-journal-'))
  const journal = await threadedJournal(folder)
  const applier = applierOf(graph, journal, nowMs, news)
  applier.start()
  return {
    journal,
    applier,
    intake: journaledIntake({ journal, applier, maxWaiting: 10_000, onUnwritten: () => {} }),
    async close() {
      await applier.stop()
      await journal.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
