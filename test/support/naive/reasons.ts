import { createHmac } from 'node:crypto'
import type { Basis, ReasonKind } from '../../../src/domain/recommendation.ts'
import type { SourceName } from '../../../src/domain/source-name.ts'
import type { NaiveList, NaiveWorld } from './lists.ts'
import { totalOf } from './plain-graph.ts'
import type { NaiveItem } from './scores.ts'

/** A reason without its text. */
export interface NaiveReason {
  readonly kind: ReasonKind
  readonly count: number | null
  readonly isAtLeast: boolean
  readonly itemIds: readonly string[]
  readonly tagIds: readonly string[]
  readonly userIds: readonly string[]
  readonly sources?: readonly SourceName[]
  readonly evidenceShare: number
}

/** A reason with what its text says: reasons of the same text are one. */
interface Told extends NaiveReason {
  readonly text: string
}

const KINDS: Readonly<Record<SourceName, ReasonKind>> = {
  popular: 'POPULAR',
  trending: 'TRENDING',
  fresh: 'NEW_ITEM',
  'similar-items': 'BECAUSE_ITEM',
  latent: 'BECAUSE_ITEM',
  neighbors: 'SIMILAR_USERS',
  social: 'SOCIAL_PROOF',
  'shared-tags': 'INTEREST_TAG',
  'social-two-hop': 'SOCIAL_PROOF',
}

/** Why an item is in a list: at most three reasons, the one with most of the evidence first. */
export function reasonsOf(
  world: NaiveWorld,
  list: NaiveList,
  item: NaiveItem,
  atMs: number,
): readonly NaiveReason[] {
  const { itemId, contributions, supporting } = item
  const total = totalOf(contributions.map(({ source, logit }) => [source, Math.max(0, logit)]))
  const positive = contributions.filter(({ logit, source }) => logit > 0 && supporting.includes(source))
  const told = positive
    .toSorted((a, b) => b.logit - a.logit)
    .flatMap(({ source, basis, logit }): Told[] => {
      const said = saidBy(world, list, { itemId, source, basis, atMs })
      const reason = said && { ...PLAIN, kind: basis === 'ITEMS' ? 'GOES_WITH' : KINDS[source], ...said }
      const text = JSON.stringify([source === 'social-two-hop', reason])
      return reason ? [{ ...reason, text, sources: [source], evidenceShare: logit / total }] : []
    })
  const merged: Told[] = []
  for (const one of told.toSorted((a, b) => b.itemIds.length - a.itemIds.length)) {
    const at = merged.findIndex((other) => one.text === other.text || hasSameCause(one, other))
    const evidenceShare = (merged[at]?.evidenceShare ?? 0) + one.evidenceShare
    const sources = [...(merged[at]?.sources ?? []), ...(one.sources ?? [])]
    merged.splice(at < 0 ? merged.length : at, 1, { ...(merged[at] ?? one), sources, evidenceShare })
  }
  const best = merged.sort((a, b) => b.evidenceShare - a.evidenceShare).slice(0, 3)
  const strongest = [...new Set(told.flatMap(({ sources = [] }) => sources))]
  const inOrder = ({ text: _, sources = [], ...reason }: Told) => ({
    ...reason,
    sources: strongest.filter((source) => sources.includes(source)),
  })
  return best.length > 0 ? best.map(inOrder) : [PLAIN]
}

const NO_PEOPLE = { count: null, isAtLeast: false, userIds: [] }
const PLAIN: NaiveReason = { kind: 'SUGGESTED', ...NO_PEOPLE, itemIds: [], tagIds: [], evidenceShare: 0 }

/** A list says once that an item follows from others, whatever sources found it so. */
function hasSameCause(one: Told, other: Told): boolean {
  return one.kind === other.kind && one.itemIds.length > 0 && other.itemIds.length > 0
}

interface Asked {
  readonly itemId: string
  readonly source: SourceName
  readonly basis: Basis
  readonly atMs: number
}

/** What one source has to say; undefined for nothing. */
function saidBy(
  world: NaiveWorld,
  list: NaiveList,
  { itemId, source, basis, atMs }: Asked,
): Partial<NaiveReason> | undefined {
  const { peopleCount = 0, people = [], items = [], tags = [] } = list.evidenceOf(itemId, source, basis) ?? {}
  if (['popular', 'trending', 'fresh'].includes(source)) return {}
  if (basis === 'ITEMS' || source === 'similar-items' || source === 'latent') {
    const kindOf = (id: string) => world.graph.item(id)?.kind
    // What is not described has no name, and an item is no reason for itself.
    const seeds = items.map(([id]) => id).filter((id) => id !== itemId && world.graph.item(id))
    const alike = seeds.filter((id) => basis === 'ITEMS' || kindOf(id) === kindOf(seeds[0] ?? ''))
    return seeds.length > 0 ? { itemIds: alike.slice(0, 2) } : undefined
  }
  if (source === 'shared-tags')
    return tags.length > 0 ? { tagIds: tags.slice(0, 2).map(([id]) => id) } : undefined
  if (source === 'social') {
    const userIds = people.map(([id]) => id).filter((id) => mayBeNamed(world, list, itemId, id))
    const count = peopleCount >= 3 ? peopleCount : null
    return userIds.length > 0 || count !== null ? { userIds, count } : undefined
  }
  const lowered = peopleCount - 8 + noise(world.learned.noiseKey, source, itemId, atMs)
  const count = [1_000, 500, 100, 50, 10].find((band) => band <= lowered) ?? null
  return lowered >= 1 ? { count, isAtLeast: count !== null } : undefined
}

/** Who agreed to be shown; beside an item on a sensitive topic only who agreed to that too. */
function mayBeNamed(
  { graph, consents }: NaiveWorld,
  { viewer }: NaiveList,
  itemId: string,
  userId: string,
): boolean {
  const isSensitive = graph.tags(itemId).some(([id]) => consents.sensitiveTags.has(id))
  return (
    !viewer.hidden.has(userId) && (!isSensitive || graph.decision(userId, 'sensitive-interests') === true)
  )
}

/** Laplace noise of scale 4, at most 8 to both sides, the same for a source, an item and a day. */
function noise(key: string, source: SourceName, itemId: string, atMs: number): number {
  const dayMs = Math.floor(atMs / 86_400_000) * 86_400_000
  const bits = createHmac('sha256', key).update(`${dayMs} ${source} ${itemId}`).digest().readUIntBE(0, 6)
  const uniform = (bits + 0.5) / 2 ** 48 - 0.5
  return Math.max(-8, Math.min(8, -Math.sign(uniform) * 4 * Math.log(1 - 2 * Math.abs(uniform))))
}
