import { readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { AttuneError } from '../domain/errors.ts'
import { copyDurably } from '../files/copy-durably.ts'
import { GraphError } from '../graph/graph-error.ts'
import type { CommandContext } from './command-context.ts'
import type { HeldFolder } from './composition.ts'
import { GRAPH_FILE, REPLACED_GRAPH } from './data-folder.ts'
import { say } from './terminal.ts'

/** Name in the data folder of a copy that is not the graph yet. */
const STAGED_FILE = 'rebuilding.grafeo'

export interface Replaced {
  /** The copy that the graph is now. */
  readonly copy: string
  /** Name that the graph has now which was there before; null if there was none. */
  readonly kept: string | null
}

/**
 * Puts the first copy that can be read in the place of the graph, which is kept under another name. Where none can be, or
 * anything else fails, the graph that is there stays.
 *
 * @throws AttuneError `NOT_FOUND` that names the copies if none can be read
 */
export async function replaceGraph(
  context: CommandContext,
  dataDir: string,
  folder: HeldFolder,
  copies: readonly string[],
): Promise<Replaced> {
  try {
    const copy = await stageFirst(context, dataDir, folder, copies)
    context.signal.throwIfAborted()
    const kept = setAside(dataDir, context.nowMs())
    renameSync(join(dataDir, STAGED_FILE), join(dataDir, GRAPH_FILE))
    return { copy, kept }
  } finally {
    removeStaged(dataDir)
  }
}

/** Copies the first one that can be read, which is read as what it is not yet. Returns its path. */
async function stageFirst(
  { terminal }: CommandContext,
  dataDir: string,
  folder: HeldFolder,
  copies: readonly string[],
): Promise<string> {
  const unreadable: string[] = []
  for (const copy of copies) {
    // Left behind by a rebuild that was killed, or by the copy before.
    removeStaged(dataDir)
    await copyDurably(copy, join(dataDir, STAGED_FILE))
    const reason = await whyUnreadable(folder)
    if (reason === null) return copy
    unreadable.push(`${basename(copy)} (${reason})`)
    if (unreadable.length < copies.length) {
      say(terminal, `${basename(copy)} cannot be read: an older one is tried`)
    }
  }
  throw new AttuneError('NOT_FOUND', `no graph can be read in ${unreadable.join(', ')}`, {
    hint: 'nothing was changed; --from names another copy of your own',
  })
}

/** Null if the staged copy is a graph. @throws what has nothing to do with the file: somebody holds it, it is too large */
async function whyUnreadable(folder: HeldFolder): Promise<string | null> {
  try {
    const graph = await folder.openGraph(STAGED_FILE)
    await graph.close()
    return null
  } catch (error) {
    const isOfFile = error instanceof GraphError && (error.kind === 'damaged' || error.kind === 'unavailable')
    if (isOfFile) return error.message
    throw error
  }
}

/** Keeps the graph's files under another name. Returns that name; null if there were none. */
function setAside(dataDir: string, nowMs: number): string | null {
  const suffix = REPLACED_GRAPH.slice(GRAPH_FILE.length) + nowMs
  // The graph itself first: a start that finds it gone, and this name, knows that a rebuild was cut short.
  const files = filesOf(dataDir, GRAPH_FILE)
    .filter((name) => !name.includes('.replaced-'))
    .sort()
  for (const name of files) renameSync(join(dataDir, name), join(dataDir, `${name}${suffix}`))
  return files.includes(GRAPH_FILE) ? `${GRAPH_FILE}${suffix}` : null
}

function removeStaged(dataDir: string): void {
  for (const name of filesOf(dataDir, STAGED_FILE)) rmSync(join(dataDir, name), { recursive: true })
}

/** A graph's file, and what the engine keeps beside it. */
function filesOf(dataDir: string, file: string): readonly string[] {
  return readdirSync(dataDir).filter((name) => name.startsWith(file))
}
