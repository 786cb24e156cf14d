import { element, escaped, label } from './markup.ts'
import { type Area, picture, uprightAxis } from './plot-frame.ts'
import { linearScale } from './scale.ts'

/** One value a group; null where there is none. */
export interface Line {
  readonly name: string
  readonly values: readonly (number | null)[]
}

const WIDTH = 860
const HEIGHT = 360
/** Names that are closer than this, in pixels, run into each other. */
const NAME_HEIGHT = 15

const AREA: Area = { left: 62, right: WIDTH - 150, top: 34, bottom: HEIGHT - 64 }

/** Lines over named groups, each named at its end. */
export function linePlot(
  lines: readonly Line[],
  groups: readonly string[],
  axes: { readonly x: string; readonly y: string },
): string {
  const known = lines.flatMap(({ values }) => values.flatMap((value) => value ?? []))
  const y = linearScale([0, ...known], [AREA.bottom, AREA.top], 5)
  const step = (AREA.right - AREA.left) / groups.length
  const xOf = (group: number) => AREA.left + step * (group + 0.5)
  const names = groups.map((group, index) =>
    label({ class: 'tick', x: xOf(index), y: AREA.bottom + 20, 'text-anchor': 'middle' }, group),
  )
  const drawn = lines
    .map((line) =>
      line.values.flatMap((value, index) =>
        value === null
          ? []
          : [{ x: xOf(index), y: y.at(value), value, name: line.name, group: groups[index] }],
      ),
    )
    .filter((points) => points.length > 0)
  const levels = apart(drawn.map((points) => points.at(-1)?.y ?? 0))
  const marks = drawn.map((points, index) => {
    const end = points.at(-1)
    return element(
      'g',
      { class: `line-${index}` },
      element('polyline', { points: points.map((point) => `${point.x},${point.y}`).join(' ') }),
      ...points.map((point) =>
        element(
          'circle',
          { cx: point.x, cy: point.y, r: 4 },
          `<title>${escaped(`${point.name}, ${point.group}: ${point.value.toFixed(4)}`)}</title>`,
        ),
      ),
      label({ class: 'name', x: (end?.x ?? 0) + 10, y: (levels[index] ?? 0) + 4 }, end?.name ?? ''),
    )
  })
  const says = lines.map(
    ({ name, values }) => `${name} ${values.map((value) => value?.toFixed(3) ?? '–').join(' ')}`,
  )
  return picture(
    WIDTH,
    HEIGHT,
    `${axes.y} by ${axes.x}: ${says.join('; ')}`,
    uprightAxis(y, AREA, axes.y),
    ...names,
    label({ class: 'axis', x: AREA.right, y: AREA.bottom + 44, 'text-anchor': 'end' }, axes.x),
    ...marks,
  )
}

/** The same heights in the same order, moved down as far as names need to stand apart. */
function apart(heights: readonly number[]): readonly number[] {
  const moved = [...heights]
  let free = Number.NEGATIVE_INFINITY
  for (const index of [...heights.keys()].sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0))) {
    const height = Math.max(heights[index] ?? 0, free)
    moved[index] = height
    free = height + NAME_HEIGHT
  }
  return moved
}
