import { join } from 'node:path'
import { type GraphStore, isAvailable } from '../graph/graph-store.ts'
import type { DataKey } from '../platform/data-key.ts'
import { type AppliedDecisions, applyDecisions } from '../privacy/apply-decisions.ts'
import { Erasures } from '../privacy/erasures.ts'
import { Exports } from '../privacy/exports.ts'
import { KeptDecisions } from '../privacy/kept-decisions.ts'
import type { Memory } from '../recommend/open-memory.ts'
import type { ServedLists } from '../recommend/serving/served-lists.ts'
import type { ServerParts } from '../server/api/server-parts.ts'
import { logUnlessOutage } from '../server/observability/logger.ts'
import { LivePlacements } from '../steering/live-placements.ts'
import type { Config } from './config.ts'
import { EXPORTS_FOLDER, makeDataFolder } from './data-folder.ts'
import { folderDataKey } from './data-keys.ts'
import { forgetUser, type UserMemory, userForgetter } from './forget-users.ts'
import type { CleanFiles } from './held-graph.ts'
import type { EventSide } from './open-events.ts'
import type { Opening } from './opening.ts'

/** The decisions that outlive a restore of an older graph, in the data folder. */
const DECISIONS_FILE = 'decisions.tsv'

/** Other servers of a Neo4j forget a user within this time. Where there are none, it is the pause between retries. */
const EVERY_MS = 2_000

/** The decisions that the data folder knows. */
function openDecisions({ dataDir }: Pick<Config, 'dataDir'>, dataKey: DataKey | null): KeptDecisions {
  return new KeptDecisions(join(dataDir, DECISIONS_FILE), dataKey)
}

/** See `Composition`. */
export async function applyFolderDecisions(config: Config, graph: GraphStore): Promise<AppliedDecisions> {
  makeDataFolder(config.dataDir)
  const decisions = openDecisions(config, folderDataKey(config))
  return applyDecisions(graph, decisions, Date.now(), config.ratingScale)
}

/**
 * The decisions that the data folder knows, applied again where the graph was restored from an older copy. Call this before any of
 * them is read from the graph.
 */
export async function restoreDecisions(opening: Opening): Promise<KeptDecisions> {
  const { config, graph, logger, isServer, dataKey } = opening
  const decisions = openDecisions(config, dataKey)
  if (isAvailable(graph)) await applyDecisions(graph, decisions, Date.now(), config.ratingScale)
  if (isServer && decisions.isApplied)
    await decisions.save().catch((err: unknown) => logger.error({ err }, 'tidying the kept decisions failed'))
  return decisions
}

/** What users may ask of their data. */
export interface Privacy extends Pick<ServerParts, 'exports' | 'requestErasure' | 'forgetUsers'> {
  /** Waits for a running erasure and a running export. No other begins. */
  close(): Promise<void>
}

export interface PrivacyParts {
  readonly decisions: KeptDecisions
  readonly memory: Memory
  readonly servedLists: ServedLists
  readonly events: EventSide
  readonly cleanFiles: CleanFiles
}

/** Opens erasures and exports. On a server, those go on that have not ended. */
export function openPrivacy(opening: Opening, parts: PrivacyParts): Privacy {
  const { config, graph, logger, isServer, touched, recentEvents } = opening
  const { memory, events, decisions, servedLists, cleanFiles } = parts
  const exports = openExports(opening, parts)
  const held: UserMemory = { ...memory, touched, recentEvents, servedLists, exports, events }
  const erasures = new Erasures({
    graph,
    erased: decisions,
    ratingScale: config.ratingScale,
    process: events.intake.journalId,
    nowMs: Date.now,
    everyMs: EVERY_MS,
    forgetUser: (erased) => forgetUser(held, erased),
    cleanFiles,
    onFailed: logUnlessOutage(logger, 'an erasure waits: cleaning files of deleted users failed'),
  })
  if (isServer) {
    erasures.start()
    exports.start()
  }
  return {
    exports,
    forgetUsers: userForgetter(held),
    async requestErasure(userId) {
      const id = await erasures.request(userId)
      // A new user with the same id has not decided anything.
      await memory.consents.onWrite()
      return id
    },
    async close() {
      await erasures.stop()
      await exports.stop()
    },
  }
}

function openExports(
  { config, graph, logger, dataKey }: Opening,
  { memory, events, decisions, servedLists }: PrivacyParts,
): Exports {
  const { models, consents, liveCatalog } = memory
  const { intake, journaledEvents, deadLetters } = events
  return new Exports({
    graph,
    models,
    consents,
    liveCatalog,
    placements: new LivePlacements(graph),
    ratingScale: config.ratingScale,
    journaledEvents,
    deadLetters,
    servedLists: (userId) => servedLists.listsOf(userId),
    nowMs: Date.now,
    erased: decisions,
    process: intake.journalId,
    folder: join(config.dataDir, EXPORTS_FOLDER),
    dataKey,
    onFailed: logUnlessOutage(logger, 'an export waits: reading the data of a user failed'),
  })
}
