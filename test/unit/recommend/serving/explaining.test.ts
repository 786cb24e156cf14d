import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deleteItems } from '../../../../src/catalog/upsert.ts'
import type { RecommendationPage } from '../../../../src/domain/recommendation.ts'
import { social } from '../../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../../src/graph/graph-store.ts'
import { type Asking, asking, question } from '../../../support/asking.ts'
import { failing } from '../../../support/failing.ts'
import { NOW_MS, world } from '../../../support/world.ts'

let graph: GraphStore
let asked: Asking

beforeEach(async () => {
  graph = await openEmbedded({ maxRelationships: 1e6 })
  asked = asking(graph)
})

afterEach(async () => {
  await asked.close()
  await graph.close()
})

/** Ana follows Bo, who listened to eight items and may be named. Ana listened to one of them. */
async function fillTown(): Promise<void> {
  const things = Array.from({ length: 8 }, (_, n) => `thing-${n}`)
  const town = world()
  for (const id of [...things, 'since']) town.item(id, { title: id, kind: 'artist', tags: ['tea'] })
  town.user('friend-bo', { name: 'Bo', isShown: true }).listens(...things)
  town.user('cy').listens('thing-0', 'since', 'thing-5', 'thing-6')
  await town.user('ana').follows('friend-bo').listens('thing-0').fill(graph)
}

/** Reduces the sources, so that the reasons of `social` are among the three of each item. */
const ask = (first: number, after: string | null = null) =>
  asked.recommend(
    question('ana', { first, after, sourceWeights: { 'similar-items': 0, latent: 0, neighbors: 0 } }),
    { nowMs: NOW_MS },
  )

const cursorOf = (page: RecommendationPage) => page.edges.at(-1)?.cursor ?? null

const textsOf = (page: RecommendationPage) =>
  page.edges.flatMap(({ reasons }) => reasons.map(({ text }) => text))

describe('reasons of a later page', () => {
  it('equal those of a longer first page', async () => {
    await fillTown()
    const whole = await ask(6)
    const second = await ask(3, cursorOf(await ask(3)))
    const reasonsOf = (page: RecommendationPage) =>
      page.edges.map(({ item, reasons }) => ({ item: item.id, reasons }))
    expect(reasonsOf(second)).toEqual(reasonsOf(whole).slice(3))
    expect(textsOf(second)).toContain('Bo, whom you follow, listened to this')
    expect(second.candidateCounts.map(({ returned }) => returned)).toContain(3)
  })

  it('are not stored: a stored list has no ids of people', async () => {
    await fillTown()
    const first = await ask(3)
    expect(textsOf(first).join()).toContain('Bo')
    await ask(3, cursorOf(first))
    const kept = await asked.servedLists.newestOf('ana')
    expect(kept?.items.filter(({ shownReasons }) => shownReasons !== undefined)).toHaveLength(6)
    expect(JSON.stringify(kept)).not.toContain('friend-bo')
    expect(JSON.stringify(kept)).not.toContain('Bo')
    const storedTexts = kept?.items.flatMap(({ shownReasons }) => shownReasons?.map(({ text }) => text) ?? [])
    expect(storedTexts).toContain('People you follow listened to this')
  })

  it('do not name a user who has since blocked the viewer', async () => {
    await fillTown()
    const first = await ask(3)
    expect(textsOf(first).join()).toContain('Bo')
    await world().user('friend-bo').blocks('ana').fill(graph, { isTrained: false })
    const second = await ask(3, cursorOf(first))
    expect(second.edges).toHaveLength(3)
    expect(textsOf(second).join()).not.toContain('Bo')
  })

  it('ignore engagements after the list was made', async () => {
    await fillTown()
    const servedAtMs = NOW_MS - 1
    const because = (after: string | null) =>
      asked.recommend(question('ana', { first: 2, after, sourceWeights: { 'similar-items': 9 } }), {
        nowMs: servedAtMs,
      })
    const first = await because(null)
    await world().daysAgo(0).user('ana').listens('since').fill(graph, { isTrained: false })
    const second = await because(cursorOf(first))
    expect(second.edges).toHaveLength(2)
    expect(textsOf(second)).toContain('Because you listened to thing-0')
    expect(textsOf(second).join()).not.toContain('since')
    expect(textsOf(await because(null)).join()).toContain('since')
  })
})

describe('sources of a later page', () => {
  it('are queried once, also if the page needs further items and a source fails', async () => {
    await fillTown()
    const first = await ask(1)
    const [, gone] = (await ask(8)).edges.map(({ item }) => item.id)
    let times = 0
    const fragile = failing(graph, (name) => {
      if (name !== social.name) return false
      times++
      return true
    })
    await asked.servedLists.close()
    asked = asking(fragile, { folder: asked.folder })
    await deleteItems(graph, [gone ?? ''], {})
    const second = await ask(3, cursorOf(first))
    expect(second.edges.map(({ rank }) => rank)).toEqual([3, 4, 5])
    expect(second.edges.every(({ reasons }) => reasons.length > 0)).toBe(true)
    expect(times).toBe(1)
  })
})

describe('a page', () => {
  it('passes over an item that was just deleted', async () => {
    await fillTown()
    const [best] = (await ask(5)).edges
    await deleteItems(graph, [best?.item.id ?? ''], {})
    const after = await ask(5)
    expect(after.edges).toHaveLength(5)
    expect(after.edges.map(({ item }) => item.id)).not.toContain(best?.item.id)
  })

  it('makes a new list if most candidates were just deleted', async () => {
    await fillTown()
    const ids = (await ask(8)).edges.map(({ item }) => item.id)
    expect(ids).toHaveLength(8)
    await deleteItems(graph, ids.slice(0, 6), {})
    const left = await ask(8)
    expect(left.edges.map(({ rank }) => rank)).toEqual([1, 2])
    expect(left.edges.map(({ probability }) => probability).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1)
    await deleteItems(graph, ids, {})
    expect(await ask(8)).toMatchObject({ edges: [], fallbackSteps: ['CATALOG', 'EMPTY'] })
  })
})
