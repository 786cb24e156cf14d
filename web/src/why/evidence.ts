import type { ReasonKind, RecommendedItemFragment } from '../__generated__/graphql.ts'
import { sourceLook } from '../list/sources.ts'
import { href } from '../routing/route.ts'

/** A node in the evidence graph. */
export interface EvidenceNode {
  readonly key: string
  readonly kind: 'viewer' | 'item' | 'tag' | 'person' | 'crowd' | 'target'
  readonly label: string
  /** Link target; null if it has no page. */
  readonly address: string | null
  readonly color: string
  /** Share of the evidence on paths through it, 0-1. */
  readonly weight: number
}

/** An edge on a path from the user to the item. */
export interface EvidenceLink {
  readonly from: string
  readonly to: string
  readonly color: string
  readonly weight: number
}

/** The paths from a user to a recommended item. */
export interface Evidence {
  readonly nodes: readonly EvidenceNode[]
  readonly links: readonly EvidenceLink[]
}

export const VIEWER = 'viewer'
export const TARGET = 'target'

/** The color of a reason: that of the strongest source whose evidence it tells. */
function reasonColor({ sources }: RecommendedItemFragment['reasons'][number]): string {
  return sourceLook(sources[0] ?? 'OTHER').color
}

type Between = Omit<EvidenceNode, 'color' | 'weight'>

/** Converts the reasons of an item to a graph; each node between user and item appears once. */
export function evidenceOf(edge: RecommendedItemFragment): Evidence {
  const between = new Map<string, EvidenceNode>()
  for (const reason of edge.reasons) {
    const things = thingsOf(reason)
    for (const thing of things) {
      const known = between.get(thing.key)
      const weight = (known?.weight ?? 0) + reason.evidenceShare / things.length
      between.set(thing.key, { color: reasonColor(reason), ...known, ...thing, weight })
    }
  }
  const nodes = [...between.values()]
  return {
    nodes: [end(VIEWER, 'viewer', 'this person'), ...nodes, end(TARGET, 'target', edge.node.title)],
    links: nodes.flatMap(({ key, color, weight }) => [
      { from: VIEWER, to: key, color, weight },
      { from: key, to: TARGET, color, weight },
    ]),
  }
}

function end(key: string, kind: 'viewer' | 'target', label: string): EvidenceNode {
  return { key, kind, label, address: null, color: 'var(--ink)', weight: 1 }
}

function thingsOf(reason: RecommendedItemFragment['reasons'][number]): Between[] {
  const [items, tags, users] = [reason.items ?? [], reason.tags ?? [], reason.users ?? []]
  const named: Between[] = [
    ...items.map(({ id, title }) => thing('item', id, title, href('items', id))),
    ...tags.map(({ id, name }) => thing('tag', id, name, href('tags', id))),
    ...users.map(({ id, name }) => thing('person', id, name ?? id, href('people', id))),
  ]
  const others = reason.count === null || reason.count === undefined ? 0 : reason.count - users.length
  if (named.length > 0 && others <= 0) return named
  const number = others > 0 ? `${others}${reason.isAtLeast ? '+' : ''} ` : ''
  return [...named, thing('crowd', reason.kind, crowdLabel(reason.kind, number), null)]
}

function thing(kind: EvidenceNode['kind'], id: string, label: string, address: string | null): Between {
  return { key: `${kind} ${id}`, kind, label, address }
}

/** @param number with a space after it; empty if it is not known */
function crowdLabel(kind: ReasonKind, number: string): string {
  switch (kind) {
    case 'SIMILAR_USERS':
      return `${number || 'people '}with similar taste`
    case 'SOCIAL_PROOF':
      return `${number}people they know`
    case 'TRENDING':
      return 'on the rise'
    case 'POPULAR':
      return 'popular'
    case 'NEW_ITEM':
      return 'new'
    default:
      return 'suggested'
  }
}
