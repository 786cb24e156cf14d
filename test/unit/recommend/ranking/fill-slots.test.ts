import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Claims,
  fillSlots,
  type SlotCap,
  type SlotPromotion,
} from '../../../../src/recommend/ranking/fill-slots.ts'
import { fractionOf } from '../../../../src/recommend/steer-pool.ts'

interface Item {
  readonly itemId: string
  readonly logit: number
  readonly contributions: readonly []
  readonly kind: string
}

const item = (itemId: string, logit: number, kind = 'a'): Item => ({ itemId, logit, contributions: [], kind })

const items = (count: number, kindOf: (at: number) => string = () => 'a') =>
  Array.from({ length: count }, (_, at) => item(`i${at}`, -at, kindOf(at)))

const NONE: Claims<Item> = {
  pins: [],
  promotions: [],
  draws: [],
  caps: [],
  diversity: 0,
  tagIdsOf: () => [],
}

const byKind = (max: number, window: number | null, drop = false): SlotCap<Item> => ({
  rule: 'kinds',
  keyOf: ({ kind }) => kind,
  maxAt: () => max,
  window,
  drop,
})

const idsOf = ({ slots }: ReturnType<typeof fillSlots<Item>>) => slots.map((slot) => slot.item.itemId)

describe('filling places', () => {
  it('without claims and caps keeps the order', () => {
    const ranked = items(20)
    expect(idsOf(fillSlots(ranked, NONE, 12))).toEqual(ranked.slice(0, 12).map(({ itemId }) => itemId))
  })

  it('puts pins at their places, of two the later one at the next free place', () => {
    const pins = [
      { rule: 'one', item: item('p1', 0), place: 2 },
      { rule: 'two', item: item('i0', 0), place: 2 },
    ]
    const filled = fillSlots(items(5), { ...NONE, pins }, 6)
    expect(idsOf(filled)).toEqual(['i1', 'i2', 'p1', 'i0', 'i3', 'i4'])
    expect(filled.slots.map(({ claimedBy }) => claimedBy)).toEqual([null, null, 'one', 'two', null, null])
  })

  it('breaks a cap in no window, unless every item left does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 6 }),
        (kinds, max, window) => {
          const ranked = kinds.map((kind, at) => item(`i${at}`, -at, kind))
          const { slots } = fillSlots(ranked, { ...NONE, caps: [byKind(max, window)] }, 30)
          expect(slots).toHaveLength(ranked.length)
          slots.forEach((slot, place) => {
            const before = slots.slice(Math.max(0, place - window + 1), place)
            const isOver = (kind: string) => before.filter((one) => one.item.kind === kind).length >= max
            const left = slots.slice(place)
            if (isOver(slot.item.kind)) expect(left.every((one) => isOver(one.item.kind))).toBe(true)
            else {
              const open = left.filter((one) => !isOver(one.item.kind))
              expect(Math.max(...open.map((one) => one.item.logit))).toBe(slot.item.logit)
            }
          })
        },
      ),
      { seed: 20_112, numRuns: 300 },
    )
  })

  it('rather ends the list than breaks a cap that drops, and says what it kept out', () => {
    const ranked = items(6, (at) => (at === 4 ? 'b' : 'a'))
    const filled = fillSlots(ranked, { ...NONE, caps: [byKind(2, null, true)] }, 6)
    expect(idsOf(filled)).toEqual(['i0', 'i1', 'i4'])
    expect(filled.removed.map((one) => [one.item.itemId, one.rule])).toEqual([
      ['i2', 'kinds'],
      ['i3', 'kinds'],
      ['i5', 'kinds'],
    ])
  })

  it('gives three promotions their shares within 1.2 places', () => {
    const shares = [0.2, 0.17, 0.1]
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 3, maxLength: 3 }),
        (phases) => {
          const promotions = shares.map(
            (share, at): SlotPromotion<Item> => ({
              rule: `r${at}`,
              share,
              phase: phases[at] ?? 0,
              items: Array.from({ length: 60 }, (_, n) => item(`p${at}-${n}`, -n)),
              isHeldOut: false,
            }),
          )
          const { slots } = fillSlots(items(60), { ...NONE, promotions }, 60)
          shares.forEach((share, at) => {
            let had = 0
            slots.forEach(({ claimedBy }, place) => {
              if (claimedBy === `r${at}`) had++
              expect(Math.abs(had - share * (place + 1))).toBeLessThan(1.2)
            })
          })
        },
      ),
      { seed: 20_113, numRuns: 200 },
    )
  })

  it('places too few promoted items once each, and gives the other turns to the best items', () => {
    const promotions = [
      { rule: 'ad', share: 0.5, phase: 0.5, items: [item('i3', 0), item('p', 0)], isHeldOut: false },
    ]
    expect(idsOf(fillSlots(items(6), { ...NONE, promotions }, 7))).toEqual([
      'i3',
      'i0',
      'p',
      'i1',
      'i2',
      'i4',
      'i5',
    ])
  })

  it('only notes the turns of a promotion that the viewer is held out of', () => {
    const promotions = [{ rule: 'ad', share: 0.5, phase: 0.5, items: [item('p', 0)], isHeldOut: true }]
    const { slots } = fillSlots(items(4), { ...NONE, promotions }, 4)
    expect(slots.map((slot) => slot.item.itemId)).toEqual(['i0', 'i1', 'i2', 'i3'])
    expect(slots.map(({ heldOutOf }) => heldOutOf)).toEqual(['ad', null, 'ad', null])
  })

  it('A5: of 20,000 lists each share is met overall, at every place and in every prefix', () => {
    const lists = 20_000
    const own = Array.from({ length: 9 }, (_, at) => item(`p${at}`, -at))
    const others = items(30)
    for (const share of [0.05, 0.2, 0.3]) {
      const places = Array.from({ length: 30 }, () => 0)
      let [most, least] = [0, 0]
      for (let list = 0; list < lists; list++) {
        const phase = fractionOf(JSON.stringify([`u${list}`, 'ad', 1_748_736_000_000]))
        const promotion = { rule: 'ad', share, phase, items: [...own, item('p9', -9)], isHeldOut: false }
        const { slots } = fillSlots(others, { ...NONE, promotions: [promotion] }, 30)
        let had = 0
        for (const [place, { claimedBy }] of slots.entries()) {
          if (claimedBy === 'ad') {
            had++
            places[place] = (places[place] ?? 0) + 1
          }
          most = Math.max(most, had - share * (place + 1))
          least = Math.min(least, had - share * (place + 1))
        }
      }
      expect(most).toBeLessThan(1 + 1e-9)
      expect(least).toBeGreaterThan(-1 - 1e-9)
      const all = places.reduce((sum, count) => sum + count, 0)
      expect(Math.abs(all / (30 * lists) - share)).toBeLessThan(0.005)
      for (const count of places) expect(Math.abs(count / lists - share)).toBeLessThan(0.012)
    }
  })

  it('A6: with any pins, promotions and caps at once, fills each place as its order of claims says', () => {
    fc.assert(
      fc.property(lists, (given) => {
        expect(fillSlots(given.ranked, given.claims, given.count).slots.map(nameOf)).toEqual(
          filledByHand(given),
        )
      }),
      { seed: 20_114, numRuns: 1_000 },
    )
  })

  it('A6: caps alone keep the order of the items of each value', () => {
    fc.assert(
      fc.property(lists, ({ ranked, claims, count }) => {
        const { slots } = fillSlots(ranked, { ...NONE, caps: claims.caps }, count)
        for (const kind of ['a', 'b', 'c', 'd']) {
          const own = slots.filter((slot) => slot.item.kind === kind).map((slot) => slot.item.logit)
          expect(own).toEqual(own.toSorted((a, b) => b - a))
        }
      }),
      { seed: 20_115, numRuns: 300 },
    )
  })
})

interface Given {
  readonly ranked: readonly Item[]
  readonly claims: Claims<Item>
  readonly count: number
}

const kind = fc.constantFrom('a', 'b', 'c', 'd')

/** Lists of up to 25 items with up to three of each claim. Pins and promotions share items with the list, and have others. */
const lists: fc.Arbitrary<Given> = fc
  .record({
    kinds: fc.array(kind, { maxLength: 25 }),
    others: fc.array(kind, { minLength: 8, maxLength: 8 }),
    pins: fc.uniqueArray(fc.tuple(fc.nat(32), fc.nat(12)), { maxLength: 3, selector: ([at]) => at }),
    promotions: fc.array(
      fc.tuple(
        fc.uniqueArray(fc.nat(32), { maxLength: 6 }),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        fc.boolean(),
      ),
      { maxLength: 3 },
    ),
    caps: fc.array(
      fc.tuple(fc.integer({ min: 1, max: 4 }), fc.option(fc.integer({ min: 1, max: 6 })), fc.boolean()),
      {
        maxLength: 3,
      },
    ),
    count: fc.integer({ min: 0, max: 30 }),
  })
  .map(({ kinds, others, pins, promotions, caps, count }) => {
    const ranked = items(kinds.length, (at) => kinds[at] ?? 'a')
    const all = [...ranked, ...others.map((one, at) => item(`o${at}`, -30 - at, one))]
    const itemAt = (at: number) => all[at % all.length] as Item
    const distinct = (ats: readonly number[]) => [
      ...new Map(ats.map((at) => [itemAt(at).itemId, itemAt(at)])).values(),
    ]
    const pinned = [...new Map(pins.map(([at, place]) => [itemAt(at).itemId, place]))]
    const known = new Map(all.map((one) => [one.itemId, one]))
    return {
      ranked,
      count,
      claims: {
        ...NONE,
        pins: pinned.map(([id, place], at) => ({ rule: `pin${at}`, item: known.get(id) as Item, place })),
        promotions: promotions.map(([ats, phase, isHeldOut], at) => ({
          rule: `ad${at}`,
          // No two have the same credit.
          share: 0.11 + 0.07 * at,
          phase: phase + 1e-4 * at,
          items: distinct(ats),
          isHeldOut,
        })),
        caps: caps.map(([max, window, drop]) => byKind(max, window, drop)),
      },
    }
  })

const nameOf = ({
  item: { itemId },
  claimedBy,
  heldOutOf,
}: {
  item: Item
  claimedBy: string | null
  heldOutOf: string | null
}) => [itemId, claimedBy, heldOutOf].join()

/** The same, as the promise of `fillSlots` says it, without memory of its own. */
function filledByHand({ ranked, claims: { pins, promotions, caps }, count }: Given): readonly string[] {
  const places = new Map<number, (typeof pins)[number]>()
  for (const pin of pins) {
    let { place } = pin
    while (places.has(place)) place++
    places.set(place, pin)
  }
  const placed: Item[] = []
  const names: string[] = []
  const turns = promotions.map(() => 0)
  const isPinned = ({ itemId }: Item) => pins.some((pin) => pin.item.itemId === itemId)
  const isFree = (one: Item) => !isPinned(one) && !placed.some(({ itemId }) => itemId === one.itemId)
  const breaks = (one: Item) => {
    const broken = caps.filter(({ maxAt, window }) => {
      const near = window === null ? placed : window === 1 ? [] : placed.slice(-(window - 1))
      return near.filter((other) => other.kind === one.kind).length >= maxAt(placed.length)
    })
    return broken.some(({ drop }) => drop) ? Number.POSITIVE_INFINITY : broken.length
  }
  const put = (one: Item | undefined, claimedBy: string | null = null, heldOutOf: string | null = null) => {
    if (!one) return
    placed.push(one)
    names.push([one.itemId, claimedBy, heldOutOf].join())
  }
  while (placed.length < count) {
    const place = placed.length
    const pin = places.get(place)
    if (pin) {
      put(pin.item, pin.rule)
      continue
    }
    const credits = promotions.map(({ share, phase }, at) => phase + share * (place + 1) - (turns[at] ?? 0))
    const turn = credits.findIndex((credit) => credit >= 1 - 1e-12 && credit === Math.max(...credits))
    const promotion = promotions[turn]
    if (promotion) turns[turn] = (turns[turn] ?? 0) + 1
    const promoted = promotion?.items.find((one) => isFree(one) && breaks(one) === 0)
    if (promotion && promoted && !promotion.isHeldOut) {
      put(promoted, promotion.rule)
      continue
    }
    const left = ranked.filter(isFree)
    const fewest = Math.min(...left.map(breaks))
    if (left.length === 0 || fewest === Number.POSITIVE_INFINITY) break
    put(
      left.find((one) => breaks(one) === fewest),
      null,
      promotion?.isHeldOut ? promotion.rule : null,
    )
  }
  return names
}
