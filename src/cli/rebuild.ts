import { copyFileSync, existsSync, readdirSync, renameSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { AttuneError } from '../domain/errors.ts'
import { drainJournal, journalState } from '../ingest/drain-journal.ts'
import { type CommandContext, composition } from './command-context.ts'
import type { Composition } from './composition.ts'
import { GRAPH_FILE } from './data-folder.ts'
import { readOwner } from './graph-owner.ts'
import { printJson, say } from './terminal.ts'

interface RebuildOptions {
  readonly from: string
  readonly json?: boolean
}

/** `attune rebuild`: the embedded graph from a copy of its file and what the journal holds since. */
export function rebuildCommand(context: CommandContext): Command {
  return new Command('rebuild')
    .description('Put the embedded graph together again: from a copy of its file, and the journal since.')
    .requiredOption('--from <file>', `a copy of ${GRAPH_FILE}, taken while no server ran`)
    .option('--json', 'print the counts as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ attune rebuild --from /backup/graph.grafeo

The graph that was there is kept beside it. The journal must reach back to the copy: ATTUNE_JOURNAL_HOURS. It holds events:
what was written of items, users, tags, ties and interests since the copy is to be written again.`,
    )
    .action((options: RebuildOptions) => rebuild(context, options))
}

async function rebuild(context: CommandContext, { from, json }: RebuildOptions): Promise<void> {
  const parts = composition(context)
  const copy = resolve(context.folder, from)
  check(parts, copy)
  // First: if it cannot be read, the graph that is there is the best there is.
  const journal = await parts.openJournal(null)
  try {
    const kept = putInPlace(parts.config.dataDir, copy, context.nowMs())
    const graph = await parts.openGraph({ command: 'attune rebuild', mayCreate: false })
    try {
      const before = await journalState(graph.store, journal)
      const { ratingScale } = parts.config
      const drain = { graph: graph.store, journal, ratingScale, nowMs: context.nowMs }
      const drained = await drainJournal(drain, context.signal)
      const applied = before.waiting - drained.gone - drained.unreadable - drained.setAside
      if (json) return printJson(context.terminal, { applied, ...drained, kept })
      say(context.terminal, `applied from the journal: ${applied}`)
      if (drained.gone > 0) say(context.terminal, `older than the journal, and gone: ${drained.gone}`)
      say(
        context.terminal,
        'as of the copy, being in no journal: items, users, tags, ties and adjusted interests',
      )
      if (kept) say(context.terminal, `the graph that was there: ${kept}`)
    } finally {
      await graph.close()
    }
  } finally {
    await journal.close()
  }
}

function check({ config }: Composition, copy: string): void {
  if (config.graph !== 'embedded') {
    throw new AttuneError('BAD_USER_INPUT', 'only the embedded graph is rebuilt from a file', {
      hint: 'restore Neo4j with its own tools: the server applies what the journal holds since',
    })
  }
  if (!existsSync(copy)) throw new AttuneError('NOT_FOUND', 'there is no such copy of a graph')
  if (readOwner(config.dataDir)) {
    throw new AttuneError('GRAPH_IN_USE', 'a process holds the graph', { hint: 'stop it first' })
  }
}

/** The copy in place of the graph, whose files are kept under another name. Returns that name; null if there were none. */
function putInPlace(dataDir: string, copy: string, nowMs: number): string | null {
  const suffix = `.replaced-${nowMs}`
  const files = readdirSync(dataDir).filter(
    (name) => name.startsWith(GRAPH_FILE) && !name.includes('.replaced-'),
  )
  const staged = join(dataDir, `rebuilding-${nowMs}`)
  copyFileSync(copy, staged)
  for (const name of files) renameSync(join(dataDir, name), join(dataDir, `${name}${suffix}`))
  renameSync(staged, join(dataDir, GRAPH_FILE))
  return files.length > 0 ? `${GRAPH_FILE}${suffix}` : null
}
