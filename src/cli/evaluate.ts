import { writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { Command, Option } from 'commander'
import type { DataSet } from '../datasets/importing/data-set.ts'
import { AttuneError } from '../domain/errors.ts'
import type { Comparison } from '../evaluation/compare.ts'
import { evaluate } from '../evaluation/evaluate.ts'
import type { EvaluateOptions, Evaluation } from '../evaluation/evaluation.ts'
import { evaluationText } from '../evaluation/evaluation-json.ts'
import { formatMetric } from '../evaluation/judge.ts'
import { METHOD_WORDS, type Method, parseMethods } from '../evaluation/methods.ts'
import { htmlReport } from '../evaluation/report/html-report.ts'
import { type AudienceEvaluation, evaluateAudience } from '../evaluation/users/evaluate-audience.ts'
import { evaluateUsers, type PeopleEvaluation } from '../evaluation/users/evaluate-users.ts'
import type { PeopleMetrics } from '../evaluation/users/people-metrics.ts'
import { type CommandContext, composition } from './command-context.ts'
import { comparePair, methodsOf, type Pair, parsePair, showComparison } from './comparison.ts'
import { addJudgingOptions, type JudgingOptions, openJudgedData, splitSettings } from './evaluation-data.ts'
import { integer, readSettingsFile } from './option-values.ts'
import { withProgress } from './progress.ts'
import { type Column, table } from './table.ts'
import { print, say, type Terminal } from './terminal.ts'

interface EvaluateCommandOptions extends JudgingOptions {
  readonly target: 'items' | 'users' | 'audience'
  readonly folds?: number
  readonly methods?: string
  readonly settings?: string
  readonly compare?: readonly string[]
  readonly report?: string
  readonly json?: boolean
}

/** `attune evaluate <data>`: measures the recommender, its parts and baselines on held-out interactions. */
export function evaluateCommand(context: CommandContext): Command {
  const command = new Command('evaluate')
    .description('Measure recommendation quality on held-out interactions, with the code that serves.')
    .argument('[data]', '`lastfm:<folder>`, a folder of the import layout, or `demo`')
    .option('--methods <list>', `some of ${METHOD_WORDS} (default: all; with --report also ablation)`)
    .option('--folds <n>', 'only the first n folds; of `ratio`, n draws', integer())
    .addOption(
      new Option(
        '--target <kind>',
        'what is recommended: items, people on held-out ties (five folds), or the audience of items',
      )
        .choices(['items', 'users', 'audience'])
        .default('items'),
    )
  return addJudgingOptions(command)
    .option('--settings <file>', 'train and rank with these settings, as written by `attune tune`')
    .option('--compare <pair...>', 'paired significance of two methods, or of two files that --json printed')
    .option('--report <file>', 'write an HTML report with plots')
    .option('--json', 'print every figure as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ attune evaluate demo --folds 1 --report report.html
  $ attune evaluate lastfm:./hetrec2011-lastfm-2k --folds 1 --methods serving,user-knn --json > a.json
  $ attune evaluate ./data --protocol temporal --before 2025-03-01 --compare serving item-knn
  $ attune evaluate lastfm:./hetrec2011-lastfm-2k --target users --folds 1
  $ attune evaluate lastfm:./hetrec2011-lastfm-2k --target audience --k 100 --folds 1
  $ attune evaluate --compare a.json b.json#item-knn

The served graph is not changed. docs/evaluation.md explains the metrics.`,
    )
    .action((data: string | undefined, options: EvaluateCommandOptions) => runCommand(context, data, options))
}

async function runCommand(
  context: CommandContext,
  data: string | undefined,
  options: EvaluateCommandOptions,
): Promise<void> {
  if (options.target !== 'items') return runPeople(context, data, options)
  const pair = parsePair(options.compare)
  if (data === undefined) return compareSaved(context, pair, options)
  const evaluation = await runEvaluation(context, data, options, chosenMethods(options, pair))
  const comparison = pair && comparePair(context, pair, evaluation, options.seed)
  if (options.json) print(context.terminal, evaluationText(evaluation, comparison))
  else showEvaluation(context.terminal, evaluation)
  if (comparison && !options.json) showComparison(context.terminal, comparison)
  if (options.report) writeReport(context, options.report, evaluation, comparison)
}

async function runPeople(
  context: CommandContext,
  data: string | undefined,
  options: EvaluateCommandOptions,
): Promise<void> {
  const { target, methods, compare, report } = options
  if (data === undefined || methods || compare || report) {
    throw new AttuneError(
      'BAD_USER_INPUT',
      `--target ${target} takes data, without --methods, --compare and --report`,
    )
  }
  const parts = composition(context).evaluation
  const evaluation = await runOnData<PeopleEvaluation | AudienceEvaluation>(
    context,
    data,
    options,
    (dataSet, shared) =>
      target === 'users'
        ? evaluateUsers(
            dataSet,
            { ...shared, seed: options.seed, folds: Math.min(5, options.folds ?? 5) },
            parts,
          )
        : evaluateAudience(dataSet, { ...shared, ...splitSettings(options, options.folds ?? null) }, parts),
  )
  if (options.json) print(context.terminal, JSON.stringify(evaluation, null, 2))
  else showPeople(context.terminal, evaluation)
}

function showPeople(terminal: Terminal, { metrics, folds }: PeopleEvaluation | AudienceEvaluation): void {
  const methods: readonly (readonly [string, PeopleMetrics])[] = Object.entries(metrics)
  const names = Object.keys(methods[0]?.[1] ?? {})
  const columns: Column[] = [{ head: 'method' }, ...names.map((head) => ({ head, isNumber: true }))]
  const rows = methods.map(([method, values]) => [
    method,
    ...names.map((name) => (values[name] ?? 0).toFixed(4)),
  ])
  print(terminal, table(terminal, columns, rows))
  for (const fold of folds) {
    const heldOut =
      'heldOutTies' in fold
        ? `${fold.heldOutTies} ties of ${fold.testUsers} users`
        : `${fold.heldOutPairs} interactions with ${fold.testItems} items`
    say(terminal, `fold ${fold.name}: ${heldOut} held out`)
  }
}

function compareSaved(context: CommandContext, pair: Pair | null, options: EvaluateCommandOptions): void {
  if (!pair) {
    throw new AttuneError('BAD_USER_INPUT', 'name the data to evaluate', {
      hint: '`demo`, a folder, `lastfm:<folder>`, or --compare with two files that --json printed',
    })
  }
  const comparison = comparePair(context, pair, null, options.seed)
  if (options.json) print(context.terminal, JSON.stringify(comparison, null, 2))
  else showComparison(context.terminal, comparison)
}

function chosenMethods(options: EvaluateCommandOptions, pair: Pair | null): readonly Method[] {
  const standard = options.report ? 'all,ablation' : 'all'
  return parseMethods([options.methods ?? standard, ...methodsOf(pair)].join(','))
}

function runEvaluation(
  context: CommandContext,
  data: string,
  options: EvaluateCommandOptions,
  methods: readonly Method[],
): Promise<Evaluation> {
  return runOnData(context, data, options, (dataSet, shared) =>
    evaluate(
      dataSet,
      { ...splitSettings(options, options.folds ?? null), ...shared, methods },
      composition(context).evaluation,
    ),
  )
}

/** Opens the data, and shows the progress of an evaluation on it. @param run receives the options of every evaluation */
async function runOnData<T>(
  context: CommandContext,
  data: string,
  { settings, now, k, ratingScale }: EvaluateCommandOptions,
  run: (
    dataSet: DataSet,
    shared: Pick<EvaluateOptions, 'settings' | 'nowMs' | 'k' | 'ratingScale' | 'signal' | 'onProgress'>,
  ) => Promise<T>,
): Promise<T> {
  const recipe = readSettingsFile(context, settings)
  const { dataSet, nowMs } = await openJudgedData(context, data, now)
  return withProgress(context, (update) =>
    run(dataSet, {
      settings: recipe,
      nowMs,
      k,
      ratingScale,
      signal: context.signal,
      onProgress: ({ fold, step, done, total }) => update({ label: fold, detail: step, done, total }),
    }),
  )
}

function writeReport(
  context: CommandContext,
  file: string,
  evaluation: Evaluation,
  comparison: Comparison | null,
): void {
  writeFileSync(resolve(context.folder, file), htmlReport(evaluation, comparison))
  say(context.terminal, `report: ${basename(file)}`)
}

/** Prints one row per method: first the accuracy metrics, then the others. Marks the method that serves. */
function showEvaluation(terminal: Terminal, evaluation: Evaluation): void {
  for (const note of evaluation.notes) say(terminal, note)
  const names = Object.keys(evaluation.methods[0]?.metrics ?? {})
  const isAccuracy = (name: string) => name.includes('@')
  showFigures(terminal, evaluation, names.filter(isAccuracy))
  showFigures(
    terminal,
    evaluation,
    names.filter((name) => !isAccuracy(name)),
  )
  print(terminal, '* serves recommendations')
}

function showFigures(terminal: Terminal, evaluation: Evaluation, names: readonly string[]): void {
  const columns: Column[] = [{ head: 'method' }, ...names.map((head) => ({ head, isNumber: true }))]
  const rows = evaluation.methods.map(({ name, metrics }) => [
    name === evaluation.default ? `${name} *` : name,
    ...names.map((metric) => formatMetric(metric, metrics[metric] ?? null)),
  ])
  print(terminal, table(terminal, columns, rows))
}
