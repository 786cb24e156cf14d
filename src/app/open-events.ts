import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Consents } from '../domain/consent.ts'
import { DAY_MS, HOUR_MS } from '../domain/duration.ts'
import { encodeWatermark } from '../domain/watermark.ts'
import { Applier } from '../events/apply/applier.ts'
import type { ApplierNews, IsErased, OnApplied } from '../events/apply/apply-entries.ts'
import { Heartbeat } from '../events/apply/heartbeat.ts'
import { type Dismiss, dismiss } from '../events/dismiss.ts'
import { type ForgetEvent, forgetEvent } from '../events/forget-event.ts'
import { type Identify, identifying, type OnIdentitiesChanged } from '../events/identify.ts'
import type { Part } from '../events/identities.ts'
import { directIntake, hasSeenEventsOf, type Intake, journaledIntake } from '../events/intake.ts'
import type { Journal, JournalEntry } from '../events/journal/journal.ts'
import { lmdbJournal } from '../events/journal/lmdb-journal.ts'
import { threadedJournal } from '../events/journal/threaded-journal.ts'
import { limitDismissals, limitUnknownItems } from '../events/limited-intake.ts'
import { limitVisitors, NewVisitors } from '../events/new-visitors.ts'
import { type RecordEvents, recordEvents } from '../events/record-events.ts'
import { type RecordImpressions, recordImpressions } from '../events/record-impressions.ts'
import { Retention } from '../events/retention.ts'
import type { FindServed } from '../events/served-positions.ts'
import { noting } from '../events/touched-items.ts'
import { type UndoDismissal, undoDismissal } from '../events/undo-dismissal.ts'
import { isAvailable } from '../graph/graph-store.ts'
import type { DataKey } from '../platform/data-key.ts'
import { deadLettersOf, forgetPart, journaledEvents } from '../privacy/journal-events.ts'
import type { ServedTokens } from '../recommend/serving/served-tokens.ts'
import { type Logger, logUnlessOutage } from '../server/observability/logger.ts'
import type { LiveCatalog } from '../snapshot/live-catalog.ts'
import { applyingThread } from './applying-thread.ts'
import { eventScaleOf, needsConsent } from './config.ts'
import { JOURNAL_FOLDER } from './data-folder.ts'
import { neo4jOptions } from './open-graph.ts'
import type { Opening } from './opening.ts'

/** How often old journal entries are deleted. */
const TRIM_INTERVAL_MS = 10 * 60_000

/** Most events that wait to be applied: minutes of work. More are refused. */
const MOST_WAITING = 1_000_000

/** The write side for events. */
export interface EventSide {
  readonly intake: Intake
  readonly recordEvents: RecordEvents
  readonly recordImpressions: RecordImpressions
  readonly dismiss: Dismiss
  /** Which visitors may not be made now. */
  readonly newVisitors: NewVisitors
  /** See `ServerParts`. */
  readonly hasSeenEventsOf: (userId: string, signal: AbortSignal) => Promise<boolean>
  readonly undoDismissal: UndoDismissal
  readonly forgetEvent: ForgetEvent
  readonly identities: Identify
  /** Begins to take back events that are older than their period. */
  readonly startRetention: () => void
  /** The events of a user in the journal, and those that could not be applied. */
  readonly journaledEvents: (userId: string) => AsyncIterable<JournalEntry>
  readonly deadLetters: (userId: string) => AsyncIterable<JournalEntry>
  /**
   * Makes the journaled events of a user, or of a visitor within a span, unreadable.
   *
   * @throws AttuneError `UNAVAILABLE` if the disk refuses it
   */
  readonly forgetEvents: (part: Part) => Promise<void>
  readonly watermark: () => string
  /** Number of events in the journal that the graph lacks. */
  readonly waiting: () => number
  /** Journals of other processes that may hold events that the graph lacks. */
  readonly staleJournals: () => number
  /** Stops after the running batch; waiting events stay in the journal. */
  close(): Promise<void>
}

export interface EventSideParts extends Opening {
  /** The items that are known without a read. */
  readonly liveCatalog: Pick<LiveCatalog, 'latest'>
  readonly findServed: FindServed
  readonly tokens: ServedTokens
  readonly onApplied: OnApplied
  readonly onIdentitiesChanged: OnIdentitiesChanged
  /** What users consent to: events are refused without consent. */
  readonly consents: Consents
  /** Of the journal's entries, those that are never applied. */
  readonly isErased: IsErased
}

/** Opens the write side for events. */
export function openEvents(parts: EventSideParts): Promise<EventSide> {
  return parts.isJournaled ? openJournaledEvents(parts) : openDirectEvents(parts)
}

/** Events are written to the graph before they are accepted. */
async function openDirectEvents(parts: EventSideParts): Promise<EventSide> {
  const { config, graph, onApplied, dataKey } = parts
  const { dataDir } = config
  const ratingScale = eventScaleOf(config)
  const direct = directIntake({
    graph,
    ratingScale,
    needsConsent: needsConsent(config),
    nowMs: Date.now,
    applied: onApplied,
  })
  const retention = retentionOf(parts, direct)
  return {
    ...useCases(direct, parts),
    ...closedJournal(join(dataDir, JOURNAL_FOLDER), dataKey),
    forgetEvents: async () => undefined,
    startRetention: () => retention.start(),
    waiting: () => 0,
    staleJournals: () => 0,
    close: () => retention.stop(),
  }
}

/** Events are written to the journal before they are accepted, and applied to the graph in order. */
async function openJournaledEvents(parts: EventSideParts): Promise<EventSide> {
  const { journalHours } = parts.config
  const ratingScale = eventScaleOf(parts.config)
  const { config, graph, onApplied, isErased, logger, dataKey } = parts
  const journal = await threadedJournal(join(config.dataDir, JOURNAL_FOLDER), dataKey)
  const applying =
    graph.name === 'neo4j'
      ? applyingThread(
          neo4jOptions(config),
          graph,
          (err) => logger.error({ err }, 'the thread that applies events ended'),
          dataKey,
        )
      : null
  const applier = new Applier({
    graph,
    journal,
    ratingScale,
    needsConsent: needsConsent(config),
    nowMs: Date.now,
    isErased,
    news: { ...logNews(logger), applied: onApplied },
    ...(applying && { apply: applying.apply }),
  })
  applier.start()
  const waiting = () => applier.waiting
  const heartbeat = new Heartbeat({
    graph,
    journal,
    nowMs: Date.now,
    waiting,
    onStale: (orphans) =>
      logger.warn(
        { orphans },
        'journals without a server may hold events that the graph lacks: `attune journal --adopt <folder>`',
      ),
  })
  heartbeat.start()
  const trimming = setInterval(() => {
    journal
      .trim(applier.applied, Date.now() - journalHours * HOUR_MS)
      .catch((err: unknown) => logger.error({ err }, 'trimming the journal failed'))
  }, TRIM_INTERVAL_MS).unref()
  const journaled = journaledIntake({
    journal,
    applier,
    maxWaiting: MOST_WAITING,
    onUnwritten: (err) => logger.error({ err }, 'events are refused: they cannot be written'),
  })
  const retention = retentionOf(parts, journaled, journal)
  return {
    ...useCases(journaled, parts, journal),
    journaledEvents: (userId) => journaledEvents(journal, userId),
    deadLetters: (userId) => deadLettersOf(journal, userId),
    forgetEvents: (part) => forgetPart(journal, part),
    startRetention: () => retention.start(),
    waiting,
    staleJournals: () => heartbeat.stale,
    async close() {
      await retention.stop()
      clearInterval(trimming)
      await applier.stop()
      await applying?.close()
      await heartbeat.stop()
      await journal.close()
    },
  }
}

/** The events of a user in a journal that no server has open; none if there is no journal. */
function closedJournal(
  folder: string,
  dataKey: DataKey | null,
): Pick<EventSide, 'journaledEvents' | 'deadLetters'> {
  async function* read(
    entriesOf: (journal: Journal) => AsyncIterable<JournalEntry>,
  ): AsyncGenerator<JournalEntry> {
    if (!existsSync(join(folder, 'data.mdb'))) return
    const journal = await openJournal(folder, dataKey)
    try {
      yield* entriesOf(journal)
    } finally {
      await journal.close()
    }
  }
  return {
    journaledEvents: (userId) => read((journal) => journaledEvents(journal, userId)),
    deadLetters: (userId) => read((journal) => deadLettersOf(journal, userId)),
  }
}

/** Opens the journal in a folder for a command, in this thread; created if absent. */
export async function openJournal(folder: string, dataKey: DataKey | null): Promise<Journal> {
  return lmdbJournal({ folder, nowMs: Date.now, dataKey })
}

type JournalPart = 'journaledEvents' | 'deadLetters' | 'forgetEvents'

function useCases(
  taking: Intake,
  { config, graph, liveCatalog, touched, consents, findServed, tokens, onIdentitiesChanged }: EventSideParts,
  journal?: Journal,
): Omit<EventSide, 'startRetention' | 'waiting' | 'staleJournals' | 'close' | JournalPart> {
  const { ratingScale, customEvents } = config
  const newVisitors = new NewVisitors(graph, config.newVisitors)
  const known = limitVisitors(noting(taking, touched), newVisitors)
  const intake = limitUnknownItems(limitDismissals(known, graph), graph, liveCatalog)
  return {
    intake,
    newVisitors,
    recordEvents: recordEvents(intake, {
      rules: { ratingScale, customKinds: new Map(customEvents) },
      consents,
      findServed,
      tokens,
    }),
    recordImpressions: recordImpressions(intake, { consents, findServed }),
    dismiss: dismiss(intake, graph),
    hasSeenEventsOf: async (userId, signal) =>
      isAvailable(graph) && (await hasSeenEventsOf(intake, userId, signal)),
    undoDismissal: undoDismissal(intake, graph, ratingScale),
    forgetEvent: forgetEvent({
      intake,
      graph,
      ratingScale: eventScaleOf(config),
      ...(journal && { journal }),
    }),
    identities: identifying({ intake, graph, ratingScale, onChanged: onIdentitiesChanged }),
    watermark: () => encodeWatermark({ journal: intake.journalId, position: intake.applied() }),
  }
}

function retentionOf({ config, graph, logger }: Opening, { applied }: Intake, journal?: Journal): Retention {
  const onFailed = logUnlessOutage(logger, 'taking back old events failed; the next turn tries again')
  return new Retention({
    graph,
    periods: config.retention,
    visitorMs: config.visitorRetentionDays * DAY_MS,
    ratingScale: config.ratingScale,
    nowMs: Date.now,
    applied,
    onFailed,
    ...(journal && { journal }),
  })
}

function logNews(logger: Logger): ApplierNews {
  return {
    stuck: (err) => logger.warn({ err }, 'events wait: applying them to the graph failed'),
    deadLetter: (positions, err) =>
      logger.error({ positions, err }, 'events that cannot be applied moved to the dead letters'),
    gap: (first, last) =>
      logger.error({ first, last }, 'the graph lacks events that the journal has already deleted'),
    notEarly: (err) => logger.warn({ err }, 'early apply failed; events will be applied in order'),
    lost(entries) {
      // Entries of deleted users are unreadable by intention.
      const unreadable = entries.filter(({ reason }) => reason !== 'forgotten')
      if (unreadable.length === 0) return
      logger.error(
        {
          count: unreadable.length,
          first: unreadable[0]?.position,
          reasons: [...new Set(unreadable.map((entry) => entry.reason))],
        },
        'unreadable journal entries were skipped',
      )
    },
  }
}
