import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { HeldGraph, OpenRequest } from './cli/composition.ts'
import { GRAPH_FILE, makeDataFolder } from './cli/data-folder.ts'
import { type GraphOwner, readOwner, removeOwner, writeOwner } from './cli/graph-owner.ts'
import type { Config } from './config.ts'
import { AttuneError } from './domain/errors.ts'
import type { EmbeddedGraph } from './graph/embedded/embedded-graph.ts'
import { openEmbedded } from './graph/embedded/open-embedded.ts'
import { Snapshots } from './graph/embedded/snapshots.ts'
import { GraphError } from './graph/graph-error.ts'
import { SNAPSHOT_FOLDER } from './graph/snapshot-files.ts'

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
  const path = join(dataDir, GRAPH_FILE)
  if (!request.mayCreate && !existsSync(path)) {
    throw new AttuneError('NOT_FOUND', `there is no graph in ${dataDir}`, {
      hint: '`attune serve` makes one with the demo world, `attune import` one with your own',
    })
  }
  makeDataFolder(dataDir)
  const store = await openEmbedded({ path, maxRelationships: config.maxRelationships }).catch(
    (error: unknown) => {
      throw error instanceof GraphError && error.kind === 'in-use' ? inUse(dataDir, error) : error
    },
  )
  return hold(config, request.command, store)
}

/** Says in the owner file that this process holds the graph, until it closes it. */
function hold(
  { dataDir, snapshotHours, journalHours }: Config,
  command: string,
  store: EmbeddedGraph,
): HeldGraph {
  const owner: GraphOwner = {
    pid: process.pid,
    url: null,
    startedAt: new Date().toISOString(),
    command,
  }
  writeOwner(dataDir, owner)
  let snapshots: Snapshots | undefined
  return {
    store,
    announce: (url) => writeOwner(dataDir, { ...owner, url }),
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
      await snapshots?.stop()
      await store.close()
      removeOwner(dataDir, owner.pid)
    },
  }
}

function inUse(dataDir: string, cause: GraphError): AttuneError {
  const owner = readOwner(dataDir)
  if (!owner) {
    return new AttuneError('GRAPH_IN_USE', `another process holds the graph in ${dataDir}`, {
      hint: 'stop it, or set ATTUNE_DATA_DIR to another folder',
      cause,
    })
  }
  const { command, pid, startedAt, url } = owner
  const state = url ? '' : command === 'attune serve' ? ', which is still starting' : ''
  return new AttuneError(
    'GRAPH_IN_USE',
    `the graph in ${dataDir} is held by \`${command}\` (process ${pid}, since ${startedAt})${state}`,
    {
      hint: url
        ? `stop it first: kill ${pid} (\`attune recommend\` and \`attune stats\` work meanwhile)`
        : 'wait until it is done, or set ATTUNE_DATA_DIR to another folder',
      cause,
    },
  )
}
