import { join } from 'node:path'
import type { GraphStore } from '../graph/graph-store.ts'
import type { DataKey } from '../platform/data-key.ts'
import { type AppliedDecisions, applyDecisions } from '../privacy/apply-decisions.ts'
import { Erasures, type ErasuresParts } from '../privacy/erasures.ts'
import { KeptDecisions } from '../privacy/kept-decisions.ts'
import type { Config } from './config.ts'
import { makeDataFolder } from './data-folder.ts'
import { folderDataKey } from './data-keys.ts'

/** The decisions that outlive a restore of an older graph, in the data folder. */
const DECISIONS_FILE = 'decisions.tsv'

/** Other servers of a Neo4j forget a user within this time. Where there are none, it is the pause between retries. */
const EVERY_MS = 2_000

/** The decisions that the data folder knows. */
export function openDecisions({ dataDir }: Pick<Config, 'dataDir'>, dataKey: DataKey | null): KeptDecisions {
  return new KeptDecisions(join(dataDir, DECISIONS_FILE), dataKey)
}

/** See `Composition`. */
export async function applyFolderDecisions(config: Config, graph: GraphStore): Promise<AppliedDecisions> {
  makeDataFolder(config.dataDir)
  return applyDecisions(graph, openDecisions(config, folderDataKey(config)), Date.now())
}

/** The erasures of a server. */
export function openErasures(
  graph: GraphStore,
  parts: Omit<ErasuresParts, 'graph' | 'nowMs' | 'everyMs'>,
): Erasures {
  return new Erasures({ ...parts, graph, nowMs: Date.now, everyMs: EVERY_MS })
}
