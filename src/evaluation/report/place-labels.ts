/** A named point of a plot, in pixels. */
export interface NamedPoint {
  readonly x: number
  readonly y: number
  readonly name: string
}

export interface PlacedLabel {
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'end' | 'middle'
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const LETTER_WIDTH = 6.6
const LINE_HEIGHT = 13
const GAP = 9

/**
 * A place for each name beside its point where it covers no other name and no point, if there is one; else the
 * first. Names of earlier points choose first.
 */
export function placeLabels(points: readonly NamedPoint[], right: number): readonly PlacedLabel[] {
  const taken: Box[] = points.map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }))
  return points.map((point) => {
    const options = placesOf(point)
    const inside = options.filter((place) => boxOf(place, point.name).right <= right)
    const free = inside.find((place) => !taken.some((box) => overlap(box, boxOf(place, point.name))))
    const chosen = free ?? inside[0] ?? { x: point.x - GAP, y: point.y + 4, anchor: 'end' as const }
    taken.push(boxOf(chosen, point.name))
    return chosen
  })
}

function placesOf({ x, y }: NamedPoint): readonly PlacedLabel[] {
  const beside = [0, -10, 10, -20, 20].flatMap((shift) => [
    { x: x + GAP, y: y + 4 + shift, anchor: 'start' as const },
    { x: x - GAP, y: y + 4 + shift, anchor: 'end' as const },
  ])
  const above = { x, y: y - 11, anchor: 'middle' as const }
  const below = { x, y: y + 19, anchor: 'middle' as const }
  return [...beside.slice(0, 2), above, below, ...beside.slice(2)]
}

function boxOf({ x, y, anchor }: PlacedLabel, name: string): Box {
  const width = name.length * LETTER_WIDTH
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, right: left + width, top: y - LINE_HEIGHT + 3, bottom: y + 3 }
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
