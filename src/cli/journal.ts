import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { eventScaleOf, needsConsent } from '../app/config.ts'
import { AttuneError } from '../domain/errors.ts'
import {
  closeJournal,
  type Drained,
  type DrainParts,
  drainJournal,
  journalState,
  replaySetAside,
} from '../events/apply/drain-journal.ts'
import { type StaleJournal, staleJournals } from '../events/apply/heartbeat.ts'
import { type CommandContext, composition } from './command-context.ts'
import { table } from './table.ts'
import { print, printJson, say } from './terminal.ts'

interface JournalOptions {
  readonly adopt?: string
  readonly replay?: boolean
  readonly json?: boolean
}

/** `attune journal`: shows which events on disk the graph lacks, and applies them. */
export function journalCommand(context: CommandContext): Command {
  return new Command('journal')
    .description('Show the events on disk, and apply those that the graph lacks.')
    .option('--adopt <folder>', 'apply the journal in this folder, whose server was removed for good')
    .option('--replay', 'apply the dead letters again')
    .option('--json', 'print the counts as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ attune journal
  $ attune journal --replay
  $ attune journal --adopt /mnt/lost-server/.attune/journal

docs/operations.md says when to use it.`,
    )
    .action((options: JournalOptions) => showJournal(context, options))
}

async function showJournal(context: CommandContext, options: JournalOptions): Promise<void> {
  const parts = composition(context)
  const folder = options.adopt === undefined ? null : resolve(context.folder, options.adopt)
  if (folder !== null && !existsSync(resolve(folder, 'data.mdb'))) {
    throw new AttuneError('DATA_NOT_FOUND', 'there is no journal in that folder', {
      hint: 'the folder of a journal contains data.mdb',
    })
  }
  const graph = await parts.openGraph({ command: 'attune journal', mayCreate: false })
  try {
    const journal = await parts.openJournal(folder)
    try {
      const ratingScale = eventScaleOf(parts.config)
      const { isErased } = await parts.applyDecisions(graph.store)
      const drain: DrainParts = {
        graph: graph.store,
        journal,
        ratingScale,
        needsConsent: needsConsent(parts.config),
        nowMs: context.nowMs,
        isErased,
      }
      const drained = folder === null ? null : await adopt(drain, context)
      const replayed = options.replay ? await replaySetAside(drain) : null
      const state = await journalState(graph.store, journal)
      const orphans = await staleJournals(graph.store, [journal.id], context.nowMs())
      if (options.json) return printJson(context.terminal, { ...state, drained, replayed, orphans })
      const rows = Object.entries(state).map(([name, value]) => [name, String(value)])
      print(
        context.terminal,
        table(context.terminal, [{ head: 'journal' }, { head: '', isNumber: true }], rows),
      )
      if (drained) {
        const { gone, unreadable, setAside } = drained
        say(
          context.terminal,
          `applied to its end; deleted before: ${gone}, unreadable: ${unreadable}, dead letters: ${setAside}`,
        )
      }
      if (replayed !== null) say(context.terminal, `dead letters applied: ${replayed}`)
      for (const orphan of orphans) say(context.terminal, sentenceOf(orphan))
    } finally {
      await journal.close()
    }
  } finally {
    await graph.close()
  }
}

async function adopt(drain: DrainParts, { signal }: CommandContext): Promise<Drained> {
  const drained = await drainJournal(drain, signal)
  await closeJournal(drain.graph, drain.journal, drain.nowMs())
  return drained
}

function sentenceOf({ id, leastWaiting, heardAtMs }: StaleJournal): string {
  const heard = heardAtMs > 0 ? `, not heard of since ${new Date(heardAtMs).toISOString()}` : ''
  return `journal ${id} has no server${heard}: the graph lacks ${leastWaiting} of its events or more; adopt it, unless its clock is wrong`
}
