import type { Purpose } from '../../../src/domain/consent.ts'
import type { EventKind } from '../../../src/domain/event.ts'
import type { Properties } from '../../../src/domain/records.ts'

export interface PlainUser {
  readonly id: string
  readonly name: string
  /** Epoch milliseconds; null if unknown. */
  readonly createdAt: number | null
  readonly isShown: boolean
}

export interface PlainItem {
  readonly id: string
  readonly kind: string
  readonly title: string
  /** Epoch milliseconds, like the two that follow. */
  readonly createdAt: number | null
  readonly availableFrom: number | null
  readonly availableUntil: number | null
  readonly properties: Properties
}

export interface PlainTagging {
  readonly itemId: string
  readonly tagId: string
  readonly weight: number
  /** The user who gave the tag; null for the catalog. */
  readonly userId: string | null
}

export interface PlainEvent {
  readonly userId: string
  readonly itemId: string
  readonly kind: EventKind
  readonly atMs: number
  /** Of a rating. */
  readonly value: number | null
}

export interface PlainTie {
  readonly userId: string
  readonly otherId: string
  readonly kind: 'follows' | 'blocks' | 'mutes'
  readonly strength: number
}

export interface PlainInterest {
  readonly userId: string
  readonly tagId: string
  /** 0-10, not 1. */
  readonly factor: number
}

export interface PlainConsent {
  readonly userId: string
  readonly purpose: Purpose
  readonly isGranted: boolean
}

/** One write. What it does to the plain data is in `written`, what it does to a graph in `write`. */
export type Step =
  | { readonly step: 'event'; readonly event: PlainEvent }
  | { readonly step: 'tie'; readonly tie: PlainTie }
  | { readonly step: 'interest'; readonly interest: PlainInterest }
  | { readonly step: 'consent'; readonly consent: PlainConsent }
  | {
      readonly step: 'availability'
      readonly itemId: string
      readonly from: number | null
      readonly until: number | null
    }

/** Everything that was ever written and still holds, as lists. */
export interface PlainData {
  readonly users: readonly PlainUser[]
  readonly items: readonly PlainItem[]
  /** Their names, by id. */
  readonly tags: ReadonlyMap<string, string>
  readonly taggings: readonly PlainTagging[]
  readonly events: readonly PlainEvent[]
  readonly ties: readonly PlainTie[]
  /** Pairs of users, `one two`, whose follows and derived ties a block has ended since the training. */
  readonly ended: readonly string[]
  readonly interests: readonly PlainInterest[]
  readonly consents: readonly PlainConsent[]
}

/** The data after a write. */
export function written(data: PlainData, step: Step): PlainData {
  switch (step.step) {
    case 'event':
      return isKept(data, step.event) ? { ...data, events: [...data.events, step.event] } : data
    case 'tie':
      return withTie(data, step.tie)
    case 'interest': {
      const { userId, tagId } = step.interest
      const others = data.interests.filter((one) => one.userId !== userId || one.tagId !== tagId)
      return { ...data, interests: [...others, step.interest] }
    }
    case 'consent': {
      const { userId, purpose } = step.consent
      const others = data.consents.filter((one) => one.userId !== userId || one.purpose !== purpose)
      return { ...data, consents: [...others, step.consent] }
    }
    case 'availability': {
      const { itemId, from: availableFrom, until: availableUntil } = step
      const items = data.items.map((item) =>
        item.id === itemId ? { ...item, availableFrom, availableUntil } : item,
      )
      return { ...data, items }
    }
  }
}

/** Events of users who deny personalization are not stored. */
function isKept({ consents }: PlainData, { userId }: PlainEvent): boolean {
  return !consents.some((one) => one.userId === userId && one.purpose === 'personalization' && !one.isGranted)
}

/** A block ends the other ties of the two users, in both directions. The last follow decides the strength. */
function withTie(data: PlainData, tie: PlainTie): PlainData {
  const { userId, otherId, kind } = tie
  const isSame = (one: PlainTie) => one.userId === userId && one.otherId === otherId && one.kind === kind
  const isBetween = (one: PlainTie) =>
    [one.userId, one.otherId].sort().join(' ') === [userId, otherId].sort().join(' ')
  const left = data.ties.filter(
    (one) => !isSame(one) && !(kind === 'blocks' && one.kind === 'follows' && isBetween(one)),
  )
  const ended =
    kind === 'blocks' ? [...data.ended, `${userId} ${otherId}`, `${otherId} ${userId}`] : data.ended
  return { ...data, ties: [...left, tie], ended }
}
