import { type Comparison, compare, scoresOf } from '../compare.ts'
import type { Evaluation, MethodResult, UserScore } from '../evaluation.ts'
import { formatMetric } from '../judge.ts'
import type { Method } from '../methods.ts'
import { mean } from '../metrics.ts'
import { element, escaped } from './markup.ts'
import { type ScatterPoint, scatterPlot } from './scatter-plot.ts'
import { STYLES } from './styles.ts'

/**
 * An evaluation as one self-contained HTML file: no script, no font, no network. The same evaluation gives the same
 * file.
 */
export function htmlReport(evaluation: Evaluation, comparison: Comparison | null): string {
  const { dataSet, protocol, k } = evaluation
  const title = `Recommendation quality of ${dataSet}`
  const body = [
    element('h1', {}, escaped(title)),
    element('p', { class: 'quiet' }, escaped(`attune evaluate, protocol ${protocol}, lists of ${k}`)),
    facts(evaluation),
    ...(comparison ? [comparisonPart(comparison)] : []),
    accuracyPart(evaluation),
    ablationPart(evaluation),
    activityPart(evaluation),
    part('All metrics', 'The method in bold is the one that recommend serves.', metricTable(evaluation)),
    glossary(),
  ]
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    element('title', {}, escaped(title)),
    `<style>${STYLES}</style></head>`,
    `<body><main>${body.join('\n')}</main></body>`,
    '</html>\n',
  ].join('\n')
}

function facts(evaluation: Evaluation): string {
  const { folds, methods, seed, notes, settings, k } = evaluation
  const serving = methods.find(({ name }) => name === evaluation.default)
  const ndcg = serving?.metrics[`NDCG@${k}`]
  const rows = [
    ['folds', folds.map(({ name }) => name).join(', ')],
    ['training pairs', counts(folds.map(({ trainingPairs }) => trainingPairs))],
    ['test pairs', counts(folds.map(({ testPairs }) => testPairs))],
    ['test users', counts(folds.map(({ testUsers }) => testUsers))],
    ['items', counts(folds.map(({ items }) => items))],
    ['seed', String(seed)],
    ['settings', settings ? 'from a file' : 'defaults'],
    ...notes.map((note) => ['note', note]),
    ...(ndcg ? [[`NDCG@${k} of ${evaluation.default}`, ndcg.toFixed(4)]] : []),
  ]
  const shown = rows.map(([name = '', value = '']) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`)
  return element('dl', {}, ...shown)
}

/** One number if all folds are equal, else the range. */
function counts(values: readonly number[]): string {
  const shown = (value: number) => value.toLocaleString('en-US')
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return low === high ? shown(low) : `${shown(low)}–${shown(high)} per fold`
}

function part(title: string, text: string, ...content: readonly string[]): string {
  return element(
    'section',
    {},
    element('h2', {}, escaped(title)),
    element('p', {}, escaped(text)),
    ...content,
  )
}

function comparisonPart({ a, b, metric, ...test }: Comparison): string {
  const { meanDifference, low, high, pValue, users, better, worse } = test
  const sign = meanDifference < 0 ? 'less' : 'more'
  const text = `${a} has ${Math.abs(meanDifference).toFixed(4)} ${sign} ${metric} than ${b}: 95 % interval ${low.toFixed(4)} to ${high.toFixed(4)}, p = ${pValue.toFixed(4)} (paired sign-flip test over ${users} users, of whom ${better} are better and ${worse} worse).`
  return part(`${a} against ${b}`, text)
}

function accuracyPart({ methods, k }: Evaluation): string {
  const points = methods
    .filter(({ kind }) => kind !== 'without')
    .flatMap(({ name, kind, metrics }) => {
      const [x, y] = [metrics.coverage ?? null, metrics[`NDCG@${k}`] ?? null]
      return x === null || y === null ? [] : [{ name, kind, shape: shapeOf(kind), x, y }]
    })
    .sort((a, b) => b.y - a.y)
  return part(
    'Accuracy against coverage',
    'Higher is more accurate; further right shows more of the catalog. An accurate method at the far left shows the same few items to every user.',
    element(
      'figure',
      {},
      scatterPlot(points, { x: 'coverage', y: `NDCG@${k}` }),
      element(
        'figcaption',
        {},
        'Diamonds: all sources or several. Circles: a single source. Squares: baselines.',
      ),
    ),
  )
}

function shapeOf(kind: Method['kind']): ScatterPoint['shape'] {
  if (kind === 'baseline') return 'square'
  return kind === 'source' ? 'circle' : 'diamond'
}

function ablationPart(evaluation: Evaluation): string {
  const losses = lossesOf(evaluation)
  if (losses.length === 0) return ''
  const most = Math.max(...losses.map(({ lost }) => Math.abs(lost)))
  const rows = losses.map(({ source, lost, interval }) => {
    const bar = {
      class: lost >= 0 ? 'gain' : 'loss',
      style: `width: ${(100 * Math.abs(lost)) / (most || 1)}%`,
    }
    const cells = [lost.toFixed(4), interval, element('div', bar)].map((cell) => element('td', {}, cell))
    return [element('th', { scope: 'row' }, escaped(source)), ...cells]
  })
  const metric = `NDCG@${evaluation.k}`
  return part(
    'Contribution of each source',
    `${metric} lost without the source (the ranker is not retrained), with its 95 % interval over users. Near zero: other sources find the same items. Below zero: the list is better without the source.`,
    table('Contribution of each source', ['source', `${metric} lost`, '95 % interval', ''], rows),
  )
}

function activityPart(evaluation: Evaluation): string {
  const methods = shownMethods(evaluation)
  const bounds = upperBounds(userScoresOf(methods[0]).map(({ trainingPairs }) => trainingPairs))
  if (bounds.length < 2) return ''
  const groups = bounds.map((high, index) => rangeText((bounds[index - 1] ?? -1) + 1, high))
  const rows = methods.map((method) => [
    element('th', { scope: 'row' }, escaped(method.name)),
    ...meansOf(userScoresOf(method), bounds).map((ndcg) => element('td', {}, ndcg?.toFixed(4) ?? '–')),
  ])
  return part(
    'By user activity',
    `NDCG@${evaluation.k} of users in groups of similar size, by their number of training items: the served method, the best single source and the best baseline.`,
    table('By user activity', ['training items', ...groups], rows),
  )
}

/** The served method, the best single source and the best baseline. */
function shownMethods({ methods, default: serving, k }: Evaluation): readonly MethodResult[] {
  const ndcg = ({ metrics }: MethodResult) => metrics[`NDCG@${k}`] ?? 0
  const best = (kind: Method['kind']) =>
    methods.filter((method) => method.kind === kind).sort((a, b) => ndcg(b) - ndcg(a))[0]
  const served = methods.find(({ name }) => name === serving)
  return [served, best('source'), best('baseline')].flatMap((method) => method ?? [])
}

function glossary(): string {
  const rows = Object.entries(GLOSSARY).map(
    ([name, meaning]) => `<dt>${escaped(name)}</dt><dd>${escaped(meaning)}</dd>`,
  )
  return element('section', {}, element('h2', {}, 'Definitions'), element('dl', {}, ...rows))
}

interface SourceLoss {
  readonly source: string
  readonly lost: number
  /** 95 % interval of `lost`. */
  readonly interval: string
}

/** NDCG of the served method minus NDCG without each source, largest first. Empty if the served method was not run. */
function lossesOf(evaluation: Evaluation): readonly SourceLoss[] {
  if (!evaluation.methods.some(({ name }) => name === evaluation.default)) return []
  const whole = scoresOf(evaluation, evaluation.default)
  return evaluation.methods
    .filter(({ kind }) => kind === 'without')
    .map(({ name }) => {
      const { meanDifference, low, high } = compare(whole, scoresOf(evaluation, name), evaluation.seed)
      const source = name.replace(/^without:/, '')
      return { source, lost: meanDifference, interval: `${low.toFixed(4)} to ${high.toFixed(4)}` }
    })
    .sort((a, b) => b.lost - a.lost)
}

/** Number of groups of users. */
const GROUPS = 5

function userScoresOf(method: MethodResult | undefined): readonly UserScore[] {
  return method?.folds.flatMap(({ users }) => users) ?? []
}

/** The largest count of each group, ascending. Users with the same count are in the same group. */
function upperBounds(counts: readonly number[]): readonly number[] {
  const sorted = [...counts].sort((a, b) => a - b)
  const bounds = Array.from(
    { length: GROUPS },
    (_, group) => sorted[Math.ceil((sorted.length * (group + 1)) / GROUPS) - 1] ?? 0,
  )
  return [...new Set(bounds)]
}

function meansOf(scores: readonly UserScore[], bounds: readonly number[]): readonly (number | null)[] {
  return bounds.map((high, index) => {
    const low = bounds[index - 1] ?? -1
    const own = scores.filter(({ trainingPairs }) => trainingPairs > low && trainingPairs <= high)
    return mean(own.map(({ ndcg }) => ndcg))
  })
}

function rangeText(low: number, high: number): string {
  return low === high ? String(low) : `${low}–${high}`
}

/** Metrics for which smaller is better. */
const SMALLER_IS_BETTER = ['gini', 'calibration']

/** Metrics that are neither good nor bad. */
const NEUTRAL = ['ARP']

/** Every metric of every method. The best of each column is highlighted. */
function metricTable({ methods, default: serving }: Evaluation): string {
  const names = Object.keys(methods[0]?.metrics ?? {})
  const best = new Map(
    names.map((name) => [
      name,
      bestOf(
        name,
        methods.map(({ metrics }) => metrics[name] ?? null),
      ),
    ]),
  )
  const rows = methods.map(({ name, metrics }) => [
    element('th', { scope: 'row' }, name === serving ? element('b', {}, escaped(name)) : escaped(name)),
    ...names.map((metric) => {
      const value = metrics[metric] ?? null
      const isBest = value !== null && value === best.get(metric)
      return element('td', isBest ? { class: 'best' } : {}, formatMetric(metric, value))
    }),
  ])
  return table('All metrics', ['method', ...names], rows)
}

/** A table that scrolls sideways. @param rows elements of the cells */
function table(label: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = columns.map((name) => element('th', { scope: 'col' }, escaped(name)))
  const body = rows.map((cells) => element('tr', {}, ...cells))
  return element(
    'div',
    { class: 'wide', tabindex: 0, role: 'region', 'aria-label': label },
    element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...body)),
  )
}

function bestOf(name: string, values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  if (known.length < 2 || NEUTRAL.includes(name)) return null
  return SMALLER_IS_BETTER.includes(name) ? Math.min(...known) : Math.max(...known)
}

/** A one-line definition of each metric. */
const GLOSSARY: Readonly<Record<string, string>> = {
  NDCG: 'held-out items found, weighted by rank; 1 is a perfect list',
  P: 'share of the list that was held out',
  R: 'share of the held-out items in the list',
  HR: 'share of users with at least one held-out item in the list',
  MRR: 'one over the rank of the first held-out item',
  MAP: 'mean precision at the ranks of held-out items',
  'cold, warm': 'the quarter of users with the fewest training items, and the others',
  coverage: 'share of the catalog that is in at least one list',
  gini: 'inequality of exposure: 0 all items equally often, 1 a single item',
  ARP: 'mean number of users who like a shown item',
  novelty: 'mean surprise of a shown item by its popularity, in bits',
  APLT: 'share of shown items in the long tail, outside the head with 80 % of the interactions',
  diversity: 'dissimilarity of the items of a list by their tags, 0 to 1',
  calibration: 'distance between the tags of a list and of the user’s history, in nats; 0 is the same mix',
}
