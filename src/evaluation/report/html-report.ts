import type { Comparison } from '../compare.ts'
import type { Evaluation, MethodResult } from '../evaluation.ts'
import type { Method } from '../methods.ts'
import { ablationBars } from './ablation.ts'
import { byActivity } from './activity.ts'
import { barPlot } from './bar-plot.ts'
import { figureTable } from './figure-table.ts'
import { GLOSSARY } from './glossary.ts'
import { linePlot } from './line-plot.ts'
import { element, escaped } from './markup.ts'
import { scatterPlot } from './scatter-plot.ts'
import { STYLES } from './styles.ts'

/**
 * An evaluation as one HTML file that needs nothing else: no script, no font, no network. The same evaluation
 * gives the same file.
 */
export function htmlReport(evaluation: Evaluation, comparison: Comparison | null): string {
  const { dataSet, protocol, k } = evaluation
  const title = `How well ${dataSet} is recommended`
  const body = [
    element('h1', {}, escaped(title)),
    element('p', { class: 'quiet' }, escaped(`attune evaluate, protocol ${protocol}, lists of ${k}`)),
    facts(evaluation),
    ...(comparison ? [comparisonPart(comparison)] : []),
    accuracyPart(evaluation),
    ablationPart(evaluation),
    activityPart(evaluation),
    part('All figures', 'The method in bold is what recommend serves.', figureTable(evaluation)),
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
  const ndcg = serving?.figures[`NDCG@${k}`]
  const rows = [
    ['folds', folds.map(({ name }) => name).join(', ')],
    ['training pairs', counts(folds.map(({ trainingPairs }) => trainingPairs))],
    ['test pairs', counts(folds.map(({ testPairs }) => testPairs))],
    ['users judged', counts(folds.map(({ testUsers }) => testUsers))],
    ['items', counts(folds.map(({ items }) => items))],
    ['seed', String(seed)],
    ['settings', settings ? 'from a file' : 'defaults'],
    ...notes.map((note) => ['note', note]),
    ...(ndcg ? [[`NDCG@${k} of ${evaluation.default}`, ndcg.toFixed(4)]] : []),
  ]
  const shown = rows.map(([name = '', value = '']) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`)
  return element('dl', {}, ...shown)
}

/** One number where all folds have about the same. */
function counts(values: readonly number[]): string {
  const shown = (value: number) => value.toLocaleString('en-US')
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return low === high ? shown(low) : `${shown(low)}–${shown(high)} a fold`
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

function plot(picture: string, caption: string): string {
  return element('figure', {}, picture, element('figcaption', {}, escaped(caption)))
}

function comparisonPart({ a, b, metric, ...test }: Comparison): string {
  const { meanDifference, low, high, pValue, users, better, worse } = test
  const sign = meanDifference < 0 ? 'less' : 'more'
  const text = `${a} has ${Math.abs(meanDifference).toFixed(4)} ${sign} ${metric} than ${b}: 95 % interval ${low.toFixed(4)} to ${high.toFixed(4)}, p = ${pValue.toFixed(4)} (paired sign-flip test over ${users} users, of whom ${better} do better and ${worse} worse).`
  return part(`${a} against ${b}`, text)
}

function accuracyPart({ methods, k }: Evaluation): string {
  const points = methods
    .filter(({ kind }) => kind !== 'without')
    .flatMap(({ name, kind, figures }) => {
      const [x, y] = [figures.coverage ?? null, figures[`NDCG@${k}`] ?? null]
      return x === null || y === null ? [] : [{ name, kind, x, y }]
    })
    .sort((a, b) => b.y - a.y)
  return part(
    'Accuracy against coverage',
    'Up is more accurate; to the right more of the catalog is shown to somebody. A method that is accurate at the far left shows everybody the same few items.',
    plot(
      scatterPlot(points, { x: 'coverage', y: `NDCG@${k}` }),
      'Diamonds: recipes. Circles: one source alone. Squares: baselines.',
    ),
  )
}

function ablationPart(evaluation: Evaluation): string {
  const bars = ablationBars(evaluation)
  if (bars.length === 0) return ''
  return part(
    'What each source adds',
    'NDCG that is lost when the recipe goes without the source, nothing learned anew. Near zero: the others find the same items. Below zero: the list is better without it.',
    plot(
      barPlot(bars, `NDCG@${evaluation.k} lost without the source`),
      'The line over a bar is the 95 % interval over users.',
    ),
  )
}

function activityPart(evaluation: Evaluation): string {
  const { groups, lines } = byActivity(evaluation, shownMethods(evaluation))
  if (groups.length < 2 || lines.length === 0) return ''
  return part(
    'By user activity',
    'Users in groups of about the same size, from the fewest to the most items in the training rows.',
    plot(
      linePlot(lines, groups, { x: 'items in training', y: `NDCG@${evaluation.k}` }),
      'The recipe, the best source alone, and the best baseline.',
    ),
  )
}

/** What serves, the best single source, and the best baseline. */
function shownMethods({ methods, default: serving, k }: Evaluation): readonly string[] {
  const ndcg = ({ figures }: MethodResult) => figures[`NDCG@${k}`] ?? 0
  const best = (kind: Method['kind']) =>
    methods.filter((method) => method.kind === kind).sort((a, b) => ndcg(b) - ndcg(a))[0]?.name
  return [serving, best('source'), best('baseline')].flatMap((name) => name ?? [])
}

function glossary(): string {
  const rows = Object.entries(GLOSSARY).map(
    ([name, meaning]) => `<dt>${escaped(name)}</dt><dd>${escaped(meaning)}</dd>`,
  )
  return element('section', {}, element('h2', {}, 'What the figures mean'), element('dl', {}, ...rows))
}
