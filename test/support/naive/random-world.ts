import { PURPOSES } from '../../../src/domain/consent.ts'
import type { EventKind } from '../../../src/domain/event.ts'
import { FOLLOW_RULES, type Policy, type PolicyNumbers } from '../../../src/domain/policy.ts'
import { uniform } from '../../../src/domain/random.ts'
import { NEVER_AGAIN, SEEN_PRESETS } from '../../../src/domain/seen-policy.ts'
import { SOURCE_NAMES } from '../../../src/domain/source-name.ts'
import { DEFAULT_POLICY } from '../../../src/recommend/scoring/default-policy.ts'
import type { PlainData, PlainEvent, PlainTie, Step } from './plain-world.ts'

/** Ten in the morning, so that there are events of today. */
export const WORLD_NOW_MS = Date.UTC(2025, 5, 1, 10)

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Earlier that day: later events are not in the model. */
export const TRAINED_AT_MS = WORLD_NOW_MS - 6 * HOUR_MS

const USERS = 32
const ITEMS = 60
const TAGS = 9
/** Tags on sensitive topics. */
export const SENSITIVE_TAGS = ['t0']

const LIKING: readonly EventKind[] = ['click', 'view', 'play', 'like', 'save', 'cart', 'purchase', 'comment']
const OTHER: readonly EventKind[] = ['hide', 'return', 'rating', 'report', 'impression']

/** Users who came today or the day before. */
const NEW_IDS = ['u24', 'u25', 'u26', 'u27', 'u28']

/** Copies of other users, who are not counted in crowds. */
const COPIES: ReadonlyMap<string, string> = new Map([
  ['u29', 'u3'],
  ['u30', 'u3'],
  ['u31', 'u8'],
])

/** Viewers of whom others are copies, and the other way round. */
export const COPIED_IDS = [...COPIES].flat()

/** A small world: what is imported and trained on, what is written later, and with which numbers it serves. */
export interface RandomWorld {
  readonly imported: PlainData
  /** Writes between the import and the training. */
  readonly early: readonly Step[]
  /** Writes after the training. */
  readonly late: readonly Step[]
  readonly policy: Policy
  /** Numbers of the training, which replace those of the policy. */
  readonly policyNumbers: PolicyNumbers
  /** Weights as a training learns them; null if it has learned none. */
  readonly learned: Pick<Policy, 'blend' | 'popularityWeight'> | null
}

/** Draws from what is there, and numbers. */
export class Dice {
  readonly next: () => number

  constructor(seed: number) {
    this.next = uniform(seed)
  }

  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  of<T>(list: readonly T[]): T {
    return list[this.whole(0, list.length - 1)] as T
  }

  /** Different members of a list, in any order. */
  some<T>(list: readonly T[], count: number): readonly T[] {
    const left = [...list]
    return Array.from({ length: Math.min(count, left.length) }, () =>
      left.splice(this.whole(0, left.length - 1), 1),
    ).flat()
  }

  times<T>(count: number, make: (at: number) => T): readonly T[] {
    return Array.from({ length: count }, (_, at) => make(at))
  }
}

const userIds = Array.from({ length: USERS }, (_, at) => `u${at}`)
const itemIds = Array.from({ length: ITEMS }, (_, at) => `i${at}`)
const tagIds = Array.from({ length: TAGS }, (_, at) => `t${at}`)

/** The world of a seed. */
export function randomWorld(seed: number): RandomWorld {
  const dice = new Dice(seed)
  const imported = importedData(dice)
  const early = [
    ...dice.some(userIds, 20).map((userId) => consentStep(dice, userId)),
    ...dice.times(20, () => interestStep(dice)),
    ...dice.times(4, () => tieStep(dice, 'mutes')),
  ]
  const late = [
    ...dice.times(18, () => lateStep(dice)),
    ...dice.times(70, () => eventStep(dice)),
    ...dice.times(12, () => lateStep(dice)),
  ]
  const policy = randomPolicy(dice)
  const policyNumbers = dice.chance(0.5)
    ? {}
    : { halfLifeDays: dice.between(5, 60), seedLimit: dice.whole(2, 9) }
  return {
    imported,
    early,
    late,
    policy,
    policyNumbers,
    learned: dice.chance(0.6) ? randomBlend(dice) : null,
  }
}

function importedData(dice: Dice): PlainData {
  const blank = { ended: [], interests: [], consents: [] }
  const users = userIds.map((id) => ({
    id,
    name: `Name ${id}`,
    createdAt: dice.chance(0.5)
      ? null
      : WORLD_NOW_MS - dice.whole(1, NEW_IDS.includes(id) ? 2 : 200) * 11 * HOUR_MS,
    isShown: dice.chance(0.4),
  }))
  const items = itemIds.map((id, at) => ({
    id,
    kind: dice.of(['song', 'film', 'thing']),
    // Words with digits are found as they are typed.
    title: at < 7 ? `w${at}` : `w${at % 7} x${Math.floor(at / 7)}`,
    createdAt: dice.chance(0.3) ? null : TRAINED_AT_MS - DAY_MS - dice.whole(1, 9_000_000) * 1_000,
    availableFrom: dice.chance(0.85) ? null : WORLD_NOW_MS + dice.whole(-50, 20) * HOUR_MS + 1,
    availableUntil: dice.chance(0.85) ? null : WORLD_NOW_MS + dice.whole(-20, 50) * HOUR_MS + 1,
    properties: { price: dice.whole(1, 30), isNew: dice.chance(0.5) },
  }))
  const tags = new Map(tagIds.map((id, at) => [id, `y${at}`]))
  const taggings = itemIds.flatMap((itemId) =>
    dice.some(tagIds, dice.whole(0, 4)).map((tagId) => {
      // Not whole: sums of interests that are equal but for rounding would order items by chance.
      return { itemId, tagId, weight: dice.between(1, 4), userId: dice.chance(0.4) ? dice.of(userIds) : null }
    }),
  )
  return { ...blank, users, items, tags, taggings, events: events(dice), ties: ties(dice) }
}

/** Of two tastes. */
function events(dice: Dice): readonly PlainEvent[] {
  const own = new Map<string, readonly PlainEvent[]>()
  for (const [at, userId] of userIds.entries()) {
    const liked = itemIds.filter((_, place) => place % 2 === at % 2 || dice.chance(0.2))
    const copied = own.get(COPIES.get(userId) ?? '')?.map(({ itemId }) => itemId)
    const items = copied
      ? [...new Set(copied)].filter(() => dice.chance(0.95))
      : dice.some(liked, dice.whole(0, 20))
    const all = items.flatMap((itemId) => dice.times(dice.whole(1, 2), () => event(dice, userId, itemId)))
    const newest = (one: PlainEvent) => ({
      ...one,
      atMs: Math.max(one.atMs, TRAINED_AT_MS - dice.whole(1, 6 * HOUR_MS)),
    })
    own.set(userId, NEW_IDS.includes(userId) ? all.map(newest) : all)
  }
  return [...own.values()].flat()
}

function event(dice: Dice, userId: string, itemId: string, untilMs = TRAINED_AT_MS): PlainEvent {
  const kind = dice.chance(0.9) ? dice.of(LIKING) : dice.of(OTHER)
  // A seventh of all is of today.
  const ageMs = dice.chance(0.15) ? dice.whole(1, 4 * HOUR_MS) : dice.whole(HOUR_MS, 120 * DAY_MS)
  return { userId, itemId, kind, atMs: untilMs - ageMs, value: kind === 'rating' ? dice.whole(0, 5) : null }
}

function ties(dice: Dice): readonly PlainTie[] {
  const pairs = dice.times(210, () => tie(dice, 'follows'))
  const mutual = pairs
    .filter(() => dice.chance(0.25))
    .map((one) => ({ ...one, userId: one.otherId, otherId: one.userId }))
  const others = dice.times(14, () => tie(dice, dice.of(['blocks', 'mutes'])))
  const all = [...pairs, ...mutual, ...others]
  // The last one of a pair holds.
  return [...new Map(all.map((one) => [`${one.kind} ${one.userId} ${one.otherId}`, one])).values()]
}

function tie(dice: Dice, kind: PlainTie['kind']): PlainTie {
  const [userId = '', otherId = ''] = dice.some(userIds, 2)
  return { userId, otherId, kind, strength: kind === 'follows' ? dice.whole(1, 8) / 8 : 1 }
}

function tieStep(dice: Dice, kind: PlainTie['kind']): Step {
  return { step: 'tie', tie: tie(dice, kind) }
}

function consentStep(dice: Dice, userId = dice.of(userIds)): Step {
  const purpose = dice.of(PURPOSES.filter((one) => one !== 'show-me-to-others' && one !== 'visitor-history'))
  return { step: 'consent', consent: { userId, purpose, isGranted: dice.chance(0.3) } }
}

function interestStep(dice: Dice): Step {
  return {
    step: 'interest',
    interest: { userId: dice.of(userIds), tagId: dice.of(tagIds), factor: dice.of([0, 0, 0.5, 2, 4]) },
  }
}

function eventStep(dice: Dice): Step {
  const itemId = dice.chance(0.03) ? 'unknown' : dice.of(itemIds)
  return { step: 'event', event: event(dice, dice.of(userIds), itemId, WORLD_NOW_MS) }
}

function lateStep(dice: Dice): Step {
  const kind = dice.next()
  if (kind < 0.3) return tieStep(dice, 'follows')
  if (kind < 0.5) return tieStep(dice, dice.of(['blocks', 'mutes']))
  if (kind < 0.65) return interestStep(dice)
  if (kind < 0.8) return consentStep(dice)
  const [from, until] = [dice.whole(-3, 1), dice.whole(0, 4)]
  return {
    step: 'availability',
    itemId: dice.of(itemIds),
    from: dice.chance(0.6) ? null : WORLD_NOW_MS + from * HOUR_MS,
    until: dice.chance(0.5) ? null : WORLD_NOW_MS + until * HOUR_MS,
  }
}

function randomBlend(dice: Dice): Pick<Policy, 'blend' | 'popularityWeight'> {
  const blend = Object.fromEntries(
    SOURCE_NAMES.map((name) => [name, { slope: dice.between(-0.5, 3), proposed: dice.between(-0.3, 0.6) }]),
  ) as Policy['blend']
  return { blend, popularityWeight: dice.between(-2, 0.5) }
}

/** Small limits, so that each of them binds. */
function randomPolicy(dice: Dice): Policy {
  const sources = Object.fromEntries(
    SOURCE_NAMES.map((name) => [
      name,
      { ...DEFAULT_POLICY.sources[name], deadlineMs: 20_000, candidateLimit: dice.whole(4, 50) },
    ]),
  ) as Policy['sources']
  return {
    ...DEFAULT_POLICY,
    sources,
    // Their places are tested by themselves.
    newItems: false,
    bias: dice.between(-1, 1),
    temperature: dice.between(0.5, 2),
    halfLifeDays: dice.between(10, 120),
    popularityDiscount: dice.between(0, 0.5),
    seedLimit: dice.whole(2, 20),
    seedDepth: dice.whole(4, 40),
    interestLimit: dice.whole(2, 8),
    tagDepth: dice.whole(3, 25),
    personLimit: dice.whole(2, 8),
    follows: dice.of(FOLLOW_RULES),
    minContributors: dice.chance(0.8) ? 0 : 2,
    minAccountAgeMs: dice.chance(0.8) ? 0 : 10 * DAY_MS,
    chartDepth: dice.whole(8, 50),
    poolLeast: dice.whole(5, 40),
    poolLimit: dice.whole(12, 60),
    listLimit: dice.whole(60, 90),
    maxPerTag: dice.whole(2, 20),
    seen: dice.of([NEVER_AGAIN, NEVER_AGAIN, SEEN_PRESETS.shop]),
  }
}
