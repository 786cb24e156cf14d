import { expect, it, onTestFinished } from 'vitest'
import type { Filter } from '../../../src/domain/filter.ts'
import type { FallbackStep, RecommendationPage } from '../../../src/domain/recommendation.ts'
import { CatalogMemory } from '../../../src/recommend/fallback/catalog-memory.ts'
import { PopularMemory } from '../../../src/recommend/fallback/popular-memory.ts'
import { FollowedCatalog } from '../../../src/snapshot/live-catalog.ts'
import { asking, question } from '../../support/asking.ts'
import { listening, storeOver } from '../../support/bolt/store-over.ts'
import { NOW_MS, world } from '../../support/world.ts'

const MINUTE_MS = 60_000

/** More tags than an item lists: the last ones by id are left out. */
const MANY_TAGS = ['pop', ...Array.from({ length: 28 }, (_, n) => `soft-${10 + n}`), 'zydeco']

/** Ana's friends like jazz; most users like pop. */
function town() {
  const made = world().item('of-many-tags', { tags: MANY_TAGS })
  for (let n = 0; n < 10; n++) made.item(`jazz-${n}`, { tags: ['jazz'] }).item(`pop-${n}`, { tags: ['pop'] })
  made.user('ana').follows('bo', 'cy').listens('jazz-0', 'jazz-1')
  for (const friend of ['bo', 'cy']) made.user(friend).listens('jazz-0', 'jazz-2', 'jazz-3', 'jazz-4')
  for (let n = 0; n < 20; n++) made.user(`fan-${n}`).listens('pop-0', 'pop-1', 'pop-2', 'pop-3')
  for (let n = 0; n < 5; n++) made.user(`late-${n}`).listens('pop-3')
  return made
}

/** Requests lists while the graph is unavailable, some minutes after a list that the graph made. */
async function awayTown() {
  const neo4j = await listening()
  const graph = await storeOver(neo4j.uri)
  await town().fill(graph)
  const catalog = new CatalogMemory(graph)
  const popular = new PopularMemory(graph, catalog, new FollowedCatalog(graph))
  await popular.refresh(NOW_MS)
  const steps: FallbackStep[] = []
  const { recommend, close } = asking(graph, {
    catalog,
    fallback: {
      popular,
      deadlineMs: 2_000,
      touchedBy: () => new Set(),
      onFallback: (step) => steps.push(step),
    },
  })
  onTestFinished(close)
  const ask = (
    viewerId: string,
    minutes: number,
    filter: Filter | null = null,
  ): Promise<RecommendationPage> =>
    recommend(question(viewerId, { first: 30, filter }), { nowMs: NOW_MS + minutes * MINUTE_MS })
  const before = await ask('ana', 0)
  // A server reads the catalog before it is ready.
  await ask('reader', 0, { all: [] })
  // A server reads the items that a list shows.
  await catalog.items(before.edges.map(({ item }) => item.id))
  await neo4j.stop()
  return { ask, before, steps, recommend }
}

const tagsOf = ({ edges }: RecommendationPage) => edges.map(({ item }) => item.tagIds[0])

it('serves the last list for ten minutes, then popular items', async () => {
  const { ask, before, steps } = await awayTown()
  expect(before.edges[0]?.item.tagIds).toEqual(['jazz'])
  const last = await ask('ana', 10)
  expect([last.fallbackSteps, last.edges.map(({ item }) => item.id)]).toEqual([
    ['LAST_LIST'],
    before.edges.map(({ item }) => item.id),
  ])
  const popular = await ask('ana', 11)
  expect([popular.fallbackSteps, tagsOf(popular)[0]]).toEqual([['GLOBAL_POPULAR'], 'pop'])
  expect(popular.edges[0]?.reasons[0]?.text).toBe('Popular right now')
  // Ana is known, and memory cannot say so: the list says that nothing of a user is in it.
  expect(popular.personalization).toBe('NONE')
  expect(steps).toEqual(['LAST_LIST', 'GLOBAL_POPULAR'])
})

it('does not serve a last list of unknown age, after the clock was set back', async () => {
  const { ask } = await awayTown()
  expect((await ask('ana', -1)).fallbackSteps).toEqual(['GLOBAL_POPULAR'])
  expect((await ask('ana', -60)).fallbackSteps).toEqual(['GLOBAL_POPULAR'])
})

it('serves popular items to a user without a list', async () => {
  const { ask } = await awayTown()
  const list = await ask('new-user', 11)
  expect([list.fallbackSteps, list.personalization]).toEqual([['GLOBAL_POPULAR'], 'NONE'])
  // 25 listeners, three times 20, 3, three times 2, and 1.
  const ids = list.edges.map(({ item }) => item.id)
  expect([ids[0], new Set(ids.slice(1, 4)), ids[4], new Set(ids.slice(5, 8)), ids[8]]).toEqual([
    'pop-3',
    new Set(['pop-0', 'pop-1', 'pop-2']),
    'jazz-0',
    new Set(['jazz-2', 'jazz-3', 'jazz-4']),
    'jazz-1',
  ])
})

it('serves popular items to a session, without the items of its events', async () => {
  const { recommend } = await awayTown()
  const event = { weight: 1, lastAtMs: NOW_MS, kinds: [], portion: null, isDismissed: false }
  const session = { items: [{ itemId: 'pop-0', ...event }], tagIds: [] }
  const asked = question('', { viewer: { kind: 'session', session }, first: 30 })
  const list = await recommend(asked, { nowMs: NOW_MS + MINUTE_MS })
  expect([list.fallbackSteps, list.personalization]).toEqual([['GLOBAL_POPULAR'], 'NONE'])
  const ids = list.edges.map(({ item }) => item.id)
  expect(ids).toContain('pop-1')
  expect(ids).not.toContain('pop-0')
})

it('tests a filter on the catalog as it was last read, with all tags', async () => {
  const { ask } = await awayTown()
  const idsWithout = async (...avoidedTagIds: string[]) =>
    (await ask('new-user', 11, { not: { tag: { anyOf: avoidedTagIds } } })).edges.map(({ item }) => item.id)
  expect(await idsWithout()).toContain('of-many-tags')
  const withoutZydeco = await idsWithout('zydeco')
  expect(withoutZydeco).not.toContain('of-many-tags')
  expect(withoutZydeco).toContain('pop-0')
})
