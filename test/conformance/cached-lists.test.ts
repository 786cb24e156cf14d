import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AuditLog } from '../../src/access/audit-log.ts'
import { adjustInterest } from '../../src/catalog/adjust-interest.ts'
import { uniform } from '../../src/domain/random.ts'
import type { Recommend, RecommendationPage, RecommendationRequest } from '../../src/domain/recommendation.ts'
import { GraphError } from '../../src/graph/graph-error.ts'
import { delegating, type GraphStore } from '../../src/graph/graph-store.ts'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import { ConcurrencyLimiter } from '../../src/recommend/concurrency-limiter.ts'
import { openMemory } from '../../src/recommend/open-memory.ts'
import { AvailableItems } from '../../src/recommend/sources/available-items.ts'
import { train } from '../../src/training/train.ts'
import { type Serving, serving } from '../api/serving.ts'
import { type Asking, asking, question } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { fillGeneratedWorld } from '../support/generated-world.ts'
import { maybeSealed } from '../support/measure-work.ts'
import { neo4jOptions } from '../support/neo4j/test-options.ts'
import { QUICK_TRAINING } from '../support/quick-training.ts'
import { NOW_MS } from '../support/world.ts'

/** Steps of each random walk: fewer on Neo4j, where a list takes many times as long. */
const STEPS = process.env.ATTUNE_TEST_LONG ? { embedded: 2_000, neo4j: 2_000 } : { embedded: 150, neo4j: 60 }

const USERS = 40
const ITEMS = 60
const VIEWERS = ['u0', 'u1', 'u2', 'u3']

const WORLD = {
  users: USERS,
  items: ITEMS,
  interactions: 500,
  ties: 160,
  taggings: 120,
  seed: 1,
  hasProperties: false,
}

/** Ways to ask for a list. */
const REQUESTS: readonly Partial<RecommendationRequest>[] = [
  {},
  { first: 3 },
  { maxPerTag: 2 },
  { diversity: 0.5 },
  { filter: { kind: { anyOf: ['item', 'video'] } } },
  { excludedItemIds: ['i1', 'i2', 'i3'] },
  { sourceWeights: { latent: 0, social: 2 } },
  { seen: { allow: ['view'], afterMs: null } },
]

const TIES = ['followUser', 'unfollowUser', 'blockUser', 'unblockUser', 'muteUser', 'unmuteUser']
const PURPOSES = ['PERSONALIZATION', 'SOCIAL_SIGNALS', 'SHOW_ME_TO_OTHERS']
const KINDS = ['VIEW', 'LIKE', 'PURCHASE', 'HIDE', 'IMPRESSION']

/** An instant before the world ends: the newest event stays the same. */
function instant(share: number): string {
  return new Date(NOW_MS - Math.floor((10 + share) * 86_400_000)).toISOString()
}

const failed = (error: unknown) => {
  throw error
}

/** What a client sees of a page, but for what is of one answer. */
function contentOf({ edges, degradedSources, ...page }: RecommendationPage) {
  const { personalization, withheld, candidateCounts, fallbackSteps, hasNextPage } = page
  const rounded = (value: number) => Math.round(value * 1e9) / 1e9
  return {
    edges: edges.map(({ item, rank, logit, probability, contributions, reasons }) => ({
      itemId: item.id,
      title: item.title,
      tagIds: item.tagIds,
      rank,
      logit: rounded(logit),
      probability: rounded(probability),
      contributions: contributions.map(({ source, raw }) => ({ source, raw: rounded(raw) })),
      reasons: reasons.map(({ kind, text, count, itemIds, tagIds, userIds }) => [
        kind,
        text,
        count,
        itemIds,
        tagIds,
        userIds,
      ]),
    })),
    degradedSources,
    personalization,
    withheld,
    candidateCounts,
    fallbackSteps,
    hasNextPage,
  }
}

async function retrain(graph: GraphStore): Promise<void> {
  await train(graph, { nowMs: NOW_MS, holder: 'walk', graceMs: 0, settings: QUICK_TRAINING })
}

/** The content of a page, or the code of the error. */
async function outcome(asked: Promise<RecommendationPage>) {
  try {
    return contentOf(await asked)
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

/** The same parts with kept pools and without. */
interface Both {
  readonly server: Serving
  readonly kept: Recommend
  readonly scratch: Recommend
  /** How often a source was asked for proposals by the recommender with kept pools. */
  readonly walks: () => number
  /** How often the recommender with kept pools has read the graph. */
  readonly reads: () => number
  /** Whether the reads of the recommender with kept pools fail. */
  readonly graph: { isDown: boolean }
}

describe.each(ENGINES)('cached lists on $name', { timeout: 600_000 }, (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    const closings: (() => Promise<unknown>)[] = []
    // Charts are cached for a second, from one step to the next: never between the two lists that are compared.
    let monotonicMs = 0
    beforeEach(() => {
      vi.spyOn(performance, 'now').mockImplementation(() => monotonicMs)
    })
    afterEach(async () => {
      vi.restoreAllMocks()
      for (const close of closings.splice(0).reverse()) await close()
    })

    async function open(maxAgeMs: number): Promise<Both> {
      const outage = { isDown: false }
      let [both, walks, reads]: [readonly [Asking, Asking] | null, number, number] = [null, 0, 0]
      const server = await serving({
        open: engine.open,
        fill: (graph) => fillGeneratedWorld(graph, WORLD),
        settings: { requestDeadlineMs: 60_000, rateLimit: 1_000_000_000, addressRateLimit: 1_000_000_000 },
        recommend(graph, events, consents) {
          const memory = openMemory({ graph })
          const { liveCatalog } = memory.parts
          // As servers do at their start.
          void liveCatalog.current()
          // Without a cache, whose entries may be older than a change of the catalog.
          const available = new AvailableItems(graph, liveCatalog, 0)
          const parts = { events, consents, memory, available }
          const onSource = () => {
            walks++
          }
          const counted: GraphStore = {
            ...delegating(graph),
            async run(query, params, options) {
              reads++
              if (outage.isDown) throw new GraphError('unavailable', 'the graph is away')
              return graph.run(query, params, options)
            },
          }
          const limiter = new ConcurrencyLimiter({ size: 1, longestWaitMs: Number.POSITIVE_INFINITY })
          const cache = { mostBytes: 50_000_000, maxAgeMs }
          both = [
            asking(counted, { ...parts, cache, onSource, limiter }),
            asking(graph, { ...parts, cache: null }),
          ]
          return both[0]
        },
      })
      closings.push(() => server.close())
      const [kept, scratch] = both as unknown as readonly [Asking, Asking]
      closings.push(() => scratch.close())
      return {
        server,
        kept: kept.recommend,
        scratch: scratch.recommend,
        walks: () => walks,
        reads: () => reads,
        graph: outage,
      }
    }

    /** Random writes and requests. @param actors who act */
    async function walk(
      { server, kept, scratch, walks, graph }: Both,
      actors: readonly string[],
      seed: number,
    ) {
      const [next, pause] = [uniform(seed), uniform(seed + 100)]
      const oneOf = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T
      const anyUser = () => `u${Math.floor(next() * USERS)}`
      const anyItem = () => `i${Math.floor(next() * (ITEMS + 5))}`
      const cursors: { asked: Partial<RecommendationRequest>; viewer: string; after: [string, string] }[] = []
      const mutate = (text: string) => server.data(`mutation { ${text} { problems { code } } }`)
      let [events, listed] = [0, 0]
      const audit = new AuditLog(server.graph, () => NOW_MS, failed)
      const otherProcess = engine.name === 'neo4j' ? maybeSealed(await openNeo4j(neo4jOptions())) : null
      if (otherProcess) closings.push(() => otherProcess.close())

      const write = async () => {
        const [userId, itemId, kind] = [oneOf(actors), anyItem(), next()]
        if (pause() < 0.1) {
          audit.noteRead({ actor: 'backend', action: 'User.history' })
          await audit.flush()
        }
        if (otherProcess && pause() < 0.2) {
          const tagId = `t${Math.floor(next() * 20)}`
          await adjustInterest(otherProcess, { userId, tagId, factor: oneOf([0, 0.5, 3]) }, {})
          return
        }
        if (kind < 0.4) {
          const event = `{ eventId: "e${seed}-${events++}", userId: "${userId}", itemId: "${itemId}", kind: ${oneOf(KINDS)}, occurredAt: "${instant(next())}" }`
          await server.data(`mutation { recordEvents(events: [${event}]) { accepted } }`)
        } else if (kind < 0.55) {
          await mutate(`${oneOf(['dismiss', 'undoDismissal'])}(userId: "${userId}", itemId: "${itemId}")`)
        } else if (kind < 0.75) {
          await mutate(`${oneOf(TIES)}(userId: "${userId}", otherId: "${anyUser()}")`)
        } else if (kind < 0.82) {
          const choice = `{ purpose: ${oneOf(PURPOSES)}, isGranted: ${next() < 0.6} }`
          await mutate(`setConsent(userId: "${oneOf([userId, anyUser()])}", choices: [${choice}])`)
        } else if (kind < 0.9) {
          const tagId = `t${Math.floor(next() * 20)}`
          await mutate(
            `adjustInterest(userId: "${userId}", tagId: "${tagId}", factor: ${oneOf([0, 0.5, 1, 3])})`,
          )
        } else if (kind < 0.97) {
          const past = '"2024-01-01T00:00:00Z"'
          const changed = oneOf([
            `title: "Title ${Math.floor(next() * 1e6)}"`,
            `kind: "${oneOf(['item', 'video'])}"`,
            `tags: [{ tagId: "t${Math.floor(next() * 20)}" }]`,
            `availableUntil: ${oneOf([past, 'null'])}`,
          ])
          const item = `{ id: "${itemId}", ${changed} }`
          await mutate(`upsertItems(items: [${item}])`)
        } else if (kind < 0.99) {
          await mutate(`deleteItems(itemIds: ["${itemId}"])`)
        } else {
          const others = actors.filter((id) => !VIEWERS.includes(id))
          if (others.length > 0) await mutate(`deleteUsers(userIds: ["${oneOf(others)}"])`)
        }
      }

      let charts = 0
      /** Charts in a pool may be as old as the pool: no list with older ones is compared. */
      const dropOldCharts = () => {
        const newest = server.graph.writes?.charts ?? 0
        if (newest !== charts) monotonicMs += 61_000
        charts = newest
      }

      const compare = async (viewer: string, asked: Partial<RecommendationRequest>) => {
        dropOldCharts()
        const request = question(viewer, asked)
        const [one] = await Promise.allSettled([kept(request, { nowMs: NOW_MS })])
        const [other] = await Promise.allSettled([scratch(request, { nowMs: NOW_MS })])
        listed++
        const [mine, theirs] = [one, other].map((result) =>
          outcome(
            result.status === 'fulfilled' ? Promise.resolve(result.value) : Promise.reject(result.reason),
          ),
        )
        expect(await mine, `step of ${viewer}, ${JSON.stringify(asked)}`).toEqual(await theirs)
        if (one.status !== 'fulfilled' || other.status !== 'fulfilled') return
        const after = [one.value.edges.at(-1)?.cursor, other.value.edges.at(-1)?.cursor] as const
        if (after[0] && after[1]) cursors.push({ asked, viewer, after: [after[0], after[1]] })
      }

      let inOutage = 0
      /** A list while the graph is away: from a cached page or not at all, and never another one. */
      const compareInOutage = async (viewer: string) => {
        await compare(viewer, {})
        dropOldCharts()
        graph.isDown = true
        const [one] = await Promise.allSettled([kept(question(viewer), { nowMs: NOW_MS })])
        graph.isDown = false
        if (one.status === 'rejected') {
          expect(one.reason).toMatchObject({ kind: 'unavailable' })
          return
        }
        inOutage++
        const theirs = await scratch(question(viewer), { nowMs: NOW_MS })
        expect(contentOf(one.value)).toEqual(contentOf(theirs))
      }

      const more = async () => {
        const place = Math.floor(next() * cursors.length)
        const [open] = cursors.splice(place, 1)
        if (!open) return
        const [one, other] = open.after.map((after) => question(open.viewer, { ...open.asked, after }))
        const mine = await outcome(kept(one as RecommendationRequest, { nowMs: NOW_MS }))
        const theirs = await outcome(scratch(other as RecommendationRequest, { nowMs: NOW_MS }))
        listed++
        expect(mine, `later page of ${open.viewer}, ${JSON.stringify(open.asked)}`).toEqual(theirs)
      }

      /** Lists just before and after another version begins to serve. */
      const compareAcrossTraining = async () => {
        for (const viewer of VIEWERS) await compare(viewer, {})
        await retrain(server.graph)
        for (const viewer of VIEWERS) await compare(viewer, {})
      }

      for (let step = 0; step < STEPS[engine.name]; step++) {
        if (step === STEPS[engine.name] / 2) await compareAcrossTraining()
        const kind = next()
        // Names and the top items of tags are cached for half a minute.
        monotonicMs += pause() < 0.05 ? 40_000 : 250
        if (kind < 0.35) await write()
        else if (kind < 0.4) await compareInOutage(oneOf(actors.length > 1 ? VIEWERS : actors))
        else if (kind < 0.85)
          await compare(
            oneOf(actors.length > 1 ? VIEWERS : actors),
            oneOf(REQUESTS.slice(0, next() < 0.6 ? 1 : undefined)),
          )
        else await more()
      }
      expect(inOutage, 'lists in outages').toBeGreaterThan(0)
      return { listed, walks: walks() }
    }

    it('answer like lists from scratch, whatever anyone does', async () => {
      const both = await open(0)
      const { listed, walks } = await walk(
        both,
        Array.from({ length: USERS }, (_, n) => `u${n}`),
        1,
      )
      // At most nine sources each: some lists came from cached pools.
      expect(walks).toBeLessThan(8 * listed)
    })

    it('never miss what the viewer does, however long they may miss what others do', async () => {
      const both = await open(Number.MAX_SAFE_INTEGER)
      const { listed, walks } = await walk(both, ['u1'], 2)
      expect(walks).toBeLessThan(8 * listed)
    })

    it('miss what others do for the time that is set, say so, and never miss a write that the request names', async () => {
      const { server, kept, scratch } = await open(Number.MAX_SAFE_INTEGER)
      const ask = (recommend: Recommend, asked: Partial<RecommendationRequest> = {}) =>
        recommend(question('u0', asked), { nowMs: NOW_MS })
      // Checked once before it is used for this time.
      await ask(kept)
      const before = await ask(kept)
      const followed = 'u7'
      await server.data(`mutation { followUser(userId: "u0", otherId: "${followed}") { watermark } }`)
      await ask(kept)
      const known = await ask(kept)
      const shown = new Set(known.edges.map(({ item }) => item.id))
      const other = Array.from({ length: ITEMS }, (_, n) => `i${n}`).filter((itemId) => !shown.has(itemId))
      let watermark = ''
      for (const itemId of other.slice(0, 3)) {
        const event = `{ eventId: "${itemId}", userId: "${followed}", itemId: "${itemId}", kind: PURCHASE, occurredAt: "${instant(0)}" }`
        const { recordEvents } = await server.data(
          `mutation { recordEvents(events: [${event}]) { watermark } }`,
        )
        watermark = (recordEvents as { watermark: string }).watermark
      }
      const later = await ask(kept)
      expect(contentOf(later)).toEqual(contentOf(known))
      expect(later.watermark).toBe(known.watermark)
      expect(later.recommendationId).not.toBe(known.recommendationId)
      const named = await ask(kept, { minWatermark: watermark })
      expect(contentOf(named)).toEqual(contentOf(await ask(scratch)))
      expect(contentOf(named)).not.toEqual(contentOf(known))
      expect(before.watermark).not.toBe(named.watermark)
    })

    it('never miss a decision of others, however long they may miss what others do', async () => {
      const { server, kept, scratch } = await open(Number.MAX_SAFE_INTEGER)
      const ask = (recommend: Recommend) => recommend(question('u0'), { nowMs: NOW_MS })
      await ask(kept)
      for (let n = 1; n < 12; n++)
        await server.data(`mutation { followUser(userId: "u0", otherId: "u${n}") { watermark } }`)
      const before = await ask(kept)
      expect(contentOf(await ask(kept))).toEqual(contentOf(before))
      for (let n = 1; n < 12; n++) {
        const choices = '[{ purpose: SOCIAL_SIGNALS, isGranted: false }]'
        await server.data(
          `mutation { setConsent(userId: "u${n}", choices: ${choices}) { problems { code } } }`,
        )
      }
      const after = contentOf(await ask(kept))
      expect(after).toEqual(contentOf(await ask(scratch)))
      expect(after).not.toEqual(contentOf(before))
    })

    it('serve no page for longer than the pool that it comes from', async () => {
      const { kept, reads } = await open(1_000)
      const startedMs = monotonicMs
      const ask = async (afterMs: number, language: 'en' | 'de') => {
        monotonicMs += afterMs
        // The cache reads the clock at most once in a millisecond of real time.
        await sleep(5)
        const before = reads()
        await kept(question('u0', { language }), { nowMs: NOW_MS + monotonicMs - startedMs })
        return reads() - before
      }
      // The first list writes the key of the noise. The second one has a new pool.
      await ask(0, 'en')
      await ask(61_000, 'en')
      await ask(25_000, 'de')
      expect(await ask(1_000, 'de')).toBe(0)
      expect(await ask(35_000, 'de')).toBeGreaterThan(0)
    })

    it('make one page for requests that wait together', async () => {
      const { kept, reads } = await open(1_000)
      const ask = async (times: number) => {
        monotonicMs += 61_000
        await sleep(5)
        const before = reads()
        await Promise.all(Array.from({ length: times }, () => kept(question('u0'), { nowMs: NOW_MS })))
        return reads() - before
      }
      // The first list writes the key of the noise.
      await ask(1)
      const one = await ask(1)
      const three = await ask(3)
      expect(three).toBe(one)
    })

    it('serve a page again without a read of its data, until an item is not available', async () => {
      const { server, kept, reads } = await open(1_000)
      const ask = (nowMs = NOW_MS) => kept(question('u0'), { nowMs })
      // The first list writes the key of the noise.
      await ask()
      monotonicMs += 40_000
      const first = await ask()
      const before = reads()
      const again = await ask()
      expect(reads()).toBe(before)
      expect(contentOf(again)).toEqual(contentOf(first))
      expect(again.recommendationId).not.toBe(first.recommendationId)
      expect(again.edges.map(({ cursor }) => cursor)).not.toEqual(first.edges.map(({ cursor }) => cursor))
      // What nothing of a list depends on: reads by API keys are noted every second.
      const audit = new AuditLog(server.graph, () => NOW_MS, failed)
      audit.noteRead({ actor: 'backend', action: 'User.history' })
      await audit.flush()
      const audited = reads()
      expect(contentOf(await ask())).toEqual(contentOf(first))
      expect(reads()).toBe(audited)
      const more = question('u0', { after: again.edges.at(-1)?.cursor ?? null })
      const later = await kept(more, { nowMs: NOW_MS })
      expect(later.edges[0]?.rank).toBe(11)
      const itemId = again.edges[0]?.item.id
      const ends = new Date(NOW_MS + 5_000).toISOString()
      await server.data(
        `mutation { upsertItems(items: [{ id: "${itemId}", availableUntil: "${ends}" }]) { problems { code } } }`,
      )
      expect((await ask()).edges[0]?.item.id).toBe(itemId)
      expect((await ask()).edges[0]?.item.id).toBe(itemId)
      const ended = await ask(NOW_MS + 5_000)
      expect(ended.edges.map(({ item }) => item.id)).not.toContain(itemId)
    })

    it.skipIf(engine.name === 'embedded')(
      'do not depend on what other processes wrote before the store was opened',
      async () => {
        const other = await openNeo4j(neo4jOptions())
        closings.push(() => other.close())
        for (let n = 0; n < 100; n++)
          await adjustInterest(other, { userId: 'u9', tagId: 't1', factor: 3 }, {})
        const store = await openNeo4j(neo4jOptions())
        closings.push(() => store.close())
        await store.writes?.catchUp?.()
        expect(store.writes?.newest).toBe(0)
      },
    )

    it.skipIf(engine.name === 'embedded')(
      'see at once what another process writes of the viewer',
      async () => {
        const { kept, scratch, reads } = await open(Number.MAX_SAFE_INTEGER)
        const other = maybeSealed(await openNeo4j(neo4jOptions()))
        closings.push(() => other.close())
        const ask = (recommend: Recommend) => recommend(question('u0'), { nowMs: NOW_MS })
        await ask(kept)
        monotonicMs += 40_000
        const first = await ask(kept)
        const before = reads()
        await adjustInterest(other, { userId: 'u9', tagId: 't1', factor: 3 }, {})
        expect(contentOf(await ask(kept))).toEqual(contentOf(first))
        expect(reads()).toBe(before)
        for (const tagId of ['t1', 't2', 't3'])
          await adjustInterest(other, { userId: 'u0', tagId, factor: 3 }, {})
        const changed = await ask(kept)
        expect(reads()).toBeGreaterThan(before)
        expect(contentOf(changed)).toEqual(contentOf(await ask(scratch)))
        expect(contentOf(changed)).not.toEqual(contentOf(first))
      },
    )
  })
})
