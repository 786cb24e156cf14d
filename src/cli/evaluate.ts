import { resolve } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { demoDataSet } from '../demo/demo-data-set.ts'
import { evaluate } from '../evaluation/evaluate.ts'
import type { Evaluation } from '../evaluation/evaluation.ts'
import { evaluationJson } from '../evaluation/evaluation-json.ts'
import { ALL_METHODS, parseMethods } from '../evaluation/parse-methods.ts'
import { PROTOCOLS, type Protocol } from '../evaluation/splits/protocol.ts'
import type { DataSet } from '../importing/data-set.ts'
import { dataFolder } from '../importing/folder.ts'
import { LASTFM_COLLECTED_AT_MS, lastfm } from '../importing/lastfm.ts'
import { DEFAULT_RATING_SCALE, type RatingScale } from '../ingest/event-weight.ts'
import { type CommandContext, composition } from './command-context.ts'
import { showEvaluation } from './evaluation-table.ts'
import { existingFolder } from './existing-folder.ts'
import { instantOption } from './instant-option.ts'
import { progress } from './progress.ts'
import { ratingScaleOption } from './rating-scale-option.ts'
import { printJson } from './terminal.ts'

/** The demo world is judged as it ends at this instant, so that two runs agree whatever the day. */
const DEMO_ENDS_AT_MS = Date.UTC(2026, 0, 1)

interface EvaluateCommandOptions {
  readonly protocol: Protocol
  readonly folds?: number
  readonly methods: string
  readonly k: number
  readonly seed: number
  readonly testShare: number
  readonly before?: number
  readonly now?: number
  readonly ratingScale: RatingScale
  readonly json?: boolean
}

interface JudgedData {
  readonly dataSet: DataSet
  readonly nowMs: number
}

/** `attune evaluate <data>`: how well the recipe, its parts and baselines recommend on held-out interactions. */
export function evaluateCommand(context: CommandContext): Command {
  return new Command('evaluate')
    .description('Measure how well held-out interactions are recommended, through the code that serves.')
    .argument('<data>', '`lastfm:<folder>`, a folder of the import layout, or `demo`')
    .addOption(
      new Option('--protocol <name>', 'how test rows are held out').choices(PROTOCOLS).default('five-fold'),
    )
    .option('--folds <n>', 'only the first n folds; of `ratio`, n draws', wholeNumber)
    .option(
      '--methods <list>',
      `\`all\`, or some of ${ALL_METHODS.join(', ')}, blend:source=weight,..`,
      'all',
    )
    .option('--k <n>', 'length of the lists, 1-100', listLength, 10)
    .option('--seed <n>', 'of hashed ids, draws and ties', wholeNumber, 1)
    .option('--test-share <share>', 'of `ratio`: share of each user that is held out', share, 0.2)
    .option(
      '--before <instant>',
      'of `temporal`: training ends there (default: leaves a fifth)',
      instantOption,
    )
    .option('--now <instant>', 'when the story ends and rows without a date happened', instantOption)
    .addOption(
      new Option('--rating-scale <min-max>', 'lowest and highest rating, such as 1-5')
        .argParser(ratingScaleOption)
        .default(DEFAULT_RATING_SCALE, '0-5'),
    )
    .option('--json', 'print every figure as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ attune evaluate demo --folds 1
  $ attune evaluate lastfm:./hetrec2011-lastfm-2k --folds 1 --methods serving,user-knn --json
  $ attune evaluate ./data --protocol temporal --before 2025-03-01

Nothing is written to the graph that is served. docs/evaluation.md says how to read the figures.`,
    )
    .action((data: string, options: EvaluateCommandOptions) => runEvaluation(context, data, options))
}

async function runEvaluation(
  context: CommandContext,
  data: string,
  options: EvaluateCommandOptions,
): Promise<void> {
  const methods = parseMethods(options.methods)
  const { dataSet, nowMs } = await openData(context, data, options.now)
  const shown = progress(context.terminal, context.nowMs)
  let evaluation: Evaluation
  try {
    evaluation = await evaluate(
      dataSet,
      {
        methods,
        nowMs,
        protocol: options.protocol,
        seed: options.seed,
        folds: options.folds ?? null,
        k: options.k,
        testShare: options.testShare,
        beforeMs: options.before ?? null,
        ratingScale: options.ratingScale,
        signal: context.signal,
        onProgress: ({ fold, step, done, total }) => shown.update({ label: fold, detail: step, done, total }),
      },
      composition(context).evaluation,
    )
  } finally {
    shown.stop()
  }
  if (options.json) printJson(context.terminal, evaluationJson(evaluation))
  else showEvaluation(context.terminal, evaluation)
}

async function openData(context: CommandContext, data: string, now: number | undefined): Promise<JudgedData> {
  const { demoSeed } = composition(context).config
  if (data === 'demo') {
    const nowMs = now ?? DEMO_ENDS_AT_MS
    return { dataSet: demoDataSet({ seed: demoSeed, nowMs }), nowMs }
  }
  const [, lastfmFolder] = /^lastfm:(.*)$/.exec(data) ?? []
  if (lastfmFolder !== undefined) {
    const dataSet = await lastfm(existingFolder(context, lastfmFolder))
    return { dataSet, nowMs: now ?? LASTFM_COLLECTED_AT_MS }
  }
  const dataSet = await dataFolder(existingFolder(context, resolve(context.folder, data)))
  return { dataSet, nowMs: now ?? context.nowMs() }
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(text)
}

function listLength(text: string): number {
  const length = wholeNumber(text)
  if (length < 1 || length > 100) throw new InvalidArgumentError('It must be 1-100.')
  return length
}

function share(text: string): number {
  const value = Number(text)
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError('It must be between 0 and 1, such as 0.2.')
  return value
}
