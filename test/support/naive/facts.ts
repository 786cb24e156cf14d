import type { Purpose } from '../../../src/domain/consent.ts'
import type { EventKind } from '../../../src/domain/event.ts'
import type { PlainData, PlainEvent, PlainTagging } from './plain-world.ts'

/** The weights of `docs/events.md`; a rating is weighed by `weightOf`. */
const LIKING = { click: 0.5, view: 1, play: 1, comment: 2, cart: 3, like: 4, save: 4, share: 5, purchase: 8 }
const NEVER_AGAIN = -(2 ** 20)
const WEIGHTS: Readonly<Partial<Record<EventKind, number>>> = {
  ...LIKING,
  ...{ return: -16, hide: NEVER_AGAIN, report: NEVER_AGAIN },
}

/** What a user has to do with an item. */
export interface Pair {
  readonly itemId: string
  readonly weight: number
  readonly firstAtMs: number
  readonly lastAtMs: number
  /** The newest instant of each kind of event. */
  readonly kinds: ReadonlyMap<EventKind, number>
}

export interface Weighted {
  readonly id: string
  readonly weight: number
}

/** All items that a user has events on, newest first; of one instant the heavier one. Impressions are no events on items. */
export function pairsOf({ events }: PlainData, userId: string): readonly Pair[] {
  const own = events.filter((event) => event.userId === userId && event.kind !== 'impression')
  return [...new Set(own.map(({ itemId }) => itemId))]
    .map((itemId) =>
      pairOf(
        itemId,
        own.filter((event) => event.itemId === itemId),
      ),
    )
    .sort((a, b) => b.lastAtMs - a.lastAtMs || b.weight - a.weight || (a.itemId < b.itemId ? -1 : 1))
}

function pairOf(itemId: string, events: readonly PlainEvent[]): Pair {
  const instants = events.map(({ atMs }) => atMs)
  const kinds = new Map<EventKind, number>()
  for (const { kind, atMs } of events) kinds.set(kind, Math.max(kinds.get(kind) ?? 0, atMs))
  const weight = events.reduce((sum, event) => sum + weightOf(event), 0)
  return { itemId, weight, firstAtMs: Math.min(...instants), lastAtMs: Math.max(...instants), kinds }
}

/** A rating counts -4 to 4 on the scale from 0 to 5, in sixteenths, away from zero. */
function weightOf({ kind, value }: PlainEvent): number {
  if (kind !== 'rating') return WEIGHTS[kind] ?? 0
  const exact = (4 * ((value ?? 2.5) - 2.5)) / 2.5
  return (exact > 0 ? Math.ceil(exact * 16) : Math.floor(exact * 16)) / 16
}

/** The pairs that are evidence of taste. */
export function engagementsOf(data: PlainData, userId: string): readonly Pair[] {
  return pairsOf(data, userId).filter(({ weight }) => weight > 0)
}

export function dismissedBy(data: PlainData, userId: string): ReadonlySet<string> {
  const hiding = pairsOf(data, userId).filter(({ kinds }) => kinds.has('hide') || kinds.has('report'))
  return new Set(hiding.map(({ itemId }) => itemId))
}

/** The tags of an item with weights relative to the strongest, strongest first. */
export function tagsOf(data: PlainData, itemId: string): readonly Weighted[] {
  const sums = strongestFirst(summedTags(data, (tagging) => tagging.itemId === itemId))
  return sums.map(({ id, weight }) => ({ id, weight: weight / (sums[0]?.weight ?? 1) }))
}

/** The tags that a user gave to items. */
export function appliedBy(data: PlainData, userId: string): readonly Weighted[] {
  return summedTags(data, (tagging) => tagging.userId === userId)
}

function summedTags(
  { taggings }: PlainData,
  isWanted: (tagging: PlainTagging) => boolean,
): readonly Weighted[] {
  return summed(taggings.filter(isWanted).map(({ tagId: id, weight }) => ({ id, weight })))
}

/** The users that a user follows, strongest ties first. */
export function followedBy({ ties }: PlainData, userId: string): readonly Weighted[] {
  const own = ties.filter((tie) => tie.kind === 'follows' && tie.userId === userId)
  return strongestFirst(own.map(({ otherId: id, strength: weight }) => ({ id, weight })))
}

/** Whom a user blocked or muted, and who blocked the user. */
export function hiddenFrom({ ties }: PlainData, userId: string): ReadonlySet<string> {
  return new Set(
    ties.flatMap((tie) => {
      if (tie.kind !== 'follows' && tie.userId === userId) return [tie.otherId]
      return tie.kind === 'blocks' && tie.otherId === userId ? [tie.userId] : []
    }),
  )
}

/** The newest instant that anything happened at. */
export function newestEventMs({ events }: PlainData): number {
  return Math.max(...events.filter(({ kind }) => kind !== 'impression').map(({ atMs }) => atMs))
}

/** What a user decided; undefined if nothing. */
export function decisionOf({ consents }: PlainData, userId: string, purpose: Purpose): boolean | undefined {
  return consents.find((one) => one.userId === userId && one.purpose === purpose)?.isGranted
}

/** The sum of the weights of each id. */
export function summed(parts: readonly Weighted[]): readonly Weighted[] {
  const sums = new Map<string, number>()
  for (const { id, weight } of parts) sums.set(id, (sums.get(id) ?? 0) + weight)
  return [...sums].map(([id, weight]) => ({ id, weight }))
}

export function strongestFirst<T extends Weighted>(list: readonly T[]): readonly T[] {
  return [...list].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
}
