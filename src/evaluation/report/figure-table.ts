import type { Evaluation } from '../evaluation.ts'
import { shownFigure } from '../figures.ts'
import { element, escaped } from './markup.ts'

/** Figures whose least value is the best; of the rest it is the largest. */
const LESS_IS_BETTER = ['gini', 'calibration']

/** Figures that are neither good nor bad for themselves. */
const NEITHER = ['ARP']

/** Every figure of every method; the best of a column is set off. */
export function figureTable({ methods, default: serving }: Evaluation): string {
  const names = Object.keys(methods[0]?.figures ?? {})
  const best = new Map(
    names.map((name) => [
      name,
      bestOf(
        name,
        methods.map(({ figures }) => figures[name] ?? null),
      ),
    ]),
  )
  const rows = methods.map(({ name, kind, figures }) =>
    element(
      'tr',
      { class: name === serving ? 'serving' : `row-${kind}` },
      element('th', { scope: 'row' }, escaped(name)),
      ...names.map((figure) => {
        const value = figures[figure] ?? null
        const isBest = value !== null && value === best.get(figure)
        return element('td', isBest ? { class: 'best' } : {}, shownFigure(figure, value))
      }),
    ),
  )
  const head = ['method', ...names].map((name) => element('th', { scope: 'col' }, escaped(name)))
  return element(
    'div',
    { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'All figures' },
    element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...rows)),
  )
}

function bestOf(name: string, values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  if (known.length < 2 || NEITHER.includes(name)) return null
  return LESS_IS_BETTER.includes(name) ? Math.min(...known) : Math.max(...known)
}
