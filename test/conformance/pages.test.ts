import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PageRow } from '../../src/domain/placement.ts'
import { viewerProfile } from '../../src/graph/__generated__/queries.ts'
import { delegating, type GraphStore } from '../../src/graph/graph-store.ts'
import { graphShownPlacements } from '../../src/steering/shown-placements.ts'
import { answerOf, type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { fillGeneratedWorld } from '../support/generated-world.ts'
import { always, publishPlacement } from '../support/publish-placement.ts'
import { NOW_MS } from '../support/world.ts'

const WORLD = {
  users: 60,
  items: 600,
  interactions: 4_000,
  ties: 300,
  taggings: 1_200,
  seed: 11,
  hasProperties: true,
}
/** Of some items, in the generated world. */
const KIND = 'product'

const USERS = Array.from({ length: 10 }, (_, n) => `u${n}`)

const PLAIN = { first: 6, title: null, from: null, mayRepeat: false } as const

const row = (placement: string, more: Partial<PageRow> = {}): PageRow => ({ ...PLAIN, placement, ...more })

const HOME: readonly PageRow[] = [
  row('feed', { title: 'For you' }),
  row('about', { from: { kind: 'recentItem' }, title: 'Because you liked {seed}' }),
  row('about', { from: { kind: 'recentItem' } }),
  row('feed', { from: { kind: 'interest' }, title: 'More {seed}' }),
  row('feed', { from: { kind: 'interest' } }),
  row('films'),
  row('feed', { mayRepeat: true, first: 3 }),
]

const PAGE = `query ($userId: ID, $session: SessionInput, $placement: String!) {
  page(placement: $placement, userId: $userId, session: $session) { rows {
    placement title seed { __typename ... on Item { id title kind } ... on Tag { id name } }
    results { pageInfo { endCursor hasNextPage } edges { logit probability node { id kind } } } } } }`

interface Row {
  readonly placement: string
  readonly title: string | null
  readonly seed: { readonly __typename: string; readonly id: string } | null
  readonly results: List
}

interface List {
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean }
  readonly edges: readonly {
    readonly logit: number
    readonly node: { readonly id: string; readonly kind: string }
  }[]
}

const idsIn = ({ edges }: List) => edges.map(({ node }) => node.id)

const idsOf = (rows: readonly Row[]) => rows.flatMap(({ results }) => idsIn(results))

describe.each(ENGINES)('pages on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    let viewerReads = 0
    /** Happens after a viewer was read, before anything else of the page is. */
    let meanwhile = async () => {}

    beforeAll(async () => {
      server = await serving({
        open: async () =>
          watchingViewers(await engine.open(), async () => {
            viewerReads++
            await meanwhile()
          }),
        fill: async (graph) => {
          await fillGeneratedWorld(graph, WORLD)
          const films = { kind: { anyOf: [KIND] } }
          await publishPlacement(graph, 'feed', {})
          await publishPlacement(graph, 'about', {}, { surface: 'ITEM' })
          await publishPlacement(graph, 'films', {
            rules: [always('films', { kind: 'require', where: films, reason: 'films only' })],
          })
          await publishPlacement(graph, 'kind', { filter: films }, { surface: 'ITEM' })
          const sameKind = {
            not: { property: { name: 'price', op: 'LT', value: null, ofItem: 'price' } },
          } as const
          await publishPlacement(graph, 'same', { filter: sameKind }, { surface: 'ITEM' })
          await publishPlacement(graph, 'many', {
            least: 5,
            rules: [always('none', { kind: 'keep', where: { ids: ['i1', 'i2'] } })],
          })
          const pages: Readonly<Record<string, readonly PageRow[]>> = {
            home: HOME,
            one: [row('feed')],
            seeded: [row('about', { from: { kind: 'recentItem' } }), row('feed', { mayRepeat: true })],
            compared: [row('feed'), row('same', { from: { kind: 'recentItem' } })],
            kinds: [row('kind', { from: { kind: 'recentItem' } })],
            gaps: [row('feed'), row('many'), row('missing'), row('home'), row('films')],
            fewer: HOME.filter((_, index) => index !== 1),
          }
          for (const [key, rows] of Object.entries(pages))
            await publishPlacement(graph, key, { rows }, { surface: 'PAGE' })
        },
        settings: { requestDeadlineMs: 60_000 },
        recommend: (graph) => asking(graph),
      })
    }, 240_000)
    afterAll(() => server.close())

    async function rowsOf(placement: string, userId: string): Promise<readonly Row[]> {
      const { page } = (await server.data(PAGE, { placement, userId })) as { page: { rows: Row[] } }
      return page.rows
    }

    it('show no item twice, but in rows that may repeat', async () => {
      for (const userId of USERS) {
        for (const placement of ['home', 'fewer']) {
          const rows = await rowsOf(placement, userId)
          const last = rows.at(-1)
          const ids = rows.slice(0, -1).flatMap(({ results }) => idsIn(results))
          expect(rows.length).toBeGreaterThan(4)
          expect(ids.length).toBeGreaterThan(20)
          expect(new Set(ids).size).toBe(ids.length)
          expect(idsIn((last as Row).results)).toEqual(idsIn((rows[0] as Row).results).slice(0, 3))
        }
      }
    })

    it('read the viewer once', async () => {
      viewerReads = 0
      await rowsOf('home', 'u20')
      expect(viewerReads).toBe(1)
    })

    it('with one row show the list of its placement', async () => {
      for (const userId of USERS) {
        const [only] = await rowsOf('one', userId)
        const { recommendations } = (await server.data(
          `query ($userId: ID!) { recommendations(userId: $userId, placement: "feed", first: 6) {
             edges { logit probability node { id kind } } } }`,
          { userId },
        )) as { recommendations: List }
        expect(only?.results.edges).toEqual(recommendations.edges)
      }
    })

    it('make rows from different items and interests of the viewer, and name them', async () => {
      for (const userId of USERS) {
        const rows = await rowsOf('home', userId)
        const seeds = rows.flatMap(({ seed }) => (seed ? [`${seed.__typename} ${seed.id}`] : []))
        expect(new Set(seeds).size).toBe(seeds.length)
        expect(seeds.filter((seed) => seed.startsWith('Item')).length).toBeGreaterThan(0)
        for (const { title, seed, results } of rows) {
          if (seed) expect(idsIn(results)).not.toContain(seed.id)
          expect(title ?? '').not.toContain('{seed}')
        }
      }
    })

    it('make rows only from items that the placement of the row may show', async () => {
      let rows = 0
      for (const userId of USERS) {
        const seeds = (await rowsOf('kinds', userId)).flatMap(({ seed }) => (seed ? [seed] : []))
        for (const seed of seeds) {
          rows++
          expect(seed).toMatchObject({ __typename: 'Item', kind: KIND })
        }
      }
      expect(rows).toBeGreaterThan(5)
    })

    it('leave out rows that are too short, not published or pages themselves', async () => {
      for (const userId of USERS) {
        const rows = await rowsOf('gaps', userId)
        expect(rows.map(({ placement }) => placement)).toEqual(['feed', 'films'])
      }
    })

    it('keep what the placement of a row requires', async () => {
      for (const userId of USERS) {
        const rows = (await rowsOf('gaps', userId)).filter(({ placement }) => placement === 'films')
        const kinds = rows.flatMap(({ results }) => results.edges.map(({ node }) => node.kind))
        expect(kinds.length).toBeGreaterThan(0)
        expect(new Set(kinds)).toEqual(new Set([KIND]))
      }
    })

    it('have rows whose lists go on without repeats', async () => {
      const rows = await rowsOf('home', 'u3')
      const first = rows[0] as Row
      const { recommendations } = (await server.data(
        `query ($after: String) { recommendations(userId: "u3", placement: "feed", first: 6, after: $after) {
           edges { node { id } } } }`,
        { after: first.results.pageInfo.endCursor },
      )) as { recommendations: List }
      expect(idsIn(recommendations)).toHaveLength(6)
      expect(new Set([...idsIn(first.results), ...idsIn(recommendations)]).size).toBe(12)
    })

    it('have no row about the past of a user without one, and serve sessions', async () => {
      const unknown = await rowsOf('home', 'never-seen')
      expect(unknown.length).toBeGreaterThan(0)
      expect(unknown.every(({ seed }) => seed === null)).toBe(true)
      const session = { events: [{ itemId: 'i5', kind: 'VIEW', occurredAt: new Date(NOW_MS).toISOString() }] }
      const { page } = (await server.data(PAGE, { placement: 'home', session })) as { page: { rows: Row[] } }
      expect(page.rows.map(({ seed }) => seed?.id)).toContain('i5')
    })

    it('are asked for as pages, and lists as lists', async () => {
      const asPage = await server.ask('{ page(placement: "feed", userId: "u1") { rows { title } } }')
      const asList = await server.ask('{ recommendations(placement: "home", userId: "u1") { totalCount } }')
      for (const { errors } of [asPage, asList]) expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    })

    it('show an item no more after its dismissal, also if that comes while a page is made', async () => {
      const itemId = (await rowsOf('gaps', 'u40')).flatMap(({ results }) => idsIn(results)).at(-1)
      meanwhile = async () => {
        meanwhile = async () => {}
        await server.data(
          'mutation ($itemId: ID!) { dismiss(userId: "u40", itemId: $itemId) { problems { code } } }',
          {
            itemId,
          },
        )
      }
      await rowsOf('home', 'u40')
      expect(idsOf(await rowsOf('gaps', 'u40'))).not.toContain(itemId)
      expect(idsOf(await rowsOf('home', 'u40'))).not.toContain(itemId)
    })

    it('count as shown only in the rows that they show', async () => {
      const often = { max: 1, perMs: 86_400_000 }
      const attention = { frequency: [often], quietHours: null, minutes: null }
      await publishPlacement(server.graph, 'rare', { attention, least: 5, filter: { ids: ['i1', 'i2'] } })
      await publishPlacement(
        server.graph,
        'rarely',
        { rows: [row('feed'), row('rare')] },
        { surface: 'PAGE' },
      )
      await publishPlacement(server.graph, 'rare2', { attention })
      await publishPlacement(server.graph, 'rarely2', { rows: [row('rare2')] }, { surface: 'PAGE' })
      expect((await rowsOf('rarely', 'u41')).map(({ placement }) => placement)).toEqual(['feed'])
      expect(await graphShownPlacements(server.graph).of('u41', {})).toEqual(new Map())
      expect(await rowsOf('rarely2', 'u41')).toHaveLength(1)
      expect(await rowsOf('rarely2', 'u41')).toEqual([])
    })

    it('are made although one of their placements compares with an item', async () => {
      const { page } = (await server.data(PAGE, { placement: 'compared', userId: 'u2' })) as {
        page: { rows: Row[] }
      }
      expect(page.rows.map(({ placement }) => placement)).toEqual(['feed', 'same'])
    })

    it('are refused with all their problems', async () => {
      const spec = {
        diversity: 0.5,
        rows: [{ placement: 'bad' }, { placement: 'a b' }, { placement: 'feed', first: 0 }],
      }
      const save = `mutation ($input: SavePlacementInput!) { savePlacementDraft(input: $input) { problems { path } } }`
      const problemsOf = async (input: object) => {
        const { savePlacementDraft } = (await server.data(save, { input })) as {
          savePlacementDraft: { problems: { path: string[] }[] }
        }
        return savePlacementDraft.problems.map(({ path }) => path.join('.')).toSorted()
      }
      expect(await problemsOf({ key: 'bad', surface: 'PAGE', spec })).toEqual([
        'input.spec.diversity',
        'input.spec.rows.0.placement',
        'input.spec.rows.1.placement',
        'input.spec.rows.2.first',
      ])
      expect(await problemsOf({ key: 'bad', surface: 'PAGE', spec: {} })).toEqual(['input.spec.rows'])
      expect(await problemsOf({ key: 'bad', spec: { rows: [{ placement: 'feed' }] } })).toEqual([
        'input.spec.rows',
      ])
    })

    // The last one: once there is a key, callers without one are refused.
    it('show a browser what the lists of their placements show it, which it cannot filter', async () => {
      const { createApiKey } = (await server.data(
        'mutation { createApiKey(name: "a", scopes: [ADMIN]) { key } }',
      )) as {
        createApiKey: { key: string }
      }
      const asKey = async (key: string, query: string, variables: object) =>
        answerOf(await server.post(JSON.stringify({ query, variables }), { 'x-api-key': key }))
      const dataFor = async (...asked: Parameters<typeof asKey>) => (await asKey(...asked)).data ?? {}
      const create = 'mutation { createApiKey(name: "b", scopes: [READ]) { key } }'
      const made = await dataFor(createApiKey.key, create, {})
      const browser = (made.createApiKey as { key: string }).key
      for (const itemId of ['i5', 'i17', 'i40']) {
        const session = { events: [{ itemId, kind: 'VIEW', occurredAt: new Date(NOW_MS).toISOString() }] }
        const whole = await dataFor(browser, PAGE, { placement: 'seeded', session })
        const list = await dataFor(
          browser,
          `query ($session: SessionInput) { recommendations(session: $session, placement: "feed", first: 6) {
             edges { logit probability node { id kind } } } }`,
          { session },
        )
        const rows = (whole.page as { rows: Row[] }).rows
        expect(rows.map(({ seed }) => seed?.id)).toEqual([itemId, undefined])
        expect(rows[1]?.results.edges).toEqual((list.recommendations as List).edges)
      }
      const { errors } = await asKey(
        browser,
        `{ items(first: 3, kinds: ["${KIND}"], orderBy: { forYou: DESC }, placement: "feed") { nodes { id } } }`,
        {},
      )
      expect(errors[0]?.message).toContain('sets FILTER itself')
    })
  })
})

/** The store, with a call after each read of a user. */
function watchingViewers(graph: GraphStore, afterRead: () => Promise<void>): GraphStore {
  return {
    ...delegating(graph),
    async run(query, params, options) {
      const rows = await graph.run(query, params, options)
      if (query.name === viewerProfile.name) await afterRead()
      return rows
    },
  }
}
