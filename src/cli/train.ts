import { hostname } from 'node:os'
import { Command } from 'commander'
import type { GraphStore } from '../graph/graph-store.ts'
import type { RecipeSettings } from '../training/recipe-settings.ts'
import { train } from '../training/train.ts'
import type { TrainingReport } from '../training/training-report.ts'
import { type CommandContext, composition } from './command-context.ts'
import { progress } from './progress.ts'
import { readSettingsFile } from './settings-option.ts'
import { table } from './table.ts'
import { print, printJson, type Terminal } from './terminal.ts'

interface TrainCommandOptions {
  readonly settings?: string
  readonly json?: boolean
}

/** `attune train`: derives neighborhoods, similar items, tag tops and charts anew, and serves them. */
export function trainCommand(context: CommandContext): Command {
  return new Command('train')
    .description('Derive neighborhoods, similar items, top items per tag and charts, and serve them.')
    .option('--settings <file>', 'numbers in place of the defaults, as `attune tune` writes them')
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ attune train
  $ attune train --settings attune.tuned.json
  $ ATTUNE_GRAPH=neo4j attune train --json`,
    )
    .action((options: TrainCommandOptions) => runTraining(context, options))
}

async function runTraining(context: CommandContext, options: TrainCommandOptions): Promise<void> {
  const settings = readSettingsFile(context, options.settings)
  const parts = composition(context)
  const graph = await parts.openGraph({ command: 'attune train', mayCreate: false })
  try {
    const report = await trainWithProgress(context, graph.store, parts.config.requestDeadlineMs, settings)
    if (options.json) printJson(context.terminal, report)
    else show(context.terminal, report)
  } finally {
    await graph.close()
  }
}

/**
 * Trains, and shows each job on the way.
 *
 * @param longestRequestMs how long other processes may go on reading what served before; of the embedded graph
 *   there are none
 * @param settings null: the defaults
 */
export async function trainWithProgress(
  context: CommandContext,
  graph: GraphStore,
  longestRequestMs: number,
  settings: RecipeSettings | null = null,
): Promise<TrainingReport> {
  const shown = progress(context.terminal, context.nowMs)
  try {
    return await train(graph, {
      nowMs: context.nowMs(),
      holder: `${hostname()}:${process.pid}`,
      signal: context.signal,
      ...(settings && { settings: settings.training }),
      graceMs: graph.name === 'embedded' ? 0 : longestRequestMs,
      onProgress: ({ job, ...step }) => shown.update({ label: job, ...step }),
    })
  } finally {
    shown.stop()
  }
}

function show(terminal: Terminal, report: TrainingReport): void {
  const columns = [{ head: 'job' }, { head: 'seconds', isNumber: true }, { head: 'edges', isNumber: true }]
  const rows = report.jobs.map(({ job, seconds, edges }) => [
    job,
    seconds.toFixed(1),
    edges.toLocaleString('en-US'),
  ])
  print(terminal, table(terminal, columns, rows))
  print(terminal, `serving model ${report.version}`)
}
