import { element, label } from './markup.ts'
import type { Scale } from './scale.ts'

/** The area of a plot within its picture, in pixels. */
export interface Area {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A picture that grows with the page; `says` is what somebody hears who cannot see it. */
export function picture(width: number, height: number, says: string, ...content: readonly string[]): string {
  return element('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': says }, ...content)
}

/** Marks, grid lines and the name of an upright axis. */
export function uprightAxis(scale: Scale, { left, right, top }: Area, name: string): string {
  const marks = scale.ticks.map((tick) => {
    const y = scale.at(tick)
    return (
      element('line', { class: 'grid', x1: left, x2: right, y1: y, y2: y }) +
      label({ class: 'tick', x: left - 8, y: y + 4, 'text-anchor': 'end' }, tick.toFixed(scale.decimals))
    )
  })
  return marks.join('') + label({ class: 'axis', x: left, y: top - 14 }, name)
}

/** Marks, grid lines and the name of a level axis. */
export function levelAxis(scale: Scale, { right, top, bottom }: Area, name: string): string {
  const marks = scale.ticks.map((tick) => {
    const x = scale.at(tick)
    return (
      element('line', { class: 'grid', x1: x, x2: x, y1: top, y2: bottom }) +
      label({ class: 'tick', x, y: bottom + 20, 'text-anchor': 'middle' }, tick.toFixed(scale.decimals))
    )
  })
  return marks.join('') + label({ class: 'axis', x: right, y: bottom + 42, 'text-anchor': 'end' }, name)
}
