import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AttuneError } from '../domain/errors.ts'
import type { EmbeddedGraph } from '../graph/embedded/embedded-graph.ts'
import { openEmbedded } from '../graph/embedded/open-embedded.ts'
import { GraphError } from '../graph/graph-error.ts'
import { makeDataFolder } from './data-folder.ts'
import { readOwner, removeOwner, writeOwner } from './graph-owner.ts'

/**
 * An empty graph, for the lock alone that the engine takes on its file. The operating system gives it up whatever becomes of
 * the process, and knows no process by its number, so that containers and restarts cannot be mixed up. A lock on the file of
 * the graph itself would go where that file is moved to.
 */
const LOCK_FILE = 'lock.grafeo'

/** The data folder of an embedded graph, locked. */
export interface FolderLock {
  /**
   * Says in the owner file who holds the folder, and where it answers, once it does. Not before the graph is known to be free:
   * an older version of this software may hold that, and have its name there. @throws AttuneError `UNAVAILABLE`
   */
  announce(url: string | null): void
  /** Calling it twice is fine. */
  release(): Promise<void>
}

/**
 * Keeps every other process from the graph and the journal in `dataDir`.
 *
 * @param command who holds it, for others to read
 * @throws AttuneError `GRAPH_IN_USE` naming the holder, `UNAVAILABLE` if nobody can lock it
 */
export async function lockFolder(dataDir: string, command: string): Promise<FolderLock> {
  makeDataFolder(dataDir)
  const lock = await openLock(dataDir)
  const { pid } = process
  const startedAt = new Date().toISOString()
  let isReleased = false
  return {
    announce: (url) => writeOwner(dataDir, { pid, url, startedAt, command }),
    async release() {
      if (isReleased) return
      isReleased = true
      try {
        // Before the lock is given up: then the file may be the next one's.
        removeOwner(dataDir, pid)
      } finally {
        // Nothing is kept in it. Where a full disk keeps the engine from closing it, it is held until the process ends.
        await lock.close().catch(() => undefined)
      }
    },
  }
}

async function openLock(dataDir: string): Promise<EmbeddedGraph> {
  const path = join(dataDir, LOCK_FILE)
  const open = () => openEmbedded({ path, maxRelationships: 0 })
  try {
    return await open().catch((error: unknown) => {
      if (isInUse(error)) throw error
      // As a power cut may leave it. The engine locks a file before it reads it: nobody holds this one, and it holds nothing.
      for (const name of readdirSync(dataDir).filter((found) => found.startsWith(LOCK_FILE))) {
        rmSync(join(dataDir, name), { recursive: true })
      }
      return open()
    })
  } catch (error) {
    if (isInUse(error)) throw inUse(dataDir, error)
    throw new AttuneError('UNAVAILABLE', `${path}, which keeps other processes out, cannot be opened`, {
      hint: 'is the disk full, or not to be written?',
      cause: error,
    })
  }
}

/** Whether somebody else holds a graph's file. */
export function isInUse(error: unknown): error is GraphError {
  return error instanceof GraphError && error.kind === 'in-use'
}

function inUse(dataDir: string, cause: GraphError): AttuneError {
  const owner = readOwner(dataDir)
  if (!owner) return heldBySomebody(dataDir, cause)
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

/** Where the holder did not say who it is. */
export function heldBySomebody(dataDir: string, cause?: GraphError): AttuneError {
  return new AttuneError('GRAPH_IN_USE', `another process holds the graph in ${dataDir}`, {
    hint: 'stop it, or set ATTUNE_DATA_DIR to another folder',
    cause,
  })
}
