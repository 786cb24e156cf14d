import { readdirSync, renameSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { HeldFolder } from '../app/composition.ts'
import { GRAPH_FILE, REPLACED_GRAPH, removeStaged, STAGED_FILE } from '../app/data-folder.ts'
import { AttuneError } from '../domain/errors.ts'
import { GraphError } from '../graph/graph-error.ts'
import { copyDurably, missingRoom } from '../platform/files/durable-files.ts'
import type { CommandContext } from './command-context.ts'
import { say } from './terminal.ts'

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
    const kept = moveAside(dataDir, context.nowMs())
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
    checkRoom(copy, dataDir)
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
function moveAside(dataDir: string, nowMs: number): string | null {
  const suffix = REPLACED_GRAPH.slice(GRAPH_FILE.length) + nowMs
  // The graph itself first: a start that finds it gone, and this name, knows that a rebuild was cut short.
  const files = readdirSync(dataDir)
    .filter((name) => name.startsWith(GRAPH_FILE) && !name.includes('.replaced-'))
    .sort()
  for (const name of files) renameSync(join(dataDir, name), join(dataDir, `${name}${suffix}`))
  return files.includes(GRAPH_FILE) ? `${GRAPH_FILE}${suffix}` : null
}

/** @throws AttuneError `UNAVAILABLE` */
function checkRoom(copy: string, dataDir: string): void {
  const missing = missingRoom(copy, dataDir, 0)
  if (missing === null) return
  throw new AttuneError('UNAVAILABLE', `a copy of ${basename(copy)} in ${dataDir} ${missing}`, {
    hint: 'make room on its disk: nothing was changed',
  })
}
