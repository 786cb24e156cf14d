import type { Method } from '../methods.ts'
import { element, escaped, label } from './markup.ts'
import { type NamedPoint, placeLabels } from './place-labels.ts'
import { type Area, levelAxis, picture, uprightAxis } from './plot-frame.ts'
import { linearScale } from './scale.ts'

/** A method in the plane of two figures. */
export interface ScatterPoint {
  readonly name: string
  readonly kind: Method['kind']
  readonly x: number
  readonly y: number
}

export interface ScatterAxes {
  readonly x: string
  readonly y: string
}

const WIDTH = 860
const HEIGHT = 460
const AREA: Area = { left: 62, right: WIDTH - 20, top: 34, bottom: HEIGHT - 56 }

/** Methods as named points; up and to the right is better where both figures are. */
export function scatterPlot(points: readonly ScatterPoint[], axes: ScatterAxes): string {
  const x = linearScale([0, ...points.map((point) => point.x)], [AREA.left, AREA.right], 6)
  const y = linearScale([0, ...points.map((point) => point.y)], [AREA.bottom, AREA.top], 6)
  const placed = points.map((point): NamedPoint & Pick<ScatterPoint, 'kind'> => ({
    ...point,
    x: x.at(point.x),
    y: y.at(point.y),
  }))
  const labels = placeLabels(placed, AREA.right)
  const marks = placed.map((point, index) => {
    const place = labels[index] ?? { x: point.x, y: point.y, anchor: 'start' as const }
    const shown = points[index]
    const told = `${point.name}: ${axes.x} ${shown?.x.toFixed(4)}, ${axes.y} ${shown?.y.toFixed(4)}`
    return element(
      'g',
      { class: `kind-${point.kind}` },
      `<title>${escaped(told)}</title>`,
      mark(point),
      label({ class: 'name', x: place.x, y: place.y, 'text-anchor': place.anchor }, point.name),
    )
  })
  const says = points.map(({ name, x: a, y: b }) => `${name} ${a.toFixed(3)} ${b.toFixed(3)}`).join(', ')
  return picture(
    WIDTH,
    HEIGHT,
    `${axes.y} against ${axes.x}: ${says}`,
    uprightAxis(y, AREA, axes.y),
    levelAxis(x, AREA, axes.x),
    ...marks,
  )
}

/** Kinds differ in shape, not only in color. */
function mark({ x, y, kind }: { x: number; y: number; kind: Method['kind'] }): string {
  if (kind === 'baseline') return element('rect', { x: x - 4.5, y: y - 4.5, width: 9, height: 9 })
  if (kind === 'source') return element('circle', { cx: x, cy: y, r: 5 })
  return element('path', { d: `M${x} ${y - 7}L${x + 7} ${y}L${x} ${y + 7}L${x - 7} ${y}Z` })
}
