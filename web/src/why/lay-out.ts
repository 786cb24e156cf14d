import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force'
import { type Evidence, type EvidenceLink, type EvidenceNode, TARGET, VIEWER } from './evidence.ts'

/** Where a node of the drawing stands. */
export interface Place extends SimulationNodeDatum {
  readonly node: EvidenceNode
  x: number
  y: number
}

/** A drawing's places and its height for the width it was given. */
export interface Layout {
  readonly places: readonly Place[]
  readonly links: readonly { readonly link: EvidenceLink; readonly from: Place; readonly to: Place }[]
  readonly width: number
  readonly height: number
}

const STEPS = 240
const ROOM_FOR_LABEL = 44

/**
 * Places for a graph of evidence: the person at one end, the item at the other, what lies between them spread by
 * forces. From left to right where there is room, from top to bottom on a phone. The same graph gets the same places.
 */
export function layOut({ nodes, links }: Evidence, width: number): Layout {
  const isTall = width < 480
  const between = nodes.length - 2
  const height = isTall ? 440 : Math.max(260, 100 + between * 52)
  const along = (share: number) => (isTall ? height : width) * share
  const across = (isTall ? width : height) / 2
  const at = (share: number) => (isTall ? { x: across, y: along(share) } : { x: along(share), y: across })
  const places = nodes.map((node, index): Place => {
    const [first, last] = isTall ? [0.09, 0.86] : [0.1, 0.88]
    if (node.key === VIEWER || node.key === TARGET) {
      const { x, y } = at(node.key === VIEWER ? first : last)
      return { node, x, y, fx: x, fy: y }
    }
    // Apart from the start, and alternating in depth, so that labels do not stand in one line.
    const share = 0.5 + (index % 2 === 0 ? 0.13 : -0.13)
    const offset = (index - (between + 1) / 2) * 40
    const start = at(share)
    return isTall ? { node, x: start.x + offset, y: start.y } : { node, x: start.x, y: start.y + offset }
  })
  const byKey = new Map(places.map((place) => [place.node.key, place]))
  const pairs = links.flatMap((link) => {
    const [from, to] = [byKey.get(link.from), byKey.get(link.to)]
    return from && to ? [{ link, from, to }] : []
  })
  const springs: SimulationLinkDatum<Place>[] = pairs.map(({ from, to }) => ({ source: from, target: to }))
  forceSimulation(places)
    .stop()
    .force('links', forceLink(springs).distance(along(0.36)).strength(0.05))
    .force('apart', forceManyBody().strength(-260))
    .force('room', forceCollide(ROOM_FOR_LABEL))
    .force('x', forceX(isTall ? across : along(0.5)).strength(isTall ? 0.03 : 0.08))
    .force('y', forceY(isTall ? along(0.48) : across).strength(isTall ? 0.08 : 0.05))
    .tick(STEPS)
  for (const place of places) {
    place.x = Math.min(width - 44, Math.max(44, place.x))
    place.y = Math.min(height - 44, Math.max(24, place.y))
  }
  return { places, links: pairs, width, height }
}
