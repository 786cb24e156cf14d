/** Text escaped for HTML and SVG, attributes included. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

type Attributes = Readonly<Record<string, string | number>>

/** An element with escaped attributes; `content` must already be markup. Numbers are rounded to a tenth. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => {
    const text = typeof value === 'number' ? String(Math.round(value * 10) / 10) : value
    return ` ${key}="${escaped(text)}"`
  })
  return `<${name}${written.join('')}>${content.join('')}</${name}>`
}

function label(attributes: Attributes, text: string): string {
  return element('text', attributes, escaped(text))
}

function tooltip(text: string): string {
  return element('title', {}, escaped(text))
}

/** Maps values to pixels. */
interface Scale {
  readonly at: (value: number) => number
  /** Round values over the whole range, ascending. */
  readonly ticks: readonly number[]
  /** Decimals needed to tell the ticks apart. */
  readonly decimals: number
}

/** Tick distances to choose from, times a power of ten. */
const TICK_STEPS = [1, 2, 5, 10]

/**
 * A linear scale that begins and ends at round values.
 *
 * @param pixels positions of the smallest and the largest value; the first may be the larger
 * @param tickCount approximate number of ticks
 */
export function linearScale(
  values: readonly number[],
  [from, to]: readonly [number, number],
  tickCount: number,
): Scale {
  const low = Math.min(...values)
  const high = Math.max(...values, low + 1e-9)
  const rough = (high - low) / tickCount
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = (TICK_STEPS.find((times) => times * power >= rough) ?? 10) * power
  const first = Math.floor(low / step + 1e-9)
  const last = Math.ceil(high / step - 1e-9)
  const span = (last - first) * step || 1
  return {
    at: (value) => from + ((value - first * step) / span) * (to - from),
    ticks: Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step),
    decimals: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)),
  }
}

/** The area of a plot within its picture, in pixels. */
interface Area {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const WIDTH = 860

/** Grid lines, ticks and the name of the axis. */
function verticalAxis(scale: Scale, { left, right, top }: Area, name: string): string {
  const grid = scale.ticks.map((tick) => {
    const y = scale.at(tick)
    return (
      element('line', { class: 'grid', x1: left, x2: right, y1: y, y2: y }) +
      label({ class: 'tick', x: left - 8, y: y + 4, 'text-anchor': 'end' }, tick.toFixed(scale.decimals))
    )
  })
  return grid.join('') + label({ class: 'axis', x: left, y: top - 14 }, name)
}

/** Grid lines, ticks and the name of the axis. */
function horizontalAxis(scale: Scale, { right, top, bottom }: Area, name: string): string {
  const grid = scale.ticks.map((tick) => {
    const x = scale.at(tick)
    return (
      element('line', { class: 'grid', x1: x, x2: x, y1: top, y2: bottom }) +
      label({ class: 'tick', x, y: bottom + 20, 'text-anchor': 'middle' }, tick.toFixed(scale.decimals))
    )
  })
  return grid.join('') + label({ class: 'axis', x: right, y: bottom + 42, 'text-anchor': 'end' }, name)
}

/** A named point. Its shape shows its kind, so that color is never the only difference. */
export interface ScatterPoint {
  readonly name: string
  /** CSS class of the point. */
  readonly kind: string
  readonly shape: 'circle' | 'square' | 'diamond'
  readonly x: number
  readonly y: number
}

/** Names of the two axes. */
export interface Axes {
  readonly x: string
  readonly y: string
}

/** Named points in the plane of two metrics. Names of earlier points take the better places. */
export function scatterPlot(points: readonly ScatterPoint[], axes: Axes): string {
  const area: Area = { left: 62, right: WIDTH - 20, top: 34, bottom: 404 }
  const x = linearScale([0, ...points.map((point) => point.x)], [area.left, area.right], 6)
  const y = linearScale([0, ...points.map((point) => point.y)], [area.bottom, area.top], 6)
  const taken = points.map((point): Area => boxAround(x.at(point.x), y.at(point.y), 5))
  const marks = points.map((point) => {
    const at = { x: x.at(point.x), y: y.at(point.y) }
    const place = namePlace(point.name, at, area.right, taken)
    return element(
      'g',
      { class: `kind-${point.kind}` },
      tooltip(`${point.name}: ${axes.x} ${point.x.toFixed(4)}, ${axes.y} ${point.y.toFixed(4)}`),
      mark(point.shape, at),
      label({ class: 'name', ...place }, point.name),
    )
  })
  const values = points.map((point) => `${point.name} ${point.x.toFixed(3)} ${point.y.toFixed(3)}`)
  const description = `${axes.y} against ${axes.x}: ${values.join(', ')}`
  return element(
    'svg',
    { viewBox: `0 0 ${WIDTH} 460`, role: 'img', 'aria-label': description },
    verticalAxis(y, area, axes.y),
    horizontalAxis(x, area, axes.x),
    ...marks,
  )
}

interface Position {
  readonly x: number
  readonly y: number
}

function mark(shape: ScatterPoint['shape'], { x, y }: Position): string {
  if (shape === 'square') return element('rect', { x: x - 4.5, y: y - 4.5, width: 9, height: 9 })
  if (shape === 'circle') return element('circle', { cx: x, cy: y, r: 5 })
  return element('path', { d: `M${x} ${y - 7}L${x + 7} ${y}L${x} ${y + 7}L${x - 7} ${y}Z` })
}

const LETTER_WIDTH = 6.6

/** A position for the name beside its point, free if there is one; adds its box to `taken`. */
function namePlace(name: string, { x, y }: Position, right: number, taken: Area[]): Attributes {
  const width = name.length * LETTER_WIDTH
  const places = [0, -10, 10, -20, 20].flatMap((shift) =>
    [x + 9, x - 9 - width].map((left): Area => {
      const baseline = y + 4 + shift
      return { left, right: left + width, top: baseline - 10, bottom: baseline + 3 }
    }),
  )
  const inside = places.filter((place) => place.right <= right)
  const place = inside.find((box) => !taken.some((other) => overlaps(box, other))) ?? inside[0]
  if (!place) return { x, y }
  taken.push(place)
  return { x: place.left, y: place.bottom - 3 }
}

function boxAround(x: number, y: number, radius: number): Area {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }
}

function overlaps(a: Area, b: Area): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
