import { element, escaped, label } from './markup.ts'
import { type Area, levelAxis, picture } from './plot-frame.ts'
import { linearScale } from './scale.ts'

/** A value with its interval. */
export interface Bar {
  readonly name: string
  readonly value: number
  readonly low: number
  readonly high: number
}

const WIDTH = 860
const ROW_HEIGHT = 28

/** Bars from zero, one below the other, with a whisker over their interval. */
export function barPlot(bars: readonly Bar[], axis: string): string {
  const area: Area = { left: 150, right: WIDTH - 80, top: 12, bottom: 12 + ROW_HEIGHT * bars.length }
  const ends = bars.flatMap(({ value, low, high }) => [value, low, high])
  const x = linearScale([0, ...ends], [area.left, area.right], 6)
  const rows = bars.map((bar, index) => row(bar, area.top + ROW_HEIGHT * (index + 0.5), x.at, area))
  const zero = element('line', { class: 'zero', x1: x.at(0), x2: x.at(0), y1: area.top, y2: area.bottom })
  const says = bars.map(({ name, value }) => `${name} ${value.toFixed(4)}`).join(', ')
  return picture(WIDTH, area.bottom + 52, `${axis}: ${says}`, levelAxis(x, area, axis), ...rows, zero)
}

function row(
  { name, value, low, high }: Bar,
  y: number,
  at: (value: number) => number,
  { left, right }: Area,
): string {
  const from = Math.min(at(0), at(value))
  return element(
    'g',
    { class: value >= 0 ? 'gain' : 'loss' },
    `<title>${escaped(`${name}: ${value.toFixed(4)} (${low.toFixed(4)} to ${high.toFixed(4)})`)}</title>`,
    element('rect', { x: from, y: y - 8, width: Math.abs(at(value) - at(0)), height: 16, rx: 2 }),
    element('line', { class: 'whisker', x1: at(low), x2: at(high), y1: y, y2: y }),
    label({ class: 'name', x: left - 12, y: y + 4, 'text-anchor': 'end' }, name),
    label({ class: 'value', x: right + 12, y: y + 4 }, signed(value)),
  )
}

function signed(value: number): string {
  const shown = Math.abs(value).toFixed(4)
  return Number(shown) === 0 ? shown : `${value < 0 ? '−' : '+'}${shown}`
}
