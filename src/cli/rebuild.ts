import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import type { Composition } from '../app/compose.ts'
import { eventScaleOf, needsConsent } from '../app/config.ts'
import { GRAPH_FILE, REPLACED_GRAPH, TOKEN_SECRET_FILE } from '../app/data-folder.ts'
import type { HeldFolder } from '../app/held-graph.ts'
import { AttuneError } from '../domain/errors.ts'
import { drainJournal, journalState } from '../events/apply/drain-journal.ts'
import type { Journal } from '../events/journal/journal.ts'
import { SNAPSHOT_FOLDER, snapshotsIn } from '../graph/snapshot-files.ts'
import { type CommandContext, composition } from './command-context.ts'
import { replaceGraph } from './replace-graph.ts'
import { printJson, say } from './terminal.ts'

interface RebuildOptions {
  readonly from?: string
  readonly json?: boolean
}

/** `attune rebuild`: restores the embedded graph from a copy of its file and the journal. */
export function rebuildCommand(context: CommandContext): Command {
  return new Command('rebuild')
    .description('Restore the embedded graph from a snapshot and the events in the journal since then.')
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

A server takes a snapshot every day. The previous graph is kept as
${REPLACED_GRAPH}... until the next erasure. The journal must reach back to the
snapshot (ATTUNE_JOURNAL_HOURS). It holds events only: write items, users, tags, ties and interests that changed since
then again.`,
    )
    .action((options: RebuildOptions) => rebuild(context, options))
}

/** `attune restore`: replaces the embedded graph by a backup. */
export function restoreCommand(context: CommandContext): Command {
  return new Command('restore')
    .description('Replace the embedded graph by a backup, and apply the events in the journal since then.')
    .argument('<file>', 'what `attune backup` has written')
    .option('--json', 'print the counts as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ attune restore /backup/graph-2026-05-01T10-00-00.grafeo

Decisions since the backup are applied again: erasures, consent, and the API keys. The data folder knows them; copy its
decisions.tsv to restore in another folder. Restore Neo4j with its own tools; the next start of a server applies them there.
The previous graph is kept as ${REPLACED_GRAPH}... until the next erasure.`,
    )
    .action((file: string, options: { readonly json?: boolean }) =>
      rebuild(context, { ...options, from: file }),
    )
}

async function rebuild(context: CommandContext, { from, json }: RebuildOptions): Promise<void> {
  const parts = composition(context)
  copiesOf(context, parts, from)
  const folder = await parts.holdFolder('attune rebuild')
  try {
    // Again: the previous holder may have taken or deleted a snapshot meanwhile.
    const copies = copiesOf(context, parts, from)
    const { copy, kept, applied, decisions, ...drained } = await rebuildIn(context, parts, folder, copies)
    if (json) return printJson(context.terminal, { from: copy, applied, ...drained, ...decisions, kept })
    say(context.terminal, `restored from: ${copy}`)
    say(context.terminal, `events applied from the journal: ${applied}`)
    if (drained.gone > 0)
      say(context.terminal, `events lost because the journal no longer has them: ${drained.gone}`)
    const { erasures, consents, keys } = decisions
    say(
      context.terminal,
      `applied again: erasures ${erasures}, users' consent ${consents}, ended API keys ${keys}`,
    )
    say(context.terminal, 'items, users, tags, ties and adjusted interests are as of the snapshot')
    if (parts.config.tokenSecret.isEmpty && !existsSync(join(parts.config.dataDir, TOKEN_SECRET_FILE)))
      say(context.terminal, NO_SECRET)
    if (kept) say(context.terminal, keptLine(kept, erasures > 0))
  } finally {
    await folder.release()
  }
}

async function rebuildIn(
  context: CommandContext,
  parts: Composition,
  folder: HeldFolder,
  copies: readonly string[],
) {
  // First: without a readable journal the present graph is better than a snapshot.
  const journal = await parts.openJournal(null)
  try {
    const replaced = await replaceGraph(context, parts.config.dataDir, folder, copies)
    try {
      return { ...replaced, ...(await applyJournal(context, parts, folder, journal)) }
    } catch (error) {
      if (replaced.kept) say(context.terminal, keptLine(replaced.kept, false))
      throw error
    }
  } finally {
    await journal.close()
  }
}

/** Applies the events in the journal that the copy lacks. */
async function applyJournal(
  context: CommandContext,
  parts: Composition,
  folder: HeldFolder,
  journal: Journal,
) {
  const graph = await folder.openGraph(GRAPH_FILE)
  try {
    const before = await journalState(graph, journal)
    const ratingScale = eventScaleOf(parts.config)
    const { isErased, ...decisions } = await parts.applyDecisions(graph)
    const drain = {
      graph,
      journal,
      ratingScale,
      needsConsent: needsConsent(parts.config),
      nowMs: context.nowMs,
      isErased,
    }
    const drained = await drainJournal(drain, context.signal)
    const applied = before.waiting - drained.gone - drained.unreadable - drained.setAside
    return { applied, decisions, ...drained }
  } finally {
    await graph.close()
  }
}

/** Where the previous graph is, and until when: it may hold erased users. */
function keptLine(kept: string, hasErased: boolean): string {
  return `previous graph: ${kept}, until the next ${hasErased ? 'start of a server' : 'erasure'} deletes it`
}

const NO_SECRET =
  'the data folder has no secret of user tokens: the server makes a new one, so issue tokens again'

/** Copies to restore from, best first. @throws AttuneError `BAD_USER_INPUT`, `NOT_FOUND` */
function copiesOf(
  context: CommandContext,
  { config }: Composition,
  from: string | undefined,
): readonly string[] {
  if (config.graph !== 'embedded') {
    throw new AttuneError('BAD_USER_INPUT', 'only an embedded graph can be rebuilt from a file', {
      hint: 'restore Neo4j with its own tools; the server then applies the events in the journal, and erases again who was erased since',
    })
  }
  if (from !== undefined) {
    const copy = resolve(context.folder, from)
    if (statSync(copy, { throwIfNoEntry: false })?.isFile()) return [copy]
    throw new AttuneError('DATA_NOT_FOUND', 'there is no such file to restore from')
  }
  const { dataDir } = config
  const copies = snapshotsIn(join(dataDir, SNAPSHOT_FOLDER))
  if (copies.length > 0) return copies
  throw new AttuneError('DATA_NOT_FOUND', `there is no snapshot in ${dataDir}`, {
    hint: 'a server takes one every day; use --from to name your own copy',
  })
}
