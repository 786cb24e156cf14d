import type { RecommendationRequest, RequestViewer } from '../../../src/domain/recommendation.ts'
import { SOURCE_NAMES } from '../../../src/domain/source-name.ts'
import { question } from '../asking.ts'
import type { NaiveContext } from './lists.ts'
import { COPIED_IDS, type Dice, type RandomWorld, WORLD_NOW_MS } from './random-world.ts'

export interface Asked {
  readonly request: RecommendationRequest
  readonly context: Omit<NaiveContext, 'textScoreOf'>
}

const DAY_MS = 86_400_000

/** What a request for the whole catalog cannot say. */
const NO_CATALOG_INPUT = { candidateIds: null, excludedItemIds: [], viewing: null, seen: null }

/** A request for a list of the world. */
export function randomRequest(dice: Dice, { imported }: RandomWorld): Asked {
  const itemIds = imported.items.map(({ id }) => id)
  const maybe = <T>(probability: number, make: () => T, otherwise: T): T =>
    dice.chance(probability) ? make() : otherwise
  const request = question('', {
    subject: randomSubject(dice, itemIds),
    viewer: randomViewer(dice, imported, itemIds),
    first: dice.whole(1, 30),
    excludedItemIds: maybe(0.3, () => dice.some(itemIds, dice.whole(1, 12)), []),
    candidateIds: maybe(0.2, () => [...dice.some(itemIds, dice.whole(1, 25)), 'nothing'], null),
    filter: maybe(0.2, () => randomFilter(dice, itemIds), null),
    sourceWeights: maybe(0.4, () => randomMultipliers(dice), {}),
    temperature: maybe(0.3, () => dice.between(0.3, 3), null),
    maxPerTag: maybe(0.3, () => dice.whole(1, 8), null),
    diversity: maybe(0.25, () => dice.between(0.05, 0.95), 0),
    crowdsOnly: dice.chance(0.25),
    seen: maybe(
      0.35,
      () => ({
        allow: dice.some(['click', 'view', 'play', 'like', 'save', 'hide'] as const, dice.whole(0, 5)),
        afterMs: maybe<number | null>(0.5, () => dice.of([0, 10, 60]) * DAY_MS, null),
      }),
      null,
    ),
    viewing: maybe(
      0.35,
      () => ({
        items: dice.some(itemIds, dice.whole(0, 2)).map((itemId) => ({ itemId, weight: dice.of([1, 3]) })),
        atMs: maybe<number | null>(0.6, () => WORLD_NOW_MS - dice.whole(-5, 30) * DAY_MS, null),
      }),
      null,
    ),
  })
  return {
    request: request.subject.kind === 'catalog' ? { ...request, ...NO_CATALOG_INPUT } : request,
    context: { nowMs: WORLD_NOW_MS, isOptedOut: dice.chance(0.1), isProfiled: dice.chance(0.9) },
  }
}

/** Sometimes one source alone. */
function randomMultipliers(dice: Dice): RecommendationRequest['sourceWeights'] {
  const isSingle = dice.chance(0.15)
  const names = dice.some(SOURCE_NAMES, isSingle ? SOURCE_NAMES.length - 1 : 4)
  return Object.fromEntries(names.map((name) => [name, isSingle ? 0 : dice.of([0, 0.3, 2])]))
}

function randomViewer(
  dice: Dice,
  { users, tags }: RandomWorld['imported'],
  itemIds: readonly string[],
): RequestViewer {
  const kind = dice.next()
  if (kind < 0.03) return { kind: 'user', id: 'stranger' }
  if (kind < 0.2) return { kind: 'user', id: dice.of(COPIED_IDS) }
  if (kind < 0.85) return { kind: 'user', id: dice.of(users).id }
  const items = dice.some([...itemIds, 'nothing'], dice.whole(0, 8)).map((itemId, at) => {
    const lastAtMs = WORLD_NOW_MS - at * 7_000_000
    const isDismissed = dice.chance(0.1)
    const event = isDismissed ? ('hide' as const) : dice.of(['click', 'view', 'like'] as const)
    return {
      itemId,
      weight: isDismissed ? -100 : dice.whole(1, 5),
      lastAtMs,
      kinds: [{ kind: event, atMs: lastAtMs }],
      portion: null,
      isDismissed,
    }
  })
  return {
    kind: 'session',
    session: { items, tagIds: dice.some([...tags.keys(), 'no-tag'], dice.whole(0, 2)) },
  }
}

function randomFilter(dice: Dice, itemIds: readonly string[]): RecommendationRequest['filter'] {
  const cheap = { property: { name: 'price', op: 'LT', value: dice.whole(5, 28) } } as const
  const isNew = { property: { name: 'isNew', op: 'EQ', value: true } } as const
  const kind = { kind: { anyOf: dice.some(['song', 'film', 'thing'], 2) } }
  const tag = { tag: { anyOf: ['t1', 't2', 't3'] } }
  return dice.of([
    cheap,
    isNew,
    kind,
    tag,
    { not: tag },
    { any: [cheap, isNew] },
    { all: [kind, cheap] },
    { ids: dice.some(itemIds, 20) },
  ])
}

function randomSubject(dice: Dice, itemIds: readonly string[]): RecommendationRequest['subject'] {
  const kind = dice.next()
  if (kind < 0.5) return { kind: 'viewer' }
  if (kind < 0.6) return { kind: 'catalog' }
  if (kind < 0.82) {
    const anchors = dice.some([...itemIds, 'nothing'], dice.whole(1, 3))
    return { kind: 'items', itemIds: anchors, viewerShare: dice.of([0, 0.3, 0.7, 1]) }
  }
  const words = [`w${dice.whole(0, 6)}`, `x${dice.whole(0, 8)}`, `y${dice.whole(0, 8)}`]
  const title = words.slice(0, 2).join(' ')
  const text = dice.chance(0.1)
    ? ' '
    : dice.chance(0.3)
      ? title
      : dice.some(words, dice.whole(1, 2)).join(' ')
  return { kind: 'search', text, impact: dice.of(['low', 'medium', 'high']) }
}
