import { basename, resolve } from 'node:path'
import { Command } from 'commander'
import { tune } from '../evaluation/tuning/tune.ts'
import { type Tuning, tuningText } from '../evaluation/tuning/tuning.ts'
import { replaceFile } from '../platform/files/replace-file.ts'
import { type CommandContext, composition } from './command-context.ts'
import { addJudgingOptions, type JudgingOptions, openJudgedData, splitSettings } from './evaluation-data.ts'
import { integer } from './option-values.ts'
import { withProgress } from './progress.ts'
import { table } from './table.ts'
import { print, say, type Terminal } from './terminal.ts'

interface TuneCommandOptions extends JudgingOptions {
  readonly trials: number
  readonly output: string
  readonly json?: boolean
}

/** `attune tune <data>`: searches the best settings without using the test rows. */
export function tuneCommand(context: CommandContext): Command {
  const command = new Command('tune')
    .description('Search for the best settings on rows held out of the training rows.')
    .argument('<data>', '`lastfm:<folder>`, a folder of the import layout, or `demo`')
    .option('--trials <n>', 'number of settings to try besides the defaults', integer(1), 16)
    .option('--output <file>', 'output file', 'attune.tuned.json')
  return addJudgingOptions(command)
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ attune tune ./data --trials 16
  $ attune evaluate ./data --folds 1 --methods serving --settings attune.tuned.json
  $ attune train --settings attune.tuned.json

The test rows of \`attune evaluate --folds 1\` are held out first and never used.`,
    )
    .action((data: string, options: TuneCommandOptions) => runTuning(context, data, options))
}

async function runTuning(context: CommandContext, data: string, options: TuneCommandOptions): Promise<void> {
  const { dataSet, nowMs } = await openJudgedData(context, data, options.now)
  const tuning = await withProgress(context, (update) =>
    tune(
      dataSet,
      {
        ...splitSettings(options, 1),
        trials: options.trials,
        nowMs,
        k: options.k,
        ratingScale: options.ratingScale,
        signal: context.signal,
        onProgress: ({ done, total, step }) => update({ label: 'tune', detail: step, done, total }),
      },
      composition(context).evaluation,
    ),
  )
  const text = tuningText(tuning)
  replaceFile(resolve(context.folder, options.output), text)
  if (options.json) print(context.terminal, text.trimEnd())
  else show(context.terminal, tuning)
  say(
    context.terminal,
    `settings: ${basename(options.output)}; next: attune train --settings ${options.output}`,
  )
}

function show(terminal: Terminal, { trials, best, notes, k }: Tuning): void {
  const numbers = ['few users', 'all users'].map((head) => ({ head, isNumber: true }))
  const rows = trials.map(({ trial, rounds }) => {
    const few = rounds.find(({ share }) => share < 1)
    const all = rounds.find(({ share }) => share === 1)
    const name = trial === 0 ? '0 (defaults)' : String(trial)
    return [
      trial === best.trial ? `${name} *` : name,
      few?.ndcg.toFixed(4) ?? '–',
      all?.ndcg.toFixed(4) ?? '–',
    ]
  })
  print(terminal, table(terminal, [{ head: `trial, NDCG@${k}` }, ...numbers], rows))
  for (const note of notes) print(terminal, note)
  const { meanDifference, low, high } = best.difference
  if (best.trial === 0) print(terminal, 'no trial is better than the defaults')
  else
    print(
      terminal,
      `trial ${best.trial} has ${meanDifference.toFixed(4)} more than the defaults (95 % interval ${low.toFixed(4)} to ${high.toFixed(4)}) on the rows it was chosen by`,
    )
}
