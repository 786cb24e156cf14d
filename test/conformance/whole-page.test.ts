import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishDemoPlacements } from '../../src/app/demo-placements.ts'
import { fillDemo } from '../../src/datasets/demo/fill-demo.ts'
import { importDataSet } from '../../src/datasets/importing/import-data-set.ts'
import { DAY_MS } from '../../src/domain/duration.ts'
import type { PageRow } from '../../src/domain/placement.ts'
import type { RecordOf } from '../../src/domain/records.ts'
import { viewerProfile } from '../../src/graph/__generated__/queries.ts'
import { delegating, type GraphStore } from '../../src/graph/graph-store.ts'
import { FollowedCatalog } from '../../src/snapshot/live-catalog.ts'
import { LiveUsers } from '../../src/snapshot/live-users.ts'
import { train } from '../../src/training/train.ts'
import { type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { memoryDataSet } from '../support/memory-data-set.ts'
import { publishPlacement } from '../support/publish-placement.ts'
import { QUICK_TRAINING } from '../support/quick-training.ts'
import { NOW_MS } from '../support/world.ts'

const CITY = 'Lisbon'
/** People of the city who have seen its hits. */
const FANS = 30

const row = (placement: string, title: string, from: PageRow['from'] = null): PageRow => ({
  placement,
  title,
  from,
  first: 6,
  mayRepeat: false,
})

const ROWS = [
  row('video/continue', 'Continue watching', { kind: 'begun' }),
  row('video/because', 'Because you watched {seed}', { kind: 'recentItem' }),
  row('video/trending', 'Trending in {seed}', { kind: 'group', property: 'city', otherwise: 'Trending' }),
  row('video/new', 'New for you'),
  row('video/friends', 'Your friends watch'),
  row('shop/item', 'Goes with {seed}', { kind: 'recentItem' }),
]

/** What people bought together with the seed of the last row is asked with it. */
const PAGE = `query ($userId: ID!) { page(placement: "all", userId: $userId) { rows {
  title
  seed { ... on Item { id title boughtTogether(first: 3) { edges { node { id kind } } } } }
  results { nodes { id } } } } }`

interface Bought {
  readonly node: { readonly kind: string }
}

interface Row {
  readonly title: string
  readonly seed: {
    readonly id: string
    readonly boughtTogether?: { readonly edges: readonly Bought[] }
  } | null
  readonly results: { readonly nodes: readonly { readonly id: string }[] }
}

// Each kind of row is tested on both engines by itself.
const EMBEDDED = ENGINES.filter(({ name }) => name === 'embedded')

describe.each(EMBEDDED)('a page of the demo world with rows of six kinds, on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    let viewerReads = 0
    let hits: readonly string[] = []
    let viewers: readonly string[] = []

    beforeAll(async () => {
      server = await serving({
        open: async () => countingViewers(await engine.open(), () => viewerReads++),
        fill: async (graph) => {
          const onFilled = () => publishDemoPlacements(graph, NOW_MS)
          await fillDemo(graph, { seed: 1, nowMs: NOW_MS, onFilled })
          await publishPlacement(graph, 'all', { rows: ROWS }, { surface: 'PAGE' })
          const interactions = await plays(graph)
          await importDataSet(graph, memoryDataSet({ interactions }, 'plays'), {
            atMs: NOW_MS,
            nowMs: NOW_MS,
          })
          await train(graph, { nowMs: NOW_MS, holder: 'test', graceMs: 0, settings: QUICK_TRAINING })
        },
        settings: { requestDeadlineMs: 60_000, maxCost: 1_000_000 },
        recommend: (graph) => asking(graph),
      })
    }, 480_000)
    afterAll(() => server.close())

    /** Some people of the city see its hits, and the others have begun a movie. */
    async function plays(graph: GraphStore): Promise<readonly RecordOf['interactions'][]> {
      const catalog = new FollowedCatalog(graph)
      const movies = await (await catalog.current()).compile({ kind: { anyOf: ['movie'] } }).select(NOW_MS)
      catalog.close()
      const [begun = '', ...ids] = [...movies.ids()].toSorted()
      hits = ids.slice(0, 10)
      const people = await inCity(graph)
      viewers = people.slice(FANS)
      const play = (userId: string, itemId: string, portion?: number): RecordOf['interactions'] => ({
        eventId: `${userId} ${itemId}`,
        userId,
        itemId,
        kind: 'play',
        atMs: NOW_MS - DAY_MS,
        value: null,
        count: 1,
        ...(portion !== undefined && { portion }),
      })
      return [
        ...people.slice(0, FANS).flatMap((id) => hits.map((hit) => play(id, hit))),
        ...viewers.map((id) => play(id, begun, 0.4)),
      ]
    }

    async function rowsOf(userId: string): Promise<readonly Row[]> {
      const { page } = (await server.data(PAGE, { userId })) as { page: { rows: readonly Row[] } }
      return page.rows
    }

    it('has all of them for a viewer, without repeats, with one read of the viewer', async () => {
      let whole: readonly Row[] = []
      for (const viewer of viewers) {
        viewerReads = 0
        const rows = await rowsOf(viewer)
        expect(viewerReads).toBe(1)
        const ids = rows.flatMap(({ results }) => results.nodes.map(({ id }) => id))
        expect(new Set(ids).size).toBe(ids.length)
        whole = rows
        if (rows.length === ROWS.length && boughtWith(rows).length > 0) break
      }
      const titles = whole.map(({ title }) => title)
      expect(titles).toEqual([
        'Continue watching',
        expect.stringMatching(/^Because you watched ./),
        `Trending in ${CITY}`,
        'New for you',
        'Your friends watch',
        expect.stringMatching(/^Goes with ./),
      ])
      for (const { id } of whole[2]?.results.nodes ?? []) expect(hits).toContain(id)
      expect(boughtWith(whole).map(({ node }) => node.kind)).toContain('product')
    })
  })
})

/** What people bought together with the seed of the last row. */
function boughtWith(rows: readonly Row[]): readonly Bought[] {
  return rows.at(-1)?.seed?.boughtTogether?.edges ?? []
}

/** The ids of the people of the city. */
async function inCity(graph: GraphStore): Promise<readonly string[]> {
  const users = await new LiveUsers(graph).current()
  const filter = { property: { name: 'city', op: 'EQ', value: CITY } } as const
  return [...(await users.compile(filter).select(NOW_MS)).ids()].toSorted()
}

function countingViewers(graph: GraphStore, onRead: () => void): GraphStore {
  return {
    ...delegating(graph),
    async run(query, params, options) {
      if (query.name === viewerProfile.name) onRead()
      return graph.run(query, params, options)
    },
  }
}
