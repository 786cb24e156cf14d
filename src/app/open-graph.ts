import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { AttuneError } from '../domain/errors.ts'
import { upgradeDismissals } from '../events/upgrade-dismissals.ts'
import type { EmbeddedGraph } from '../graph/embedded/embedded-graph.ts'
import { isHeld } from '../graph/embedded/is-held.ts'
import { openEmbedded } from '../graph/embedded/open-embedded.ts'
import { Snapshots } from '../graph/embedded/snapshots.ts'
import { SNAPSHOT_FOLDER } from '../graph/snapshot-files.ts'
import type { HeldFolder, HeldGraph, OpenRequest } from './composition.ts'
import type { Config } from './config.ts'
import { GRAPH_FILE, REPLACED_GRAPH, removeStaged } from './data-folder.ts'
import { type FolderLock, heldBySomebody, isInUse, lockFolder } from './folder-lock.ts'

const HOUR_MS = 3_600_000

const NO_SNAPSHOT =
  'no snapshot of the graph could be taken: `attune rebuild` would begin with an older one, if there is one'

const DAMAGED =
  'the file of the graph is damaged, a snapshot was made from memory: check the disk, stop this server, `attune rebuild`'

const SHORT_JOURNAL =
  'ATTUNE_JOURNAL_HOURS is less than twice ATTUNE_SNAPSHOT_HOURS: the journal may not reach back to the older snapshot'

/** The embedded graph of the data folder. @throws AttuneError `GRAPH_IN_USE`, `NOT_FOUND`; GraphError */
export async function openLocal(config: Config, request: OpenRequest): Promise<HeldGraph> {
  const { dataDir } = config
  // Nothing is made for who only asks.
  if (!request.mayCreate) checkThere(dataDir, false)
  const lock = await lockFolder(dataDir, request.command)
  try {
    checkThere(dataDir, request.mayCreate)
    removeStaged(dataDir)
    const store = await openFile(config, GRAPH_FILE)
    try {
      lock.announce(null)
    } catch (error) {
      await store.close()
      throw error
    }
    return hold(config, store, lock)
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** The data folder, for whoever puts another graph into it. @throws AttuneError `GRAPH_IN_USE` */
export async function holdLocal(config: Config, command: string): Promise<HeldFolder> {
  const { dataDir } = config
  const lock = await lockFolder(dataDir, command)
  try {
    // By a version of this software that knows nothing of locked folders.
    if (isHeld(join(dataDir, GRAPH_FILE))) throw heldBySomebody(dataDir)
    lock.announce(null)
  } catch (error) {
    await lock.release()
    throw error
  }
  return {
    openGraph: (file) => openFile(config, file),
    release: () => lock.release(),
  }
}

/**
 * Opens one file and upgrades what an older version wrote. The file may be held although the folder is not: by what knows
 * nothing of locked folders.
 */
async function openFile(config: Config, file: string): Promise<EmbeddedGraph> {
  const { dataDir, maxRelationships } = config
  let graph: EmbeddedGraph
  try {
    graph = await openEmbedded({ path: join(dataDir, file), maxRelationships })
  } catch (error) {
    throw isInUse(error) ? heldBySomebody(dataDir, error) : error
  }
  try {
    await upgradeDismissals(graph)
    return graph
  } catch (error) {
    await graph.close()
    throw error
  }
}

/** @throws AttuneError `NOT_FOUND` where there is no graph, and none is to be made */
function checkThere(dataDir: string, mayCreate: boolean): void {
  if (existsSync(join(dataDir, GRAPH_FILE))) return
  const names = existsSync(dataDir) ? readdirSync(dataDir) : []
  if (names.some((name) => name.startsWith(REPLACED_GRAPH))) {
    throw new AttuneError('NOT_FOUND', `there is no graph in ${dataDir}: a rebuild of it was cut short`, {
      hint: `\`attune rebuild\` again; to begin with a new graph, move all away that begins with ${GRAPH_FILE}`,
    })
  }
  if (!mayCreate) throw noGraph(dataDir)
}

function noGraph(dataDir: string): AttuneError {
  return new AttuneError('NOT_FOUND', `there is no graph in ${dataDir}`, {
    hint: '`attune serve` makes one with the demo world, `attune import` one with your own',
  })
}

function hold(config: Config, store: EmbeddedGraph, lock: FolderLock): HeldGraph {
  const { dataDir, snapshotHours, journalHours } = config
  let snapshots: Snapshots | undefined
  return {
    store,
    announce: (url) => lock.announce(url),
    keepSnapshots(say) {
      if (snapshotHours === 0) return
      if (journalHours < 2 * snapshotHours) say(SHORT_JOURNAL)
      const folder = join(dataDir, SNAPSHOT_FOLDER)
      const everyMs = snapshotHours * HOUR_MS
      snapshots ??= new Snapshots({
        graph: store,
        folder,
        everyMs,
        nowMs: Date.now,
        onFailed: (error) => say(`${NO_SNAPSHOT}: ${error instanceof Error ? error.message : String(error)}`),
        onDamaged: (damage) => say(`${DAMAGED}: ${damage}`),
      })
      snapshots.start()
    },
    async close() {
      try {
        await snapshots?.stop()
        await store.close()
      } finally {
        await lock.release()
      }
    },
  }
}
