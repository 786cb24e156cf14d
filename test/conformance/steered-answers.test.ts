import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY_MS, MINUTE_MS } from '../../src/domain/duration.ts'
import { uniform } from '../../src/domain/random.ts'
import { GraphError } from '../../src/graph/graph-error.ts'
import { delegating, type GraphRunner, type GraphStore } from '../../src/graph/graph-store.ts'
import { CatalogMemory } from '../../src/recommend/fallback/catalog-memory.ts'
import { PopularMemory } from '../../src/recommend/fallback/popular-memory.ts'
import { FollowedCatalog } from '../../src/snapshot/live-catalog.ts'
import { NOW_MS, type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { fillGeneratedWorld } from '../support/generated-world.ts'
import { graphDump } from '../support/graph-dump.ts'

const IS_LONG = Boolean(process.env.ATTUNE_TEST_LONG)

const WORLD = {
  users: 200,
  items: 500,
  interactions: 8_000,
  ties: 400,
  taggings: 1_500,
  seed: 3,
  hasProperties: true,
}

const ALL_VIEWERS = Array.from({ length: WORLD.users }, (_, n) => `u${n}`)
const VIEWERS = ALL_VIEWERS.slice(0, 30)
const ITEMS = Array.from({ length: WORLD.items }, (_, n) => `i${n}`)
const KINDS = ['video', 'article', 'product']
const VIDEOS = { kind: { anyOf: ['video'] } }
const property = (name: string, op: string, value: object) => ({ property: { name, op, value } })
const rule = (name: string, apply: object) => ({ name, apply })

const SAVE = `mutation ($input: SavePlacementInput!) { savePlacementDraft(input: $input) {
  placement { draft { digest } } problems { code path message } } }`
const PUBLISH = `mutation ($input: PublishPlacementInput!) { publishPlacement(input: $input) {
  placement { published { number digest } } problems { code path message } } }`
const ROLL_BACK = `mutation ($input: RollBackPlacementInput!) { rollBackPlacement(input: $input) {
  placement { published { number digest } } problems { code path message } } }`

const CONNECTION = `placement { number } heldBack fallbackSteps degradedSources pageInfo { hasNextPage endCursor }
  edges { rank logit bias probability node { id kind properties { name value } } contributions { source logit }
    steering { rule effect logit } promotion { rule kind label } }`
const LIST = `query ($u: ID!, $p: String, $first: Int = 20, $after: String, $input: RecommendationInput) {
  list: recommendations(userId: $u, placement: $p, first: $first, after: $after, input: $input) { ${CONNECTION} } }`

interface Edge {
  readonly rank: number
  readonly logit: number
  readonly bias: number
  readonly probability: number
  readonly node: {
    readonly id: string
    readonly kind: string
    readonly properties: readonly { readonly name: string; readonly value: unknown }[]
  }
  readonly contributions: readonly { readonly logit: number }[]
  readonly steering: readonly { readonly rule: string; readonly logit: number | null }[]
  readonly promotion: { readonly rule: string; readonly kind: string; readonly label: string } | null
}

interface List {
  readonly placement: { readonly number: number } | null
  readonly heldBack: readonly string[]
  readonly fallbackSteps: readonly string[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly edges: readonly Edge[]
}

interface Published {
  readonly number: number
  readonly digest: string
}

interface Edited<Placement> {
  readonly placement: Placement | null
  readonly problems: readonly { readonly code: string; readonly path: readonly string[] }[]
}

const idsOf = ({ edges }: List) => edges.map(({ node }) => node.id)
const steered = ({ steering }: Edge) => steering.reduce((sum, { logit }) => sum + (logit ?? 0), 0)
const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)] as T

describe.each(ENGINES)('steered answers of $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), { timeout: 600_000 }, () => {
    let graph: GraphStore
    /** Two processes over one graph. */
    let one: Serving
    let two: Serving
    let clockMs = NOW_MS
    /** What the graph of the second process is asked. */
    const statements: string[] = []
    let isUnreachable = false

    beforeAll(async () => {
      graph = await engine.open()
      await fillGeneratedWorld(graph, WORLD)
      const parts = { nowMs: () => clockMs }
      const settings = {
        requestDeadlineMs: 100_000,
        rateLimit: 1e7,
        addressRateLimit: 1e7,
        maxBodyBytes: 1_000_000,
      }
      const open = async () => ({ ...delegating(graph), close: async () => undefined })
      one = await serving({ open, parts, settings, recommend: (store, events) => asking(store, { events }) })
      const fragile = fragileStore()
      const catalog = new CatalogMemory(fragile)
      const popular = new PopularMemory(fragile, catalog, new FollowedCatalog(fragile))
      await popular.refresh(NOW_MS)
      const fallback = {
        popular,
        deadlineMs: 60_000,
        touchedBy: () => new Set<string>(),
        onFallback: () => undefined,
      }
      two = await serving({
        open,
        settings,
        wrap: () => fragile,
        parts: { ...parts, catalog, outlivesGraph: true },
        recommend: (store, events) => asking(store, { events, cache: null, catalog, fallback }),
      })
      await one.data(`mutation { declareItemProperties(properties: [{ name: "riskClass", type: FLOAT }]) { problems { message } }
        declareUserProperties(properties: [{ name: "riskTolerance", type: FLOAT }]) { problems { message } } }`)
    }, 600_000)
    afterAll(async () => {
      isUnreachable = false
      await two?.close()
      await one?.close()
      await graph?.close()
    })

    /** The graph, which can be away, and whose statements are noted. Knows the numbers of writes as it does. */
    function fragileStore(): GraphStore {
      const over = (runner: GraphRunner): GraphRunner => ({
        run: async (query, params, options) => {
          statements.push(query.name)
          if (isUnreachable) throw new GraphError('unavailable', 'the store cannot be reached')
          return await runner.run(query, params, options)
        },
      })
      return {
        ...delegating(graph),
        ...over(graph),
        close: async () => undefined,
        transaction: (work, options) => graph.transaction((runner) => work(over(runner)), options),
      }
    }

    async function edit<Placement>(
      document: string,
      input: object,
      { data } = one,
    ): Promise<Edited<Placement>> {
      return Object.values(await data(document, { input }))[0] as Edited<Placement>
    }

    const save = (key: string, spec: object, more: object = {}, process = one) =>
      edit<{ draft: { digest: string } }>(SAVE, { key, spec, ...more }, process)

    async function publish(
      key: string,
      spec: object,
      more: object = {},
      surface = 'LIST',
    ): Promise<Published> {
      const { placement, problems } = await save(key, spec, { surface })
      expect(problems).toEqual([])
      const expectedDigest = placement?.draft.digest
      const done = await edit<{ published: Published }>(PUBLISH, { key, expectedDigest, ...more })
      expect(done.problems).toEqual([])
      return done.placement?.published as Published
    }

    const ask = async (u: string, p: string | null, more: Record<string, unknown> = {}, { data } = one) =>
      (await data(LIST, { u, p, ...more })).list as List

    it('A1: an empty placement gives every viewer the list of none, and rules have no order', async () => {
      const rules = [
        rule('up', { boost: { where: VIDEOS, odds: 3 } }),
        rule('down', { boost: { where: property('price', 'GT', { value: 40 }), odds: 0.4 } }),
        rule('stocked', { keep: property('inStock', 'EQ', { value: true }) }),
        rule('mix', { cap: { by: { itemKind: true }, max: 3, window: 6 } }),
        rule('brands', { cap: { by: { property: 'brand' }, max: 2 } }),
        rule('pin', { pin: { itemId: 'i7', position: 2, evenIfSeen: true } }),
        rule('dear', { scale: { property: 'price', exponent: 0.3, reference: 30 } }),
      ]
      await publish('empty', {})
      await publish('ordered', { rules })
      await publish('reversed', { rules: rules.toReversed() })
      for (const viewer of IS_LONG ? ALL_VIEWERS : ALL_VIEWERS.slice(0, 20)) {
        // A list with a place for a new item counts it, and the next one may have another.
        const input = { newItems: false }
        const [none, empty] = [await ask(viewer, null, { input }), await ask(viewer, 'empty', { input })]
        expect(none.edges.length).toBe(20)
        for (const [at, { node, logit, bias, probability, steering, promotion }] of empty.edges.entries()) {
          const same = none.edges[at]
          expect([node, steering, promotion]).toEqual([same?.node, [], null])
          // A source adds up its evidence in any order.
          for (const [own, other] of [
            [logit, same?.logit],
            [bias, same?.bias],
            [probability, same?.probability],
          ] as const)
            expect(own).toBeCloseTo(other ?? Number.NaN, 12)
        }
        if (ALL_VIEWERS.indexOf(viewer) % 5 > 0) continue
        const [ordered, reversed] = [
          await ask(viewer, 'ordered', { input }),
          await ask(viewer, 'reversed', { input }),
        ]
        expect(idsOf(reversed)).toEqual(idsOf(ordered))
        expect(idsOf(ordered)).not.toEqual(idsOf(none))
      }
    })

    it('A2, A3: rules multiply the odds of any two items by their factors, logits add up, probabilities stay', async () => {
      const random = uniform(23)
      for (let round = 0; round < 6; round++) {
        const temperature = 0.2 + 3 * random()
        const [kindOdds, dearOdds, exponent] = [0.3 + 3 * random(), 0.3 + 3 * random(), random() - 0.5]
        const kind = pick(KINDS, random)
        await publish('unsteered', { temperature })
        await publish('factors', {
          temperature,
          rules: [
            rule('kind', { boost: { where: { kind: { anyOf: [kind] } }, odds: kindOdds } }),
            rule('dear', { boost: { where: property('price', 'GTE', { value: 30 }), odds: dearOdds } }),
            rule('scale', { scale: { property: 'price', exponent, reference: 25 } }),
          ],
        })
        const viewer = pick(VIEWERS, random)
        const input = { newItems: false }
        const plain = await ask(viewer, 'unsteered', { first: 100, input })
        const { edges } = await ask(viewer, 'factors', { first: 100, input })
        const before = new Map(plain.edges.map((edge) => [edge.node.id, edge]))
        expect(plain.edges.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9)
        const shifts: number[] = []
        for (const edge of edges) {
          const { node, logit, bias, contributions, probability } = edge
          const own = contributions.reduce((sum, one) => sum + one.logit, bias)
          expect(own + steered(edge)).toBeCloseTo(logit, 9)
          const was = before.get(node.id)
          if (!was || contributions.length === 0) continue
          expect(probability).toBeCloseTo(was.probability, 12)
          const price = Number(node.properties.find(({ name }) => name === 'price')?.value ?? 0)
          const factor =
            (node.kind === kind ? kindOdds : 1) *
            (price >= 30 ? dearOdds : 1) *
            (price === 0 ? 1 : (price / 25) ** exponent)
          shifts.push((logit - was.logit) / temperature - Math.log(factor))
        }
        expect(shifts.length).toBeGreaterThan(20)
        for (const shift of shifts) expect(Math.abs(shift - (shifts[0] ?? 0))).toBeLessThan(1e-9)
      }
    })

    describe('A4: no item fails a requirement', () => {
      const riskOf = new Map<string, number | null>()
      const toleranceOf = new Map<string, number | null>()
      const failed: string[] = []
      let shown = 0
      const suitable = rule('suitable', {
        require: {
          where: property('riskClass', 'LTE', { ofViewer: 'riskTolerance' }),
          reason: 'suitability',
        },
      })
      /** The same in other words: what is missing fails under `not` too. */
      const notUnsuitable = rule('suitable', {
        require: {
          where: { not: property('riskClass', 'GT', { ofViewer: 'riskTolerance' }) },
          reason: 'suitability',
        },
      })
      const promote = rule('ad', {
        promote: {
          where: property('riskClass', 'GTE', { value: 3 }),
          share: 0.3,
          kind: 'EDITORIAL',
          label: 'Pick',
        },
      })
      const SPECS: readonly { readonly rules: readonly object[]; readonly [name: string]: unknown }[] = [
        { rules: [] },
        {
          rules: [rule('risky', { boost: { where: property('riskClass', 'GTE', { value: 4 }), odds: 64 } })],
        },
        { rules: [rule('pin', { pin: { itemId: 'i5', position: 1, evenIfSeen: true } }), promote] },
        { rules: [promote], rotation: { every: 'P1D', strength: 1 }, diversity: 0.5 },
        {
          rules: [rule('few', { keep: { ids: ['i1', 'i2'] } })],
          least: 12,
          fallback: [{ popular: true }, { fresh: true }, { trending: true }, { catalog: true }],
        },
        { rules: [rule('none', { keep: { ids: [] } })], least: 12, fallback: [{ placement: 'risks' }] },
        { rules: [], attention: { minutes: { budget: 300, property: 'price', otherwise: 3 } } },
      ]
      const ASKS = [
        LIST,
        `query ($u: ID!, $p: String, $first: Int, $after: String, $input: RecommendationInput) {
          list: recommendationsForItems(itemIds: ["i3", "i9"], userId: $u, placement: $p, first: $first, after: $after, input: $input) { ${CONNECTION} } }`,
        `query ($u: ID!, $p: String, $first: Int, $after: String, $input: RecommendationInput) {
          list: search(query: "the", userId: $u, placement: $p, first: $first, after: $after, input: $input) { placement { number }
            pageInfo { hasNextPage endCursor } edges { node { id } } } }`,
        `query ($u: ID!, $p: String, $first: Int, $after: String, $input: RecommendationInput) {
          of: user(id: $u) { list: recommendations(placement: $p, first: $first, after: $after, input: $input) { ${CONNECTION} } } }`,
        `query ($u: ID!, $p: String, $first: Int, $after: String) {
          list: items(orderBy: { forYou: DESC }, userId: $u, placement: $p, first: $first, after: $after) { placement { number }
            pageInfo { hasNextPage endCursor } edges { node { id } } } }`,
      ]

      const write = async (items: readonly string[], users: readonly string[]) => {
        const nodes = (ids: readonly string[], name: string, values: ReadonlyMap<string, number | null>) =>
          ids.map((id) => ({ id, properties: [{ name, value: values.get(id) ?? null }] }))
        const { upsertItems, upsertUsers } = await one.data(
          `mutation ($items: [ItemInput!]!, $users: [UserInput!]!) {
            upsertItems(items: $items) { problems { message } } upsertUsers(users: $users) { problems { message } } }`,
          { items: nodes(items, 'riskClass', riskOf), users: nodes(users, 'riskTolerance', toleranceOf) },
        )
        expect([upsertItems, upsertUsers]).toEqual([{ problems: [] }, { problems: [] }])
      }

      const check = (viewer: string, { edges }: Pick<List, 'edges'>, where: string) => {
        const tolerance = toleranceOf.get(viewer) ?? null
        for (const { node } of edges) {
          shown++
          const risk = riskOf.get(node.id) ?? null
          if (tolerance === null || risk === null || risk > tolerance)
            failed.push(`${where} ${viewer} ${node.id}`)
        }
      }

      beforeAll(async () => {
        for (const [n, id] of ITEMS.entries()) riskOf.set(id, n % 7 === 0 ? null : n % 6)
        for (const [n, id] of VIEWERS.entries()) toleranceOf.set(id, n % 5 === 4 ? null : n % 5)
        for (let at = 0; at < ITEMS.length; at += 100)
          await write(ITEMS.slice(at, at + 100), VIEWERS.slice(0, 1))
        await write(ITEMS.slice(0, 1), VIEWERS)
        await publish('risks', { rules: [promote] })
        for (const [n, spec] of SPECS.entries())
          await publish(`suits-${n}`, {
            ...spec,
            rules: [...spec.rules, n % 2 === 0 ? suitable : notUnsuitable],
          })
      })

      it('whatever asks for it, on every page, and after the viewer or the item has changed', async () => {
        const random = uniform(4)
        for (let done = 0; done < (IS_LONG ? 10_000 : 60); done++) {
          const viewer = pick(VIEWERS, random)
          const [n, p] = [Math.floor(random() * ASKS.length), `suits-${Math.floor(random() * SPECS.length)}`]
          const query = ASKS[n] as string
          const filter = { kind: { anyOf: [pick(KINDS, random), pick(KINDS, random)] } }
          const input =
            random() < 0.3
              ? { filter }
              : n % 3 === 0 && random() < 0.2
                ? { candidateIds: ITEMS.slice(0, 60) }
                : {}
          const process = random() < 0.5 ? one : two
          const page = async (after: string | null) => {
            const { of, list } = await process.data(query, {
              u: viewer,
              p,
              first: 5,
              after,
              input: n === 4 ? undefined : input,
            })
            return (list ?? (of as { list: List } | null)?.list) as List
          }
          let list = await page(null)
          check(viewer, list, `${p} ${n} page 1`)
          for (let at = 2; at <= 3 && list.pageInfo.hasNextPage; at++) {
            if (random() < 0.3) {
              const items = [...new Set(Array.from({ length: 20 }, () => pick(ITEMS, random)))]
              for (const id of items) riskOf.set(id, pick([null, 0, 1, 2, 3, 4, 5], random))
              const changesViewer = random() < 0.5
              if (changesViewer) toleranceOf.set(viewer, pick([null, 0, 1, 2, 3, 4], random))
              await write(items, changesViewer ? [viewer] : [])
            }
            list = await page(list.pageInfo.endCursor)
            check(viewer, list, `${p} ${n} page ${at}`)
          }
        }
        expect(failed).toEqual([])
        expect(shown).toBeGreaterThan(250)
      }, 7_200_000)

      it('while the graph is away: such a placement shows nothing then, others their last lists', async () => {
        await publish('unrequired', {})
        const viewer = VIEWERS.find((id) => (toleranceOf.get(id) ?? 0) >= 2) as string
        for (const p of ['suits-0', 'suits-2']) {
          const before = await ask(viewer, p, { first: 5 }, two)
          expect(before.edges.length).toBeGreaterThan(3)
          isUnreachable = true
          try {
            const first = await ask(viewer, p, { first: 5 }, two)
            expect([first.edges, first.heldBack, first.fallbackSteps]).toEqual([
              [],
              ['REQUIREMENT'],
              ['EMPTY'],
            ])
            const after = before.pageInfo.endCursor
            expect((await ask(viewer, p, { first: 5, after }, two)).edges).toEqual([])
            for (const query of ASKS.slice(1, 3)) {
              const { data, text } = await two.ask(query, { u: viewer, p, first: 5, input: {} })
              expect(data?.list ?? null, text).toBeNull()
            }
          } finally {
            isUnreachable = false
          }
        }
        const whileAway = async (p: string) => {
          isUnreachable = true
          try {
            return await ask(viewer, p, { first: 5 }, two)
          } finally {
            isUnreachable = false
          }
        }
        await ask(viewer, 'unrequired', { first: 5 }, two)
        const last = await whileAway('unrequired')
        expect(last.edges).toHaveLength(5)
        expect(last.fallbackSteps).toEqual(['LAST_LIST'])
        // A later version may show less: its last lists are its own.
        await ask(viewer, 'unrequired', { first: 5 }, two)
        await publish('unrequired', { filter: VIDEOS })
        await ask(VIEWERS[0] as string, 'unrequired', { first: 5 }, two)
        expect((await whileAway('unrequired')).fallbackSteps).toEqual(['GLOBAL_POPULAR'])
        const suited = property('riskClass', 'LTE', { ofViewer: 'riskTolerance' })
        await publish('kept', { rules: [rule('suited', { keep: suited })] })
        expect((await ask(viewer, 'kept', { first: 5 }, two)).edges).not.toEqual([])
        const kept = await whileAway('kept')
        expect([kept.edges, kept.heldBack, kept.fallbackSteps]).toEqual([[], [], ['EMPTY']])
      })
    })

    it.each([0.05, 0.2, 0.3])(
      'A5: a promotion of the share %d has it in every prefix within a place, and its label nowhere else',
      async (share) => {
        await publish('shared', {
          rules: [rule('ad', { promote: { where: VIDEOS, share, kind: 'EDITORIAL', label: 'Pick' } })],
        })
        let [places, promoted] = [0, 0]
        for (const [n, viewer] of ALL_VIEWERS.slice(0, IS_LONG ? 200 : 40).entries()) {
          clockMs = NOW_MS + n
          const { edges } = await ask(viewer, 'shared', { first: 30 })
          let had = 0
          for (const [at, { node, promotion, steering }] of edges.entries()) {
            expect(promotion !== null).toBe(steering.some(({ rule: name }) => name === 'ad'))
            if (promotion) {
              had++
              expect([node.kind, promotion.label]).toEqual(['video', 'Pick'])
            }
            expect(Math.abs(had - share * (at + 1))).toBeLessThan(1 + 1e-9)
          }
          places += edges.length
          promoted += had
        }
        clockMs = NOW_MS
        expect(places).toBe(IS_LONG ? 6_000 : 1_200)
        expect(Math.abs(promoted / places - share)).toBeLessThan(0.02)
      },
    )

    it('A5: three promotions keep their shares within 1.2 places, and too few items have a place each, once', async () => {
      const shares = { video: 0.2, article: 0.17, product: 0.1 }
      const promote = (kind: string, share: number) =>
        rule(kind, { promote: { where: { kind: { anyOf: [kind] } }, share, kind: 'EDITORIAL', label: kind } })
      await publish('three', { rules: Object.entries(shares).map(([kind, share]) => promote(kind, share)) })
      for (const viewer of VIEWERS) {
        const { edges } = await ask(viewer, 'three', { first: 30 })
        for (const [kind, share] of Object.entries(shares)) {
          let had = 0
          for (const [at, { promotion }] of edges.entries()) {
            if (promotion?.rule === kind) had++
            expect(Math.abs(had - share * (at + 1))).toBeLessThan(1.2 + 1e-9)
          }
        }
      }
      const tail = idsOf(await ask('u1', 'empty', { first: 100 })).slice(-3)
      await publish('scarce', {
        rules: [
          rule('ad', { promote: { where: { ids: tail }, share: 0.3, kind: 'EDITORIAL', label: 'Pick' } }),
        ],
      })
      const { edges } = await ask('u1', 'scarce', { first: 30 })
      expect(edges.flatMap(({ promotion, node }) => (promotion ? [node.id] : [])).toSorted()).toEqual(
        tail.toSorted(),
      )
    })

    it('A6: caps hold in every window as long as another item is left, and move no other item', async () => {
      const [max, window, most] = [2, 4, 3]
      await publish('capped', {
        rules: [
          rule('mix', { cap: { by: { itemKind: true }, max, window } }),
          rule('brands', { cap: { by: { property: 'brand' }, max: most } }),
        ],
      })
      let moved = 0
      for (const viewer of VIEWERS) {
        const input = { newItems: false }
        const plain = (await ask(viewer, 'empty', { first: 100, input })).edges
        const { edges } = await ask(viewer, 'capped', { first: 100, input })
        // The list by hand: at each place the first item left that breaks the fewest caps.
        const left = [...plain]
        const expected: Edge[] = []
        const brandOf = ({ node }: Edge) => node.properties.find(({ name }) => name === 'brand')?.value
        while (left.length > 0) {
          const near = expected.slice(-(window - 1))
          const broken = left.map((edge) => {
            const isOver = near.filter(({ node }) => node.kind === edge.node.kind).length >= max
            const brand = brandOf(edge)
            const isMany =
              brand !== undefined && expected.filter((own) => brandOf(own) === brand).length >= most
            return Number(isOver) + Number(isMany)
          })
          expected.push(...left.splice(broken.indexOf(Math.min(...broken)), 1))
        }
        expect(edges.map(({ node }) => node.id)).toEqual(expected.map(({ node }) => node.id))
        if (edges.some(({ node }, at) => node.id !== plain[at]?.node.id)) moved++
      }
      expect(moved).toBe(VIEWERS.length)
    })

    it('A8: both processes give one list in a period, and first places follow the probabilities', async () => {
      const among = idsOf(await ask('u3', 'empty', { first: 5, input: { newItems: false } }))
      const keep = rule('few', { keep: { ids: among } })
      const input = { newItems: false }
      await publish('still', { temperature: 2, rules: [keep] })
      await publish('turning', { temperature: 2, rules: [keep], rotation: { every: 'PT1M', strength: 1 } })
      const shares = new Map(
        (await ask('u3', 'still', { input })).edges.map(({ node, probability }) => [node.id, probability]),
      )
      expect(shares.size).toBe(5)
      const periods = IS_LONG ? 5_000 : 200
      const firsts = new Map<string, number>()
      const start = Math.floor(NOW_MS / MINUTE_MS) * MINUTE_MS
      for (let period = 0; period < periods; period++) {
        clockMs = start + period * MINUTE_MS
        const list = idsOf(await ask('u3', 'turning', { input }))
        firsts.set(list[0] as string, (firsts.get(list[0] as string) ?? 0) + 1)
        if (period % 20 > 0) continue
        clockMs += MINUTE_MS - 1
        expect(idsOf(await ask('u3', 'turning', { input }, two))).toEqual(list)
      }
      clockMs = NOW_MS
      let chiSquare = 0
      for (const [id, share] of shares)
        chiSquare += ((firsts.get(id) ?? 0) - share * periods) ** 2 / (share * periods)
      // p = .001 with four degrees of freedom.
      expect(chiSquare).toBeLessThan(18.47)
    })

    it('A10: a hundred clients page on two processes while versions are published: each list keeps its own', async () => {
      const specOf = (n: number) => ({
        rules: [rule('kind', { keep: { kind: { anyOf: [KINDS[n % KINDS.length]] } } })],
      })
      let newest = await publish('moving', specOf(1))
      const pagesOf = async (viewer: string, n: number) => {
        const process = () => (n % 2 === 0 ? one : two)
        let list = await ask(viewer, 'moving', { first: 4 }, process())
        const pages = [list]
        for (let page = 0; page < 3 && list.pageInfo.hasNextPage; page++) {
          list = await ask(viewer, 'moving', { first: 4, after: list.pageInfo.endCursor }, process())
          pages.push(list)
        }
        return pages
      }
      const clients: Promise<readonly List[]>[] = []
      for (let n = 2; n <= 6; n++) {
        for (const viewer of ALL_VIEWERS.slice(20 * (n - 2), 20 * (n - 1)))
          clients.push(pagesOf(viewer, clients.length))
        newest = await publish('moving', specOf(n))
      }
      const numbers = new Set<number>()
      for (const pages of await Promise.all(clients)) {
        const number = pages[0]?.placement?.number ?? 0
        numbers.add(number)
        const edges = pages.flatMap((page) => page.edges)
        expect(new Set(edges.map(({ node }) => node.id)).size).toBe(edges.length)
        expect(edges.length).toBeGreaterThan(4)
        for (const page of pages) {
          expect(page.placement).toEqual({ number })
          for (const { node } of page.edges) expect(node.kind).toBe(KINDS[number % KINDS.length])
        }
      }
      expect(numbers.size).toBeGreaterThan(1)
      for (const process of [one, two])
        expect((await ask('u1', 'moving', {}, process)).placement?.number).toBe(newest.number)
      const back = await edit<{ published: Published }>(ROLL_BACK, { key: 'moving', number: 2 })
      await publish('same', specOf(2))
      const same = await edit<{ published: Published }>(ROLL_BACK, { key: 'same', number: 1 })
      expect(back.placement?.published).toEqual({
        number: newest.number + 1,
        digest: same.placement?.published.digest,
      })
    })

    it('A10: a window opens and ends to the millisecond on both processes, and no cursor breaks with it', async () => {
      const at = (ms: number) => new Date(NOW_MS + ms).toISOString()
      await publish(
        'sale',
        { rules: [rule('films', { keep: VIDEOS })] },
        { activeFrom: at(1_000), activeUntil: at(2_000) },
      )
      const codes = async (ms: number) => {
        clockMs = NOW_MS + ms
        const answers = await Promise.all(
          [one, two].map((process) => process.ask(LIST, { u: 'u2', p: 'sale' })),
        )
        return answers.map(
          ({ data, errors }) => (data?.list as List | null)?.placement?.number ?? errors[0]?.extensions.code,
        )
      }
      expect(await codes(999)).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT'])
      expect(await codes(1_000)).toEqual([1, 1])
      const first = await ask('u2', 'sale', { first: 4 })
      expect(await codes(1_999)).toEqual([1, 1])
      expect(await codes(2_000)).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT'])
      const second = await ask('u2', 'sale', { first: 4, after: first.pageInfo.endCursor })
      clockMs = NOW_MS
      expect(second.placement).toEqual({ number: 1 })
      expect(second.edges.map(({ node }) => node.kind)).toEqual(Array(4).fill('video'))
    })

    it('A10: of editors who save, publish and roll back at once, one of each has done it', async () => {
      const { digest } = await publish('edited', { diversity: 0.1 })
      const saves = await Promise.all(
        [0.2, 0.3, 0.4, 0.5].map((diversity, n) =>
          save('edited', { diversity }, { expectedDigest: digest }, n % 2 === 0 ? one : two),
        ),
      )
      expect(saves.flatMap(({ problems }) => problems)).toEqual(
        Array(3).fill({ code: 'CONFLICT', path: ['input', 'expectedDigest'], message: expect.any(String) }),
      )
      const expectedDigest = saves.find(({ placement }) => placement !== null)?.placement?.draft.digest
      const publications = await Promise.all(
        [one, two, one].map((process) =>
          edit<{ published: Published }>(PUBLISH, { key: 'edited', expectedDigest }, process),
        ),
      )
      const done = publications.filter(({ placement }) => placement !== null)
      expect(done.map(({ placement }) => placement?.published.number)).toEqual([2])
      const backs = await Promise.all(
        [one, two].map((process) =>
          edit<{ published: Published }>(ROLL_BACK, { key: 'edited', number: 1 }, process),
        ),
      )
      const { placement } = await one.data(
        '{ placement(key: "edited") { versions { nodes { number digest } } } }',
      )
      expect(backs.flatMap(({ problems }) => problems)).toEqual([])
      expect((placement as { versions: { nodes: readonly Published[] } }).versions.nodes).toEqual([
        { number: 4, digest },
        { number: 3, digest },
        { number: 2, digest: expectedDigest },
        { number: 1, digest },
      ])
    })

    it('A11: a preview of fifty viewers leaves the graph as it was', async () => {
      await publish('previewed', {
        attention: { frequency: [{ max: 1, per: 'P1D' }] },
        rules: [
          rule('ad', {
            promote: {
              where: VIDEOS,
              share: 0.2,
              kind: 'EDITORIAL',
              label: 'Pick',
              frequency: [{ max: 2, per: 'P1D' }],
            },
          }),
        ],
      })
      const before = await graphDump(graph)
      const { previewPlacement } = await one.data(
        `query ($viewers: [ID!]!) { previewPlacement(input: { key: "previewed", viewers: $viewers }) {
          lists { list { edges { promotion { label } } } } report { viewers promotedShare emptyLists } problems { message } } }`,
        { viewers: ALL_VIEWERS.slice(0, 50) },
      )
      const { report } = previewPlacement as { report: Readonly<Record<string, number>> }
      expect(report).toMatchObject({ viewers: 50, emptyLists: 0 })
      expect(report.promotedShare).toBeGreaterThan(0.1)
      expect(await graphDump(graph)).toEqual(before)
    })

    it.each([
      ['Europe/Berlin', Date.UTC(2025, 2, 30, 1)],
      ['America/New_York', Date.UTC(2025, 10, 2, 6)],
      ['Australia/Sydney', Date.UTC(2025, 9, 4, 16)],
      ['America/Santiago', Date.UTC(2025, 8, 7, 4)],
      ['Australia/Lord_Howe', Date.UTC(2025, 9, 4, 15, 30)],
      ['Asia/Beirut', Date.UTC(2025, 9, 25, 21)],
    ])(
      'A12: quiet hours in %s end at their minute, also in the night in which the clocks change',
      async (timeZone, changeMs) => {
        await publish('push', { attention: { quietHours: { from: '21:00', to: '08:00' } } }, {}, 'MESSAGE')
        const localTime = new Intl.DateTimeFormat('en-GB', {
          timeZone,
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        })
        for (const wanted of ['21:00', '08:00']) {
          // The first minute after the change of the clocks that has this local time.
          let atMs = changeMs
          while (localTime.format(atMs) !== wanted) atMs += MINUTE_MS
          const isQuiet = async (ms: number, process: Serving) => {
            clockMs = ms
            return (await ask('u4', 'push', { input: { context: { timeZone } } }, process)).heldBack.join()
          }
          const [before, after] = wanted === '21:00' ? ['', 'QUIET_HOURS'] : ['QUIET_HOURS', '']
          for (const process of [one, two])
            expect([await isQuiet(atMs - 1, process), await isQuiet(atMs, process)]).toEqual([before, after])
        }
        clockMs = NOW_MS
      },
    )

    it('A12: two processes exceed a cap by no more than the answers in flight', async () => {
      await publish('rare', { attention: { frequency: [{ max: 5, per: 'P1D' }] } })
      let shown = 0
      for (let round = 0; round < 8; round++) {
        clockMs = NOW_MS + round
        const lists = await Promise.all([one, two].map((process) => ask('u5', 'rare', {}, process)))
        shown += lists.filter(({ edges }) => edges.length > 0).length
      }
      clockMs = NOW_MS + DAY_MS + 8
      expect((await ask('u5', 'rare', {}, two)).edges).toHaveLength(20)
      clockMs = NOW_MS
      expect([5, 6]).toContain(shown)
    })

    it('A13: twenty rules add no statement to an answer', async () => {
      const rules = Array.from({ length: 20 }, (_, n) =>
        rule(`rule ${n}`, { boost: { where: property('price', 'GT', { value: n }), odds: 1 + n / 20 } }),
      )
      await publish('twenty', { rules })
      const fewest = new Map<string, readonly string[]>()
      // Now and then an answer also reads what memory has forgotten.
      for (const p of Array.from({ length: 4 }, () => ['empty', 'twenty']).flat()) {
        statements.length = 0
        await ask('u6', p, {}, two)
        const known = fewest.get(p)
        if (!known || statements.length < known.length) fewest.set(p, statements.toSorted())
      }
      expect(fewest.get('empty')?.length).toBeGreaterThan(0)
      expect(fewest.get('twenty')).toEqual(fewest.get('empty'))
    })
  })
})
