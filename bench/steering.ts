import { argv, stdout } from 'node:process'
import { DAY_MS } from '../src/domain/duration.ts'
import { EMPTY_SPEC } from '../src/domain/placement.ts'
import { plainRequest } from '../src/domain/recommendation.ts'
import { openEmbedded } from '../src/graph/embedded/open-embedded.ts'
import { fillSlots } from '../src/recommend/ranking/fill-slots.ts'
import { resolve } from '../src/steering/resolve.ts'
import { addedLogit } from '../src/steering/steer.ts'
import { asking, question } from '../test/support/asking.ts'
import { fillGeneratedWorld } from '../test/support/generated-world.ts'
import { always, publishPlacement } from '../test/support/publish-placement.ts'
import { NOW_MS } from '../test/support/world.ts'

// What placements cost a list: `npm run bench:steering -- 5000`. The placements that are compared take turns in one process, because
// machines are shared and noisy: compare the figures of one run only. Lists are made without the API in front of them.

const ITEMS = Number(argv[2] ?? 5_000)
const USERS = 1_000
const ROUNDS = 100

const VIDEOS = { kind: { anyOf: ['video'] } } as const

const RULES = Array.from({ length: 20 }, (_, n) =>
  always(`rule ${n}`, {
    kind: 'boost',
    where: { property: { name: 'price', op: 'GT', value: 2 * n } },
    odds: 1 + n / 20,
  }),
)

const PROMOTION = always('promotion', {
  kind: 'promote',
  where: VIDEOS,
  share: 0.1,
  promotion: 'EDITORIAL',
  label: 'Pick',
  onBehalfOf: null,
  paidBy: null,
  frequency: [],
  holdout: 0,
})

const graph = await openEmbedded({ maxRelationships: 1e8 })
await fillGeneratedWorld(graph, {
  users: USERS,
  items: ITEMS,
  interactions: 20_000,
  ties: 4_000,
  taggings: 3 * ITEMS,
  seed: 1,
  hasProperties: true,
})
await publishPlacement(graph, 'none', {})
await publishPlacement(graph, 'also none', {})
await publishPlacement(graph, 'rules', { rules: RULES })
await publishPlacement(graph, 'hot', { rotation: { everyMs: DAY_MS, strength: 0.5 }, rules: [PROMOTION] })

stdout.write('a list of 20, CPU of all threads, p50 (mean), microseconds\n')
const uncached = asking(graph, { cache: null })
await compare(['none', 'also none', 'rules', 'hot'], uncached.recommend)
await uncached.close()

stdout.write('a hot viewer: cached pages, wall time p50 (mean), microseconds\n')
const cached = asking(graph)
await compareHot(['none', 'also none', 'hot'], cached.recommend)
await cached.close()

stdout.write('resolve, steer and fill places of a pool of 100, 20 rules, p50 (mean), microseconds\n')
print('functions', pureTimes())
await graph.close()

async function compare(placements: readonly string[], recommend: typeof uncached.recommend): Promise<void> {
  const times = new Map(placements.map((placement) => [placement, [] as number[]]))
  for (let round = -20; round < ROUNDS; round++) {
    const viewerId = `u${(round + 20) % USERS}`
    // The first list of a viewer fills caches of sources.
    await recommend(question(viewerId, { first: 20 }), { nowMs: NOW_MS })
    for (let n = 0; n < placements.length; n++) {
      const placement = placements[(n + round + 20) % placements.length] as string
      const before = process.cpuUsage()
      await recommend(question(viewerId, { first: 20, placement }), { nowMs: NOW_MS })
      const { user, system } = process.cpuUsage(before)
      if (round >= 0) times.get(placement)?.push(user + system)
    }
  }
  for (const [placement, taken] of times) print(placement, taken)
}

async function compareHot(placements: readonly string[], recommend: typeof cached.recommend): Promise<void> {
  const times = new Map(placements.map((placement) => [placement, [] as number[]]))
  for (let round = 0; round < 20 * ROUNDS; round++) {
    for (const [placement, taken] of times) {
      const start = performance.now()
      await recommend(question(`u${round % 20}`, { first: 20, placement }), { nowMs: NOW_MS })
      taken.push(1_000 * (performance.now() - start))
    }
  }
  for (const [placement, taken] of times) print(placement, taken.slice(100))
}

function pureTimes(): readonly number[] {
  const request = plainRequest('u1', 20)
  const version = { key: 'home', surface: 'LIST', number: 1, spec: { ...EMPTY_SPEC, rules: RULES } } as const
  const pool = Array.from({ length: 100 }, (_, n) => ({
    itemId: `i${n}`,
    logit: -n / 10,
    contributions: [],
    supportingSources: [],
  }))
  const factors = RULES.map(({ name }, n) => ({
    rule: name,
    effect: 'BOOSTED' as const,
    logOddsAt: (row: number) => (row % 2 === 0 ? Math.log(1 + n / 20) : 0),
  }))
  const kindOf = ({ itemId }: { readonly itemId: string }) => itemId.slice(-1)
  const cap = { rule: 'cap', keyOf: kindOf, maxAt: () => 2, window: 6, drop: false }
  const promotion = { rule: 'ad', share: 0.2, phase: 0.3, items: pool.slice(50), isHeldOut: false }
  return Array.from({ length: 3_000 }, () => {
    const start = performance.now()
    resolve(request, version, NOW_MS)
    const by = { factors, temperature: 0.7, turn: { strength: 0.5, seed: 1 } }
    const steered = pool
      .map((item, row) => ({ ...item, logit: item.logit + addedLogit({ itemId: item.itemId, row }, by) }))
      .sort((a, b) => b.logit - a.logit)
    const claims = {
      pins: [],
      promotions: [promotion],
      draws: [],
      caps: [cap],
      diversity: 0,
      tagIdsOf: () => [],
    }
    fillSlots(steered, claims, 100)
    return 1_000 * (performance.now() - start)
  }).slice(500)
}

function print(name: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b)
  const p50 = sorted[Math.floor(sorted.length / 2)] ?? 0
  const mean = times.reduce((a, b) => a + b, 0) / times.length
  stdout.write(`  ${name.padEnd(12)} ${p50.toFixed(0).padStart(7)} (${mean.toFixed(0)})\n`)
}
