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
  /** Drawn from top to bottom, with labels beside what they name. */
  readonly isTall: boolean
}

const STEPS = 240
const ROOM_FOR_LABEL = 44

/** Below this width there is no room for labels under nodes that stand side by side. */
const MIN_WIDE = 480

/**
 * Places for a graph of evidence: the person at one end, the item at the other, what lies between them spread by
 * forces; on a phone one below the other. The same graph gets the same places.
 */
export function layOut({ nodes, links }: Evidence, width: number): Layout {
  const isTall = width < MIN_WIDE
  const height = isTall ? 84 + (nodes.length - 1) * 62 : Math.max(260, 100 + (nodes.length - 2) * 52)
  const places = isTall ? inOneColumn(nodes) : fromLeftToRight(nodes, width, height)
  const byKey = new Map(places.map((place) => [place.node.key, place]))
  const pairs = links.flatMap((link) => {
    const [from, to] = [byKey.get(link.from), byKey.get(link.to)]
    return from && to ? [{ link, from, to }] : []
  })
  if (!isTall) spread(places, pairs, { width, height })
  return { places, links: pairs, width, height, isTall }
}

function inOneColumn(nodes: readonly EvidenceNode[]): Place[] {
  const between = nodes.filter(({ key }) => key !== VIEWER && key !== TARGET)
  return nodes.map((node) => {
    if (node.key === VIEWER) return { node, x: 40, y: 36 }
    if (node.key === TARGET) return { node, x: 40, y: 44 + (nodes.length - 1) * 62 }
    return { node, x: 104, y: 40 + (between.indexOf(node) + 1) * 62 }
  })
}

/** The ends fixed, the rest near where the forces will leave them: apart, and not all at one depth. */
function fromLeftToRight(nodes: readonly EvidenceNode[], width: number, height: number): Place[] {
  return nodes.map((node, index) => {
    if (node.key === VIEWER || node.key === TARGET) {
      const [x, y] = [width * (node.key === VIEWER ? 0.1 : 0.88), height / 2 - 12]
      return { node, x, y, fx: x, fy: y }
    }
    const depth = index % 2 === 0 ? 0.62 : 0.36
    return { node, x: width * depth, y: height / 2 + (index - (nodes.length - 1) / 2) * 48 }
  })
}

/** Lets the forces work, and keeps everything inside. */
function spread(
  places: Place[],
  pairs: Layout['links'],
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const springs: SimulationLinkDatum<Place>[] = pairs.map(({ from, to }) => ({ source: from, target: to }))
  forceSimulation(places)
    .stop()
    .force(
      'links',
      forceLink(springs)
        .distance(width * 0.36)
        .strength(0.04),
    )
    .force('apart', forceManyBody().strength(-320))
    .force('room', forceCollide(ROOM_FOR_LABEL))
    .force('x', forceX<Place>((_place, index) => width * (index % 2 === 0 ? 0.6 : 0.38)).strength(0.12))
    .force('y', forceY(height / 2 - 12).strength(0.05))
    .tick(STEPS)
  for (const place of places) {
    place.x = Math.min(width - 70, Math.max(70, place.x))
    place.y = Math.min(height - 48, Math.max(26, place.y))
  }
}
