import { element, escaped } from './markup.ts'

/** Outlines around the origin, in pixels. Shapes show kinds, so that color is never the only difference. */
const SHAPES = {
  circle: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z',
  square: 'M-4.5 -4.5h9v9h-9Z',
  diamond: 'M0 -7L7 0L0 7L-7 0Z',
} as const

/** A named point. */
export interface ScatterPoint {
  readonly name: string
  /** CSS class of the point. */
  readonly kind: string
  readonly shape: keyof typeof SHAPES
  /** Not negative. */
  readonly x: number
  readonly y: number
}

const [WIDTH, HEIGHT] = [860, 460]

/** The area of the plot within its picture, in pixels. */
const [LEFT, RIGHT, TOP, BOTTOM] = [62, WIDTH - 20, 34, 404]

const LETTER_WIDTH = 6.6

/** Named points in the plane of two metrics. Names of earlier points take the better places. */
export function scatterPlot(
  points: readonly ScatterPoint[],
  axes: { readonly x: string; readonly y: string },
): string {
  const x = linearScale(Math.max(...points.map((point) => point.x)), [LEFT, RIGHT], 6)
  const y = linearScale(Math.max(...points.map((point) => point.y)), [BOTTOM, TOP], 6)
  const taken = points.map((point) => box(x.at(point.x) - 5, y.at(point.y) - 5, 10, 10))
  const marks = points.map(({ name, kind, shape, ...point }) => {
    const [left, top] = [x.at(point.x), y.at(point.y)]
    const tooltip = `${name}: ${axes.x} ${point.x.toFixed(4)}, ${axes.y} ${point.y.toFixed(4)}`
    return element(
      'g',
      { class: `kind-${kind}` },
      element('title', {}, escaped(tooltip)),
      element('path', { d: SHAPES[shape], transform: `translate(${left.toFixed(1)} ${top.toFixed(1)})` }),
      nameBeside(name, left, top, taken),
    )
  })
  const values = points.map((point) => `${point.name} ${point.x.toFixed(3)} ${point.y.toFixed(3)}`)
  const description = `${axes.y} against ${axes.x}: ${values.join(', ')}`
  return element(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': description },
    ...x.ticks.map(
      ({ at, text }) => line(at, TOP, at, BOTTOM) + label('tick', at, BOTTOM + 20, text, 'middle'),
    ),
    ...y.ticks.map(
      ({ at, text }) => line(LEFT, at, RIGHT, at) + label('tick', LEFT - 8, at + 4, text, 'end'),
    ),
    label('axis', RIGHT, BOTTOM + 42, axes.x, 'end'),
    label('axis', LEFT, TOP - 14, axes.y),
    ...marks,
  )
}

/** Maps values to pixels. */
interface Scale {
  readonly at: (value: number) => number
  /** Round values over the whole range, ascending. */
  readonly ticks: readonly { readonly at: number; readonly text: string }[]
}

/**
 * A linear scale from zero to a round value that is at least `most`.
 *
 * @param pixels positions of zero and of that value; the first may be the larger
 * @param tickCount approximate number of ticks
 */
export function linearScale(most: number, [from, to]: readonly [number, number], tickCount: number): Scale {
  const rough = Math.max(most, 1e-9) / tickCount
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5].find((times) => times * power >= rough) ?? 10) * power
  const steps = Math.max(1, Math.ceil(most / step - 1e-9))
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
  const at = (value: number) => from + (value / (steps * step)) * (to - from)
  return {
    at,
    ticks: Array.from({ length: steps + 1 }, (_, index) => ({
      at: at(index * step),
      text: (index * step).toFixed(decimals),
    })),
  }
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  return element('line', { class: 'grid', x1, y1, x2, y2 })
}

function label(kind: string, x: number, y: number, text: string, anchor = 'start'): string {
  return element('text', { class: kind, x, y, 'text-anchor': anchor }, escaped(text))
}

type Box = ReturnType<typeof box>

function box(left: number, top: number, width: number, height: number) {
  return { left, top, right: left + width, bottom: top + height }
}

/** The name beside its point, at a free place if there is one; adds its box to `taken`. */
function nameBeside(name: string, x: number, y: number, taken: Box[]): string {
  const width = name.length * LETTER_WIDTH
  const places = [0, -10, 10, -20, 20]
    .flatMap((shift) => [x + 9, x - 9 - width].map((left) => box(left, y - 6 + shift, width, 13)))
    .filter(({ right }) => right <= RIGHT)
  const isFree = (a: Box) =>
    taken.every((b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top)
  const place = places.find(isFree) ?? places[0] ?? box(x, y - 10, width, 13)
  taken.push(place)
  return label('name', place.left, place.bottom - 3, name)
}
