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

/** Position of a node in the drawing. */
export interface Place extends SimulationNodeDatum {
  readonly node: EvidenceNode
  x: number
  y: number
}

/** Positions of nodes, and the height of the drawing for a given width. */
export interface Layout {
  readonly places: readonly Place[]
  readonly links: readonly { readonly link: EvidenceLink; readonly from: Place; readonly to: Place }[]
  readonly width: number
  readonly height: number
  /** Drawn from top to bottom, with labels beside the nodes. */
  readonly isTall: boolean
}

const STEPS = 240
const ROOM_FOR_LABEL = 44

/** Below this width there is no room for labels under adjacent nodes. */
const MIN_WIDE = 480

/**
 * Lays out an evidence graph: the user at one end, the item at the other, the nodes between them spread by forces; on a
 * phone in one column. Deterministic: the same graph gets the same layout.
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

/** Fixes the ends and starts the rest near their final positions, at alternating depths. */
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

/** Runs the simulation and keeps every node inside the drawing. */
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
