import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importDataSet } from '../../src/datasets/importing/import-data-set.ts'
import type { PageRow } from '../../src/domain/placement.ts'
import type { RecordOf } from '../../src/domain/records.ts'
import { chartIds } from '../../src/graph/__generated__/queries.ts'
import { train } from '../../src/training/train.ts'
import { type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { memoryDataSet } from '../support/memory-data-set.ts'
import { publishPlacement } from '../support/publish-placement.ts'
import { QUICK_TRAINING } from '../support/quick-training.ts'
import { NOW_MS } from '../support/world.ts'

const DAY_MS = 86_400_000
const CITIES = { Oslo: 30, Lyon: 25, Bonn: 19 } as const
const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, n) => `${prefix}-${n + 1}`)

/** Each city has hits of its own; the rarer ones of Oslo have one person too few behind them. */
const HITS = [...numbered('Oslo', 5), ...numbered('Lyon', 5), ...numbered('Bonn', 5)]
const RARE = numbered('rare', 5)
const OLD = numbered('old', 10)

const usersOf = (city: keyof typeof CITIES) => numbered(`of-${city}`, CITIES[city])

function records() {
  const users = (Object.keys(CITIES) as (keyof typeof CITIES)[]).flatMap((city) =>
    [...usersOf(city), `new-in-${city}`].map((id): RecordOf['users'] => ({
      id,
      name: null,
      createdAt: null,
      showMeToOthers: null,
      properties: { city },
    })),
  )
  const interactions: RecordOf['interactions'][] = []
  const play = (userId: string, itemId: string, daysAgo: number) =>
    interactions.push({
      eventId: `${interactions.length}`,
      userId,
      itemId,
      kind: 'play',
      atMs: NOW_MS - daysAgo * DAY_MS,
      value: null,
      count: 1,
    })
  for (const city of Object.keys(CITIES) as (keyof typeof CITIES)[]) {
    for (const [n, userId] of usersOf(city).entries()) {
      for (const itemId of OLD) play(userId, itemId, 80)
      for (const itemId of HITS.filter((hit) => hit.startsWith(city))) play(userId, itemId, 1)
      if (city === 'Oslo' && n < 19) for (const itemId of RARE) play(userId, itemId, 1)
    }
  }
  const items = [...HITS, ...RARE, ...OLD].map((id): RecordOf['items'] => ({
    id,
    title: id,
    kind: RARE.includes(id) ? 'series' : 'movie',
    url: null,
    imageUrl: null,
    createdAt: null,
    availableFrom: null,
    availableUntil: null,
    properties: {},
  }))
  return { users, items, interactions }
}

const PAGE = `query ($userId: ID, $session: SessionInput, $placement: String!) {
  page(placement: $placement, userId: $userId, session: $session) { rows {
    title seed { __typename } results { fallbackSteps edges { reasons { kind text } node { id } } } } } }`

interface Row {
  readonly title: string | null
  readonly seed: unknown
  readonly results: {
    readonly edges: readonly {
      readonly reasons: readonly { readonly kind: string; readonly text: string }[]
      readonly node: { readonly id: string }
    }[]
  }
}

const idsOf = (row: Row | undefined) => row?.results.edges.map(({ node }) => node.id) ?? []

describe.each(ENGINES)('rows of what trends in a group of users, on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    const training = { holder: 'test', graceMs: 0, settings: QUICK_TRAINING, isForced: true }

    beforeAll(async () => {
      server = await serving({
        open: engine.open,
        settings: { requestDeadlineMs: 60_000 },
        fill: async (graph) => {
          await importDataSet(graph, memoryDataSet(records()), { atMs: NOW_MS, nowMs: NOW_MS })
          const fallback = [{ kind: 'popular' as const }, { kind: 'hide' as const }]
          await publishPlacement(graph, 'trending', { fallback, least: 4 })
          await publishPlacement(graph, 'series', {
            fallback,
            least: 4,
            filter: { kind: { anyOf: ['series'] } },
          })
          const row = (placement: string, from: object = { property: 'city' }): PageRow => ({
            placement,
            first: 5,
            title: 'Trending in {seed}',
            from: { kind: 'group', otherwise: 'Trending', ...from },
            mayRepeat: false,
          })
          const page = (key: string, rows: readonly PageRow[]) =>
            publishPlacement(graph, key, { rows }, { surface: 'PAGE' })
          await page('home', [row('trending')])
          await page('nights', [row('series')])
          await page('kinds', [row('trending', { itemKind: 'series' })])
          await page('films', [row('trending', { property: 'city', itemKind: 'movie' })])
          await page('albums', [row('trending', { itemKind: 'album' })])
          await train(graph, { nowMs: NOW_MS, ...training })
        },
        recommend: (graph, events, consents) => asking(graph, { events, consents }),
      })
    }, 240_000)
    afterAll(() => server.close())

    async function rowFor(asked: object, placement = 'home'): Promise<Row | undefined> {
      const { page } = (await server.data(PAGE, { placement, ...asked })) as {
        page: { rows: readonly Row[] }
      }
      return page.rows[0]
    }

    it('show a user what trends in their city, and say so', async () => {
      for (const city of ['Oslo', 'Lyon']) {
        const row = await rowFor({ userId: `new-in-${city}` })
        expect(row).toMatchObject({ title: `Trending in ${city}`, seed: null })
        expect(idsOf(row).toSorted()).toEqual(HITS.filter((hit) => hit.startsWith(city)).toSorted())
        for (const { reasons } of row?.results.edges ?? [])
          expect(reasons).toEqual([{ kind: 'TRENDING', text: `Trending right now: ${city}` }])
      }
    })

    it('show what trends among all where fewer than 20 people are behind each item, and say that', async () => {
      for (const asked of [{ userId: 'new-in-Bonn' }, { userId: 'newcomer' }, { session: { events: [] } }]) {
        const row = await rowFor(asked)
        expect(row?.title).toBe('Trending')
        const texts = (row?.results.edges ?? []).flatMap(({ reasons }) => reasons.map(({ text }) => text))
        expect(texts.filter((text) => text.includes(':'))).toEqual([])
        expect(idsOf(row).length).toBe(5)
      }
      // 19 people of Oslo are behind each of them.
      expect(await rowFor({ userId: 'new-in-Oslo' }, 'nights')).toMatchObject({ title: 'Trending' })
    })

    it('keep charts of no group whose items have fewer people behind them', async () => {
      const ids = (await server.graph.run(chartIds, {})).map(({ id }) => id)
      expect(ids.filter((id) => id.startsWith('trending ')).toSorted()).toEqual([
        'trending ["city","Lyon","movie"]',
        'trending ["city","Lyon"]',
        'trending ["city","Oslo","movie"]',
        'trending ["city","Oslo"]',
        'trending ["movie"]',
        'trending ["series"]',
      ])
    })

    it('show what trends among items of one kind, however many of other kinds trend more', async () => {
      for (const asked of [{ userId: 'newcomer' }, { session: { events: [] } }, { userId: 'new-in-Oslo' }]) {
        const row = await rowFor(asked, 'kinds')
        expect(row?.title).toBe('Trending in series')
        expect(idsOf(row).toSorted()).toEqual(RARE)
        for (const { reasons } of row?.results.edges ?? [])
          expect(reasons).toEqual([{ kind: 'TRENDING', text: 'Trending right now' }])
      }
      expect(await rowFor({ userId: 'newcomer' }, 'albums')).toBeUndefined()
    })

    it('show what trends among items of one kind in the city, or among all where that is too little', async () => {
      const inOslo = await rowFor({ userId: 'new-in-Oslo' }, 'films')
      expect(inOslo?.title).toBe('Trending in Oslo')
      expect(idsOf(inOslo).toSorted()).toEqual(HITS.filter((hit) => hit.startsWith('Oslo')).toSorted())
      const inBonn = await rowFor({ userId: 'new-in-Bonn' }, 'films')
      expect(inBonn?.title).toBe('Trending')
      expect(idsOf(inBonn).filter((id) => !HITS.includes(id))).toEqual([])
      expect(idsOf(inBonn)).toHaveLength(5)
    })

    it('do not use what a user says of themselves without their consent to personalization', async () => {
      await server.data(`mutation { setConsent(userId: "new-in-Oslo", choices: [{ purpose: PERSONALIZATION, isGranted: false }])
        { problems { code } } }`)
      expect(await rowFor({ userId: 'new-in-Oslo' })).toMatchObject({ title: 'Trending' })
    })

    it('refuse a property that is no text', async () => {
      await server.data(
        'mutation { upsertUsers(users: [{ id: "of-Oslo-1", properties: [{ name: "age", value: 30 }] }]) { problems { code } } }',
      )
      const rows = [{ placement: 'trending', from: { trendingIn: { property: 'age' } } }]
      const { savePlacementDraft } = (await server.data(
        'mutation ($input: SavePlacementInput!) { savePlacementDraft(input: $input) { problems { path message } } }',
        { input: { key: 'ages', surface: 'PAGE', spec: { rows } } },
      )) as { savePlacementDraft: { problems: readonly { path: readonly string[]; message: string }[] } }
      expect(savePlacementDraft.problems).toMatchObject([
        {
          path: ['input', 'spec', 'rows', '0', 'from', 'trendingIn', 'property'],
          message: expect.stringContaining('STRING'),
        },
      ])
    })
  })
})
