import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AttuneError } from '../domain/errors.ts'
import { encodeWatermark } from '../domain/watermark.ts'
import { Applier } from '../events/apply/applier.ts'
import type { ApplierNews } from '../events/apply/applier-news.ts'
import { Heartbeat, type JournalBeatParts } from '../events/apply/heartbeat.ts'
import type { OnApplied } from '../events/apply/on-applied.ts'
import { noting, type TouchedItems } from '../events/apply/touched-items.ts'
import { directIntake } from '../events/direct-intake.ts'
import { type Dismiss, dismiss } from '../events/dismiss.ts'
import { limitDismissals } from '../events/dismissal-limit.ts'
import type { Intake } from '../events/intake.ts'
import type { Journal } from '../events/journal/journal.ts'
import { lmdbJournal } from '../events/journal/lmdb-journal.ts'
import { threadedJournal } from '../events/journal/threaded-journal.ts'
import { tryJournal } from '../events/journal/try-journal.ts'
import { journaledIntake } from '../events/journaled-intake.ts'
import type { EventRules } from '../events/parse-event.ts'
import { type RecordEvents, recordEvents } from '../events/record-events.ts'
import type { FindServed } from '../events/served-positions.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import type { Logger } from '../server/observability/logger.ts'
import { applyingThread } from './applying-thread.ts'
import { neo4jOptions } from './compose-neo4j-options.ts'
import type { Config } from './config.ts'

/** Folder of the journal in the data folder. */
export const JOURNAL_FOLDER = 'journal'

/** How often old entries are deleted. */
const TRIM_INTERVAL_MS = 10 * 60_000

const HOUR_MS = 3_600_000

/** What takes events in, and its end. */
export interface EventSide {
  readonly intake: Intake
  readonly recordEvents: RecordEvents
  readonly dismiss: Dismiss
  readonly watermark: () => string
  /** Events on disk that the graph has not seen. */
  readonly waiting: () => number
  /** Ends after the batch under way; what waits is on disk. */
  close(): Promise<void>
}

export interface EventSideParts {
  readonly graph: GraphStore
  readonly findServed: FindServed
  /** Told what people did something to. */
  readonly touched: TouchedItems
  readonly onApplied: OnApplied
  readonly logger: Logger
}

/** Events go straight into the graph. */
export async function openDirectly(
  config: Config,
  { graph, findServed, touched, onApplied }: EventSideParts,
): Promise<EventSide> {
  const { ratingScale } = config
  const direct = directIntake({ graph, ratingScale, nowMs: Date.now, applied: onApplied })
  const intake = limitDismissals(noting(direct, touched), graph)
  return {
    ...writeUseCases(intake, config, findServed),
    waiting: () => 0,
    close: async () => undefined,
  }
}

/** Events go to disk first, and from there into the graph. */
export async function openJournaled(
  config: Config,
  { graph, findServed, touched, onApplied, logger }: EventSideParts,
): Promise<EventSide> {
  const journal = await threadedJournal(await tried(join(config.dataDir, JOURNAL_FOLDER)))
  const news = { ...logged(logger), applied: onApplied }
  const onEnded = (err: unknown) => logger.error({ err }, 'the thread that applies events ended')
  const applying = graph.name === 'neo4j' ? applyingThread(neo4jOptions(config), graph, onEnded) : null
  const { ratingScale } = config
  const apply = applying?.apply
  const applier = new Applier({
    graph,
    journal,
    ratingScale,
    nowMs: Date.now,
    news,
    ...(apply && { apply }),
  })
  applier.start()
  const waiting = () => applier.waiting
  const beat = new Heartbeat({ graph, journal, nowMs: Date.now, waiting, onOrphans: warned(logger) })
  beat.start()
  const trimming = trimRegularly(journal, applier, config.journalHours * HOUR_MS, logger)
  const onUnwritten = (err: AttuneError) =>
    logger.error({ err }, 'events are refused: they cannot be written')
  const { maxWaitingEvents: maxWaiting } = config
  const journaled = journaledIntake({ journal, applier, maxWaiting, onUnwritten })
  const intake = limitDismissals(noting(journaled, touched), graph)
  return {
    ...writeUseCases(intake, config, findServed),
    waiting,
    async close() {
      clearInterval(trimming)
      await applier.stop()
      await applying?.close()
      await beat.stop()
      await journal.close()
    },
  }
}

/** The journal in a folder, made if absent, for a command: nobody waits for its event loop. */
export async function openJournalIn(folder: string): Promise<Journal> {
  return lmdbJournal({ folder: await tried(folder), nowMs: Date.now })
}

/** The folder, made if absent, once another process has gone through the journal in it. */
async function tried(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true })
  await tryJournal(folder)
  return folder
}

function writeUseCases(
  intake: Intake,
  config: Config,
  findServed: FindServed,
): Omit<EventSide, 'waiting' | 'close'> {
  return {
    intake,
    recordEvents: recordEvents(intake, rulesOf(config), findServed),
    dismiss: dismiss(intake),
    watermark: () => encodeWatermark({ journal: intake.journalId, position: intake.applied() }),
  }
}

function rulesOf({ ratingScale, customEvents }: Config): EventRules {
  return { ratingScale, customKinds: new Map(customEvents) }
}

function trimRegularly(journal: Journal, applier: Applier, keptMs: number, logger: Logger): NodeJS.Timeout {
  const once = () =>
    journal
      .trim(applier.applied, Date.now() - keptMs)
      .catch((error: unknown) => logger.error({ err: error }, 'the journal could not be trimmed'))
  return setInterval(once, TRIM_INTERVAL_MS).unref()
}

function warned(logger: Logger): JournalBeatParts['onOrphans'] {
  return (orphans) =>
    logger.warn(
      { orphans },
      'journals whose servers are gone may hold events that the graph lacks: `attune journal --adopt <folder>`',
    )
}

function logged(logger: Logger): ApplierNews {
  return {
    stuck: (error) => logger.warn({ err: error }, 'events wait: they cannot be brought into the graph'),
    deadLetter: (positions, error) =>
      logger.error({ positions, err: error }, 'events that cannot be applied were set aside'),
    gap: (first, last) =>
      logger.error({ first, last }, 'the graph lacks events that the journal no longer has'),
    notEarly: (error) => logger.warn({ err: error }, 'events that somebody waits for wait for their turn'),
    lost: (entries) =>
      logger.error(
        {
          count: entries.length,
          first: entries[0]?.position,
          reasons: [...new Set(entries.map((e) => e.reason))],
        },
        'entries of the journal give no event',
      ),
  }
}
