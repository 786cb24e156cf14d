import { setFlagsFromString } from 'node:v8'
import { Command, Option } from 'commander'
import { z } from 'zod'
import type { Config } from '../app/config.ts'
import { trainGraph } from '../app/train-graph.ts'
import { AttuneError } from '../domain/errors.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { type InterestModel, rankingNdcg } from '../model/interest-model.ts'
import type { Api } from '../server/api/local-api.ts'
import { HELD_OUT_KINDS, type HeldOutKind } from '../training/compute/hold-out.ts'
import { type BriefReport, briefReport, type TrainingReport } from '../training/training-report.ts'
import { DEFAULT_RECIPE, type TrainingRecipe } from '../training/training-tasks.ts'
import { answered, withGraphOrServer } from './ask.ts'
import { type CommandContext, composition } from './command-context.ts'
import { readSettingsFile } from './option-values.ts'
import { withProgress } from './progress.ts'
import { TRAINING_REPORT } from './server-reports.ts'
import { table } from './table.ts'
import { runOnServer, type TaskKind } from './task-on-server.ts'
import { print, printJson, say, type Terminal } from './terminal.ts'

interface TrainCommandOptions {
  readonly settings?: string
  readonly holdout: HeldOutKind
  /** Former name of `holdout`. */
  readonly foretell?: HeldOutKind
  readonly force?: boolean
  readonly json?: boolean
}

/** `attune train`: derives neighborhoods, similar items, top items per tag and charts, and serves them. */
export function trainCommand(context: CommandContext): Command {
  return new Command('train')
    .description(
      'Derive neighborhoods, similar items, top items per tag and charts, and serve them. A running server that holds the graph does it.',
    )
    .option('--settings <file>', 'settings that replace the defaults, as written by `attune tune`')
    .addOption(
      new Option(
        '--holdout <kind>',
        'engagements that are held out to learn the weights: the newest of each user, or any',
      )
        .choices(HELD_OUT_KINDS)
        .default('newest'),
    )
    .addOption(new Option('--foretell <kind>').choices(HELD_OUT_KINDS).hideHelp())
    .option('--force', 'publish the model even if it ranks worse than the current one')
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ attune train
  $ attune train --settings attune.tuned.json
  $ attune train --holdout any
  $ ATTUNE_GRAPH=neo4j attune train --json`,
    )
    .action((options: TrainCommandOptions) => runTraining(context, options))
}

async function runTraining(context: CommandContext, options: TrainCommandOptions): Promise<void> {
  const recipe: TrainingRecipe = {
    settings: readSettingsFile(context, options.settings),
    heldOutKind: options.foretell ?? options.holdout,
    isForced: options.force === true,
  }
  const parts = composition(context)
  const report = await withGraphOrServer(
    parts,
    { command: 'attune train', mayCreate: false },
    async (graph) => {
      limitHeapGrowth(graph)
      return briefReport(await trainWithProgress(context, graph, parts.config, recipe))
    },
    (api) => trainOnServer(context, api, recipe),
  )
  if (options.json) printJson(context.terminal, report)
  else show(context.terminal, report)
}

/**
 * Trains and shows the progress of each job. On a shared graph the previous version is kept for the running requests of other
 * processes.
 */
export async function trainWithProgress(
  context: CommandContext,
  graph: GraphStore,
  config: Pick<Config, 'consentDefaults' | 'sensitiveTags'>,
  recipe: TrainingRecipe = DEFAULT_RECIPE,
): Promise<TrainingReport> {
  return withProgress(context, (update) =>
    trainGraph(graph, config, recipe, {
      nowMs: context.nowMs,
      signal: context.signal,
      ...(graph.name === 'embedded' && { graceMs: 0 }),
      onLateFailed: (error) => sayLateFailed(context.terminal, error),
      onProgress: ({ job, ...step }) => update({ label: job, ...step }),
    }),
  )
}

const TRAINING: TaskKind<BriefReport> = {
  name: 'training',
  progress: 'steps { name: job done total }',
  report: TRAINING_REPORT,
  show: ({ name, ...step }) => ({ label: name, ...step }),
}

const START = `mutation ($settings: TrainingSettingsInput, $holdout: TrainingHoldout!, $isForced: Boolean!) {
  startTraining(settings: $settings, holdout: $holdout, isForced: $isForced) { training { id } problems { message } }
}`

const Started = z.object({
  training: z.object({ id: z.string() }).nullable(),
  problems: z.array(z.object({ message: z.string() })),
})

async function trainOnServer(
  context: CommandContext,
  api: Api,
  { settings, heldOutKind, isForced }: TrainingRecipe,
): Promise<BriefReport> {
  return runOnServer(context, api, TRAINING, async () => {
    const variables = { settings, holdout: heldOutKind.toUpperCase(), isForced }
    const { training, problems } = Started.parse(answered(await api.ask(START, variables), 'startTraining'))
    if (training) return training.id
    throw new AttuneError('BAD_USER_INPUT', problems.map(({ message }) => message).join('; '))
  })
}

function sayLateFailed(terminal: Terminal, error: unknown): void {
  const why = error instanceof Error ? error.message : String(error)
  say(terminal, `items added during the training wait for the next training: ${why}`)
}

function show(terminal: Terminal, report: BriefReport): void {
  const columns = [{ head: 'job' }, { head: 'seconds', isNumber: true }, { head: 'edges', isNumber: true }]
  const rows = report.jobs.map(({ job, seconds, edges }) => [
    job,
    seconds.toFixed(1),
    edges.toLocaleString('en-US'),
  ])
  print(terminal, table(terminal, columns, rows))
  print(terminal, `serving model ${report.version}`)
  print(terminal, learned(report.interest))
}

function learned(interest: BriefReport['interest']): string {
  if (!interest) return 'ranked by hand-set weights: too few users have engaged enough to learn others'
  const { users, incumbentNdcgAt10 } = interest.metrics
  const compared = [...formsOf(interest), ['previous model', incumbentNdcgAt10, null] as const]
    .flatMap(([name, ndcg, items]) => {
      if (ndcg === null) return []
      return [
        `${name} ${ndcg.toFixed(4)}${items === null ? '' : ` with ${items.toLocaleString('en-US')} items`}`,
      ]
    })
    .join(', ')
  return (
    `ranked by ${nameOf(interest)}: NDCG@10 ${rankingNdcg(interest).toFixed(4)} on held-out interactions of ` +
    `${users} users (${compared})`
  )
}

function nameOf({ ranker, origin }: Pick<InterestModel, 'ranker' | 'origin'>): string {
  if (ranker !== 'blend') return { trees: 'trees', 'item-softmax': 'the item softmax' }[ranker]
  return origin === 'learned' ? 'learned weights' : 'hand-set weights'
}

function formsOf({ metrics }: Pick<InterestModel, 'metrics'>) {
  return [
    ['learned weights', metrics.ndcgAt10, metrics.itemsShown],
    ['hand-set weights', metrics.handSetNdcgAt10, metrics.handSetItemsShown],
    ['trees on learned weights', metrics.treesNdcgAt10, metrics.treesItemsShown],
    ['item softmax', metrics.itemSoftmaxNdcgAt10, metrics.itemSoftmaxItemsShown],
  ] as const
}

/**
 * How far V8's heap may grow beyond the live objects before a collection. Requests leave much garbage and few live objects;
 * by default V8 lets the heap grow to three times its live size.
 */
const HEAP_GROWING = '--heap-growing-percent=50'

/**
 * Limits the memory of a long-running process that also holds an embedded graph. Costs about a tenth of the time.
 */
export function limitHeapGrowth({ name }: Pick<GraphStore, 'name'>): void {
  if (name === 'embedded') setFlagsFromString(HEAP_GROWING)
}
