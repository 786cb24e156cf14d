import { expect, it, onTestFinished } from 'vitest'
import type { FallbackStep, ItemFilter, RecommendationPage } from '../../../../src/domain/recommendation.ts'
import { CatalogMemory } from '../../../../src/recommend/fallback/catalog-memory.ts'
import { PopularMemory } from '../../../../src/recommend/fallback/popular-memory.ts'
import { withFallback } from '../../../../src/recommend/fallback/with-fallback.ts'
import { DEFAULT_POLICY } from '../../../../src/recommend/scoring/default-policy.ts'
import { asking, question } from '../../../support/asking.ts'
import { listening, storeOver } from '../../../support/bolt/store-over.ts'
import { NOW_MS, world } from '../../../support/world.ts'

const MINUTE_MS = 60_000

/** More than an item lists: of equally strong tags the last ones by id are left out. */
const MANY_TAGS = ['pop', ...Array.from({ length: 28 }, (_, n) => `soft-${10 + n}`), 'zydeco']

/** Ana's people like jazz; all the town likes pop more. */
function town() {
  const made = world().item('of-many-tags', { tags: MANY_TAGS })
  for (let n = 0; n < 10; n++) made.item(`jazz-${n}`, { tags: ['jazz'] }).item(`pop-${n}`, { tags: ['pop'] })
  made.user('ana').follows('bo', 'cy').listens('jazz-0', 'jazz-1')
  for (const friend of ['bo', 'cy']) made.user(friend).listens('jazz-0', 'jazz-2', 'jazz-3', 'jazz-4')
  for (let n = 0; n < 20; n++) made.user(`fan-${n}`).listens('pop-0', 'pop-1', 'pop-2', 'pop-3')
  return made
}

/** Asks while the graph is away, so many minutes after what was asked while it was there. */
async function awayTown() {
  const neo4j = await listening()
  const graph = await storeOver(neo4j.uri)
  await town().fill(graph)
  const catalog = new CatalogMemory(graph)
  const popular = new PopularMemory(graph, catalog)
  await popular.refresh(NOW_MS)
  const steps: FallbackStep[] = []
  const { recommend, servedLists, close } = asking(graph)
  onTestFinished(close)
  const outliving = withFallback(recommend, {
    graph,
    servedLists,
    catalog,
    popular,
    policy: DEFAULT_POLICY,
    deadlineMs: 2_000,
    touchedBy: () => new Set(),
    onFallback: (step) => steps.push(step),
  })
  const ask = (
    viewerId: string,
    minutes: number,
    filter: Partial<ItemFilter> = {},
  ): Promise<RecommendationPage> =>
    outliving(question(viewerId, { first: 30, filter }), { nowMs: NOW_MS + minutes * MINUTE_MS })
  const before = await ask('ana', 0)
  // What a list shows is remembered as it is shown.
  await catalog.items(before.edges.map(({ item }) => item.id))
  await neo4j.stop()
  return { ask, before, steps }
}

const tagsOf = ({ edges }: RecommendationPage) => edges.map(({ item }) => item.tagIds[0])

it('her last list is shown again for ten minutes, then what is popular, first of what it was about', async () => {
  const { ask, before, steps } = await awayTown()
  expect(before.edges[0]?.item.tagIds).toEqual(['jazz'])
  const last = await ask('ana', 10)
  expect([last.fallback, last.edges.map(({ item }) => item.id)]).toEqual([
    ['LAST_LIST'],
    before.edges.map(({ item }) => item.id),
  ])
  const segment = await ask('ana', 11)
  expect(segment.fallback).toEqual(['SEGMENT_POPULAR', 'GLOBAL_POPULAR'])
  const firstPop = tagsOf(segment).indexOf('pop')
  expect(firstPop).toBeGreaterThan(1)
  expect(new Set(tagsOf(segment).slice(0, firstPop))).toEqual(new Set(['jazz']))
  expect(new Set(tagsOf(segment).slice(firstPop))).toEqual(new Set(['pop']))
  expect(segment.edges[0]?.reasons[0]?.text).toBe('Popular right now')
  expect(steps).toEqual(['LAST_LIST', 'SEGMENT_POPULAR', 'GLOBAL_POPULAR'])
})

it('her last list is not shown again once the clock was set back: nobody knows how old it is', async () => {
  const { ask } = await awayTown()
  expect((await ask('ana', -1)).fallback).toEqual(['SEGMENT_POPULAR', 'GLOBAL_POPULAR'])
  expect((await ask('ana', -60)).fallback).toEqual(['SEGMENT_POPULAR', 'GLOBAL_POPULAR'])
})

it('who has no list gets what is popular with everybody', async () => {
  const { ask } = await awayTown()
  const list = await ask('somebody', 11)
  expect([list.fallback, list.personalization]).toEqual([['GLOBAL_POPULAR'], 'UNKNOWN_USER'])
  expect(tagsOf(list).slice(0, 4)).toEqual(['pop', 'pop', 'pop', 'pop'])
})

it('an item that may carry an avoided tag is not shown', async () => {
  const { ask } = await awayTown()
  const idsWithout = async (...avoidedTagIds: string[]) =>
    (await ask('somebody', 11, { avoidedTagIds })).edges.map(({ item }) => item.id)
  expect(await idsWithout()).toContain('of-many-tags')
  const withoutZydeco = await idsWithout('zydeco')
  expect(withoutZydeco).not.toContain('of-many-tags')
  expect(withoutZydeco).toContain('pop-0')
})
