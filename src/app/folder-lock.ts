import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { AttuneError } from '../domain/errors.ts'
import { openEmbedded } from '../graph/embedded/open-embedded.ts'
import { GraphError } from '../graph/graph-error.ts'
import { replaceFile } from '../platform/files/replace-file.ts'
import { makeDataFolder } from './data-folder.ts'

/**
 * An empty graph that is opened only for the lock that the engine takes on its file. The operating system releases the lock
 * when the process ends. A separate file, because `attune rebuild` moves the graph's own file.
 */
const LOCK_FILE = 'lock.grafeo'

const OWNER_FILE = 'owner.json'

/** Readable by this operating system user alone. */
const KEY_FILE = 'operator.key'

const Owner = z.object({
  pid: z.int().positive(),
  url: z.string().nullable(),
  startedAt: z.string(),
  command: z.string(),
  isStopping: z.boolean().default(false),
})

/** How long a process waits for a folder whose holder is stopping, and how often it looks, milliseconds. */
const STOPPING_MS = 5_000
const LOOK_MS = 50

/** The process that holds a data folder. `url` is where it answers; null for commands and while a server starts. */
export type FolderOwner = Readonly<z.infer<typeof Owner>>

/** The data folder of an embedded graph, locked by this process. */
export interface FolderLock {
  /** Publishes the URL and the key of this process for other commands. @throws AttuneError `UNAVAILABLE` */
  announce(server: { readonly url: string; readonly operatorKey: string }): void
  /** Tells other processes that this one is about to release the folder. Never fails: without it, they do not wait. */
  announceStop(): void
  /** Idempotent. */
  release(): Promise<void>
}

/**
 * Locks the graph and the journal in `dataDir` for this process, and writes who holds it. Waits up to five seconds for a process
 * that is stopping: it finishes running requests first.
 *
 * @param command shown to other processes, such as `attune train`
 * @throws AttuneError `GRAPH_IN_USE` naming the holder; `UNAVAILABLE` if the folder cannot be locked
 */
export async function lockFolder(dataDir: string, command: string): Promise<FolderLock> {
  makeDataFolder(dataDir)
  const lock = await onceReleased(dataDir, () => openLock(dataDir))
  const owner = { pid: process.pid, startedAt: new Date().toISOString(), command }
  let announcedUrl: string | null = null
  let isReleased = false
  const release = async () => {
    if (isReleased) return
    isReleased = true
    try {
      // Before the lock is released: afterwards the file may belong to the next holder.
      rmSync(join(dataDir, OWNER_FILE), { force: true })
      rmSync(join(dataDir, KEY_FILE), { force: true })
    } finally {
      // The file holds no data. If a full disk prevents a clean close, the lock ends with the process.
      await lock.close().catch(() => undefined)
    }
  }
  try {
    writeOwner(dataDir, { ...owner, url: null, isStopping: false })
  } catch (error) {
    await release()
    throw error
  }
  return {
    announce({ url, operatorKey }) {
      announcedUrl = url
      writeFile(join(dataDir, KEY_FILE), operatorKey)
      writeOwner(dataDir, { ...owner, url, isStopping: false })
    },
    announceStop() {
      try {
        writeOwner(dataDir, { ...owner, url: announcedUrl, isStopping: true })
      } catch {
        // A full disk must not keep a server from stopping.
      }
    },
    release,
  }
}

/** Repeats what fails for as long as the holder of a folder is stopping, at most five seconds. */
export async function onceReleased<T>(dataDir: string, attempt: () => Promise<T>): Promise<T> {
  const untilMs = performance.now() + STOPPING_MS
  let wasStopping = false
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      // Between the end of the file and that of the lock there is no holder.
      wasStopping = readOwner(dataDir)?.isStopping ?? wasStopping
      if (!wasStopping || performance.now() > untilMs) throw error
      await sleep(LOOK_MS)
    }
  }
}

/** The process that holds the folder; null if the owner file is absent, invalid or of a process that has ended. */
export function readOwner(dataDir: string): FolderOwner | null {
  try {
    const owner = Owner.parse(JSON.parse(readFileSync(join(dataDir, OWNER_FILE), 'utf8')))
    return isAlive(owner.pid) ? owner : null
  } catch {
    return null
  }
}

/** The key of the server that holds the folder, for commands of the same operating system user; null if there is none. */
export function readOperatorKey(dataDir: string): string | null {
  try {
    return readFileSync(join(dataDir, KEY_FILE), 'utf8')
  } catch {
    return null
  }
}

function writeOwner(dataDir: string, owner: FolderOwner): void {
  writeFile(join(dataDir, OWNER_FILE), JSON.stringify(owner))
}

/** @throws AttuneError `UNAVAILABLE` */
function writeFile(file: string, text: string): void {
  try {
    replaceFile(file, text)
  } catch (cause) {
    throw new AttuneError('UNAVAILABLE', `${file} cannot be written`, { hint: 'is the disk full?', cause })
  }
}

async function openLock(dataDir: string) {
  const path = join(dataDir, LOCK_FILE)
  try {
    return await openEmbedded({ path, maxRelationships: 0 })
  } catch (error) {
    if (error instanceof GraphError && error.kind === 'in-use') throw inUse(dataDir, error)
    throw new AttuneError('UNAVAILABLE', `the lock file ${path} cannot be opened`, {
      hint: `is the disk full? If the file is damaged and no process uses it, delete it and ${path}.wal: they hold no data`,
      cause: error,
    })
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
  const state = stateOf(owner)
  return new AttuneError(
    'GRAPH_IN_USE',
    `the graph in ${dataDir} is held by \`${command}\` (process ${pid}, since ${startedAt})${state}`,
    {
      hint: url
        ? `stop it first: kill ${pid} (\`attune recommend\`, \`stats\`, \`train\`, \`import\`, \`export\`, \`keys\` and \`audit\` work meanwhile)`
        : 'wait until it is done, or set ATTUNE_DATA_DIR to another folder',
      cause,
    },
  )
}

function stateOf({ command, url, isStopping }: FolderOwner): string {
  if (isStopping) return ', which is stopping'
  return url === null && command === 'attune serve' ? ', which is still starting' : ''
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: the process exists and belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
