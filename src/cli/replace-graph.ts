import { readdirSync, renameSync } from 'node:fs'
import { basename, join } from 'node:path'
import { GRAPH_FILE, REPLACED_GRAPH, removeStaged, STAGED_FILE } from '../app/data-folder.ts'
import type { HeldFolder } from '../app/held-graph.ts'
import { AttuneError } from '../domain/errors.ts'
import { addItems } from '../graph/__generated__/queries.ts'
import { GraphError } from '../graph/graph-error.ts'
import { copyDurably, missingRoom } from '../platform/files/durable-files.ts'
import type { CommandContext } from './command-context.ts'
import { say } from './terminal.ts'

export interface Replaced {
  /** The copy that became the graph. */
  readonly copy: string
  /** New name of the previous graph; null if there was none. */
  readonly kept: string | null
}

/**
 * Replaces the graph by the first readable copy, and keeps the previous graph under another name. On failure the graph is
 * unchanged.
 *
 * @throws AttuneError `NOT_FOUND` naming the copies, if none can be read
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

/** Copies the first readable one into the data folder. Returns its path. */
async function stageFirst(
  { terminal }: CommandContext,
  dataDir: string,
  folder: HeldFolder,
  copies: readonly string[],
): Promise<string> {
  const unreadable: string[] = []
  for (const copy of copies) {
    // From a killed rebuild, or from the previous copy.
    removeStaged(dataDir)
    checkRoom(copy, dataDir)
    await copyDurably(copy, join(dataDir, STAGED_FILE))
    const reason = await whyUnreadable(folder)
    if (reason === null) return copy
    unreadable.push(`${basename(copy)} (${reason})`)
    if (unreadable.length < copies.length) {
      say(terminal, `${basename(copy)} cannot be read: trying an older one`)
    }
  }
  throw new AttuneError('DATA_NOT_FOUND', `no graph can be read in ${unreadable.join(', ')}`, {
    hint: 'nothing was changed; use --from to name another copy',
  })
}

/** Null if the staged copy is a graph. @throws errors that do not concern the file: it is in use or full */
async function whyUnreadable(folder: HeldFolder): Promise<string | null> {
  try {
    const graph = await folder.openGraph(STAGED_FILE)
    // Adds nothing: a full graph, which could not take the events of the journal, refuses it.
    await graph.run(addItems, { ids: [] }).finally(() => graph.close())
    return null
  } catch (error) {
    const isOfFile = error instanceof GraphError && (error.kind === 'damaged' || error.kind === 'unavailable')
    if (isOfFile) return error.message
    if (!(error instanceof AttuneError)) throw error
    const hint = error.hint === undefined ? 'nothing was changed' : `nothing was changed; ${error.hint}`
    throw new AttuneError(error.code, `the copy cannot be used: ${error.message}`, { hint, cause: error })
  }
}

/** Renames the files of the graph. Returns its new name; null if there is none. */
function moveAside(dataDir: string, nowMs: number): string | null {
  const suffix = REPLACED_GRAPH.slice(GRAPH_FILE.length) + nowMs
  // The graph file first: its absence beside this name marks an interrupted rebuild.
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
    hint: 'nothing was changed; free disk space and try again',
  })
}
