import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { Command } from 'commander'
import { AttuneError } from '../domain/errors.ts'
import { copyDurably } from '../files/copy-durably.ts'
import { SNAPSHOT_FOLDER, snapshotsIn } from '../graph/snapshot-files.ts'
import { drainJournal, journalState } from '../ingest/drain-journal.ts'
import { type CommandContext, composition } from './command-context.ts'
import type { Composition, HeldGraph } from './composition.ts'
import { GRAPH_FILE } from './data-folder.ts'
import { readOwner } from './graph-owner.ts'
import { printJson, say } from './terminal.ts'

interface RebuildOptions {
  readonly from?: string
  readonly json?: boolean
}

/** `attune rebuild`: the embedded graph from a copy of its file and what the journal holds since. */
export function rebuildCommand(context: CommandContext): Command {
  return new Command('rebuild')
    .description('Put the embedded graph together again: from a snapshot of it, and the journal since.')
    .option(
      '--from <file>',
      `a copy of ${GRAPH_FILE}, taken while no server ran (default: the newest snapshot that can be read)`,
    )
    .option('--json', 'print the counts as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ attune rebuild
  $ attune rebuild --from /backup/graph.grafeo

A server takes a snapshot every ATTUNE_SNAPSHOT_HOURS. The graph that was there is kept beside it. The journal must reach
back to the snapshot: ATTUNE_JOURNAL_HOURS. It holds events: what was written of items, users, tags, ties and interests
since then is to be written again.`,
    )
    .action((options: RebuildOptions) => rebuild(context, options))
}

async function rebuild(context: CommandContext, { from, json }: RebuildOptions): Promise<void> {
  const parts = composition(context)
  const copies = copiesOf(context, parts, from)
  // First: if it cannot be read, the graph that is there is the best there is.
  const journal = await parts.openJournal(null)
  try {
    const { graph, copy, kept } = await openFirst(context, parts, copies)
    try {
      const before = await journalState(graph.store, journal)
      const { ratingScale } = parts.config
      const drain = { graph: graph.store, journal, ratingScale, nowMs: context.nowMs }
      const drained = await drainJournal(drain, context.signal)
      const applied = before.waiting - drained.gone - drained.unreadable - drained.setAside
      if (json) return printJson(context.terminal, { from: copy, applied, ...drained, kept })
      say(context.terminal, `begun with: ${copy}`)
      say(context.terminal, `applied from the journal: ${applied}`)
      if (drained.gone > 0) say(context.terminal, `older than the journal, and gone: ${drained.gone}`)
      say(
        context.terminal,
        'as of then, being in no journal: items, users, tags, ties and adjusted interests',
      )
      if (kept) say(context.terminal, `the graph that was there: ${kept}`)
    } finally {
      await graph.close()
    }
  } finally {
    await journal.close()
  }
}

/** What the graph may begin with, best first. */
function copiesOf(
  context: CommandContext,
  { config }: Composition,
  from: string | undefined,
): readonly string[] {
  if (config.graph !== 'embedded') {
    throw new AttuneError('BAD_USER_INPUT', 'only the embedded graph is rebuilt from a file', {
      hint: 'restore Neo4j with its own tools: the server applies what the journal holds since',
    })
  }
  const { dataDir } = config
  const copies =
    from === undefined ? snapshotsIn(join(dataDir, SNAPSHOT_FOLDER)) : [resolve(context.folder, from)]
  const [first] = copies
  if (first === undefined) {
    throw new AttuneError('NOT_FOUND', `there is no snapshot in ${dataDir}`, {
      hint: 'a server takes one every ATTUNE_SNAPSHOT_HOURS; --from names a copy of your own',
    })
  }
  if (!existsSync(first)) throw new AttuneError('NOT_FOUND', 'there is no such copy of a graph')
  if (readOwner(dataDir)) {
    throw new AttuneError('GRAPH_IN_USE', 'a process holds the graph', { hint: 'stop it first' })
  }
  return copies
}

interface Begun {
  readonly graph: HeldGraph
  readonly copy: string
  /** Name that the graph has now which was there before; null if there was none. */
  readonly kept: string | null
}

/** Opens the first copy that can be, in place of the graph. @throws what the last one fails of */
async function openFirst(
  context: CommandContext,
  parts: Composition,
  [copy = '', ...others]: readonly string[],
  keptBefore?: string | null,
): Promise<Begun> {
  const { dataDir } = parts.config
  const staged = join(dataDir, 'rebuilding.grafeo')
  await copyDurably(copy, staged)
  // What an earlier copy has left is nobody's.
  for (const name of keptBefore === undefined ? [] : graphFiles(dataDir))
    rmSync(join(dataDir, name), { recursive: true })
  const kept = keptBefore === undefined ? setAside(dataDir, context.nowMs()) : keptBefore
  renameSync(staged, join(dataDir, GRAPH_FILE))
  try {
    return { graph: await parts.openGraph({ command: 'attune rebuild', mayCreate: false }), copy, kept }
  } catch (error) {
    if (others.length === 0) throw error
    say(context.terminal, `${basename(copy)} cannot be read: an older one is tried`)
    return openFirst(context, parts, others, kept)
  }
}

/** Keeps the graph's files under another name. Returns that name; null if there were none. */
function setAside(dataDir: string, nowMs: number): string | null {
  const suffix = `.replaced-${nowMs}`
  const files = graphFiles(dataDir)
  for (const name of files) renameSync(join(dataDir, name), join(dataDir, `${name}${suffix}`))
  return files.length > 0 ? `${GRAPH_FILE}${suffix}` : null
}

function graphFiles(dataDir: string): readonly string[] {
  return readdirSync(dataDir).filter((name) => name.startsWith(GRAPH_FILE) && !name.includes('.replaced-'))
}
