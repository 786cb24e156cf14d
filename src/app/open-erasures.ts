import { join } from 'node:path'
import type { GraphStore } from '../graph/graph-store.ts'
import type { DataKey } from '../platform/data-key.ts'
import { ErasedUsers } from '../privacy/erased-users.ts'
import { Erasures, type ErasuresParts, eraseAgain } from '../privacy/erasures.ts'
import type { AppliedErasures } from './composition.ts'
import type { Config } from './config.ts'
import { makeDataFolder } from './data-folder.ts'
import { folderDataKey } from './data-keys.ts'

/** Keyed hashes of erased users, in the data folder: a restore of an older graph needs them. */
const ERASED_FILE = 'erased-users.json'

/** Other servers of a Neo4j forget a user within this time. Where there are none, it is the pause between retries. */
const EVERY_MS = 2_000

/** The users that the data folder knows to be erased. */
export function openErasedUsers({ dataDir }: Pick<Config, 'dataDir'>, dataKey: DataKey | null): ErasedUsers {
  return new ErasedUsers(join(dataDir, ERASED_FILE), dataKey)
}

/** See `Composition`. */
export async function applyErasures(config: Config, graph: GraphStore): Promise<AppliedErasures> {
  makeDataFolder(config.dataDir)
  const erased = openErasedUsers(config, folderDataKey(config))
  const missing = await eraseAgain(graph, erased)
  return { isErased: erased.isErased, missing }
}

/** The erasures of a server. */
export function openErasures(
  graph: GraphStore,
  parts: Omit<ErasuresParts, 'graph' | 'nowMs' | 'everyMs'>,
): Erasures {
  return new Erasures({ ...parts, graph, nowMs: Date.now, everyMs: EVERY_MS })
}
