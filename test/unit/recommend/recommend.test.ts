import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../src/graph/graph-store.ts'
import { type Asking, asking, idsFor, question } from '../../support/asking.ts'
import { NOW_MS, type World, world } from '../../support/world.ts'

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

const now = { nowMs: NOW_MS }

/** Two circles of taste: rock (r1..r6) and jazz (j1..j6), six people each. */
function circles(): World {
  const small = world()
  for (const [letter, tag] of [
    ['r', 'rock'],
    ['j', 'jazz'],
  ] as const) {
    for (let n = 1; n <= 6; n++) small.item(`${letter}${n}`, { tags: [tag], kind: 'artist' })
    for (let n = 1; n <= 6; n++) {
      small.user(`${letter}-fan-${n}`)
      for (let k = 0; k < 4; k++) small.listens(`${letter}${((n + k) % 6) + 1}`)
    }
  }
  return small
}

describe('recommend', () => {
  it('ranks items of users with the same taste first', async () => {
    await circles().user('ana').listens('r1', 'r2', 'r3').fill(graph)
    const ids = await idsFor(asked.recommend, 'ana')
    expect(new Set(ids.slice(0, 3))).toEqual(new Set(['r4', 'r5', 'r6']))
  })

  it('never shows seen items, liked or not', async () => {
    await circles().user('ana').listens('r1', 'r2').hides('r4').fill(graph)
    const ids = await idsFor(asked.recommend, 'ana', { first: 12 })
    expect(ids).not.toContain('r1')
    expect(ids).not.toContain('r2')
    expect(ids).not.toContain('r4')
    expect(ids).toHaveLength(9)
  })

  it('uses no hidden item of a user as evidence', async () => {
    await world()
      .item('good')
      .item('bad')
      .item('other')
      .user('bo')
      .listens('good')
      .hides('bad')
      .listens('other')
      .user('ana')
      .follows('bo')
      .fill(graph)
    const page = await asked.recommend(
      question('ana', { sourceWeights: { popular: 0, fresh: 0, trending: 0 } }),
      now,
    )
    const bad = page.edges.find((edge) => edge.item.id === 'bad')
    expect(bad?.contributions ?? []).toEqual([])
  })

  it('serves an unknown user a cold-start list and says so', async () => {
    await circles().fill(graph)
    const page = await asked.recommend(question('unknown', { first: 5 }), now)
    expect(page.personalization).toBe('UNKNOWN_USER')
    expect(page.edges).toHaveLength(5)
    for (const edge of page.edges) expect(edge.reasons[0]?.text).not.toBe('')
  })

  it('serves a new user with ties from the items of those users', async () => {
    await circles().user('ana').befriends('j-fan-1', 'j-fan-2', 'j-fan-3').fill(graph)
    const page = await asked.recommend(question('ana', { first: 3 }), now)
    expect(page.personalization).toBe('COLD_START')
    for (const edge of page.edges) expect(edge.item.id).toMatch(/^j/)
    expect(page.edges[0]?.reasons.map((reason) => reason.text)).toContain(
      '3 people you follow listened to this',
    )
  })

  it('serves a new user with stated tags from the top items of the tags', async () => {
    await circles().user('ana').states('rock').fill(graph)
    const page = await asked.recommend(question('ana', { first: 4 }), now)
    for (const edge of page.edges) expect(edge.item.id).toMatch(/^r/)
    expect(page.edges.flatMap((edge) => edge.reasons.map((reason) => reason.text))).toContain(
      'Matches your interest in rock',
    )
  })

  it('leaves out evidence of blocked and muted users', async () => {
    const base = () =>
      world().item('secret').item('plain').user('bo').listens('secret').user('cy').listens('plain')
    await base()
      .user('ana')
      .follows('bo', 'cy')
      .blocks('bo')
      .user('dan')
      .follows('bo')
      .mutes('bo')
      .fill(graph)
    for (const viewer of ['ana', 'dan']) {
      const page = await asked.recommend(
        question(viewer, { sourceWeights: { popular: 0, fresh: 0, trending: 0 } }),
        now,
      )
      const secret = page.edges.find((edge) => edge.item.id === 'secret')
      expect(secret?.contributions ?? []).toEqual([])
    }
  })

  it('uses no evidence of a user who blocked the viewer', async () => {
    await world()
      .item('secret')
      .user('bo')
      .listens('secret')
      .blocks('ana')
      .user('ana')
      .follows('bo')
      .fill(graph)
    const page = await asked.recommend(question('ana'), now)
    const sources = page.edges.flatMap((edge) =>
      edge.contributions.map((contribution) => contribution.source),
    )
    expect(sources).not.toContain('social')
  })

  it('uses no blocked, muted or blocking user as a neighbor or friend of a friend', async () => {
    const apart = ['blocked', 'muted', 'blocking']
    const town = world().user('friend')
    for (const id of [...apart, 'liked']) {
      town.user(id).listens('m1', 'm2', 'm3', `only-${id}`).user('friend').follows(id)
    }
    await town
      .user('blocking')
      .blocks('ana')
      .user('ana')
      .listens('m1', 'm2', 'm3')
      .follows('friend')
      .blocks('blocked')
      .mutes('muted')
      .fill(graph)
    const page = await asked.recommend(question('ana'), now)
    const saying = (itemId: string) => {
      const edge = page.edges.find((one) => one.item.id === itemId)
      return (edge?.contributions ?? [])
        .map(({ source }) => source)
        .filter((source) => source === 'neighbors' || source === 'social-two-hop')
    }
    expect(saying('only-liked').toSorted()).toEqual(['neighbors', 'social-two-hop'])
    for (const id of apart) expect(saying(`only-${id}`)).toEqual([])
  })

  it('fills the page for a filter that one item in two hundred passes', async () => {
    const big = circles()
    for (let n = 0; n < 2_400; n++) big.item(`filler-${n}`, { kind: 'artist', tags: ['filler'] })
    for (let n = 0; n < 12; n++) big.item(`rare-${n}`, { kind: 'artist', tags: ['rare'] })
    for (let n = 0; n < 12; n++) big.item(`book-${n}`, { kind: 'book' })
    await big.user('ana').listens('r1', 'r2').fill(graph)
    expect(await idsFor(asked.recommend, 'ana', { filter: { kind: { anyOf: ['book'] } } })).toHaveLength(10)
    expect(await idsFor(asked.recommend, 'ana', { filter: { tag: { allOf: ['rare'] } } })).toHaveLength(10)
    const avoided = { not: { tag: { anyOf: ['filler', 'rock', 'jazz'] } } }
    expect(await idsFor(asked.recommend, 'ana', { filter: avoided })).toHaveLength(10)
  })

  it('gives an item the same logit with a filter and without', async () => {
    const small = circles()
    // A kind with few users: its first item is far down the overall chart.
    for (let n = 1; n <= 3; n++) small.item(`book-${n}`, { kind: 'book', createdDaysAgo: 40 * n })
    await small
      .user('reader')
      .listens('book-1', 'book-2')
      .user('ana')
      .listens('r1', 'r2')
      .follows('j-fan-1')
      .fill(graph)
    const plain = await asked.recommend(question('ana', { first: 20 }), now)
    let compared = 0
    for (const conditions of [
      { filter: { tag: { allOf: ['jazz'] } } },
      { excludedItemIds: ['r3', 'j2'] },
      { filter: { kind: { anyOf: ['artist'] } } },
      { filter: { kind: { anyOf: ['book'] } } },
    ]) {
      const narrow = await asked.recommend(question('ana', { first: 20, ...conditions }), now)
      for (const edge of narrow.edges) {
        const same = plain.edges.find((other) => other.item.id === edge.item.id)
        if (!same || same.contributions.length === 0) continue
        expect(edge.logit, edge.item.id).toBeCloseTo(same.logit, 9)
        compared++
      }
    }
    expect(compared).toBeGreaterThan(15)
  })

  it('leaves a source out when its weight is 0', async () => {
    await circles().user('ana').listens('r1').fill(graph)
    const page = await asked.recommend(question('ana', { sourceWeights: { neighbors: 0 } }), now)
    expect(page.candidateCounts.map((count) => count.source)).not.toContain('neighbors')
  })

  it('gives probabilities that fall with rank and, over all pages, sum to one', async () => {
    await circles().user('ana').listens('r1', 'r2').fill(graph)
    const page = await asked.recommend(question('ana', { first: 100 }), now)
    const probabilities = page.edges.map((edge) => edge.probability)
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a))
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9)
    for (const edge of page.edges) {
      const sum = edge.contributions.reduce((total, contribution) => total + contribution.logit, edge.bias)
      expect(sum).toBeCloseTo(edge.logit, 12)
    }
  })

  it('pages through the same served list without repeats, even across a restart', async () => {
    await circles().user('ana').listens('r1').fill(graph)
    const first = await asked.recommend(question('ana', { first: 4 }), now)
    await asked.servedLists.close()
    const restarted = asking(graph, { folder: asked.folder })
    const after = first.edges.at(-1)?.cursor ?? null
    const second = await restarted.recommend(question('ana', { first: 4, after }), now)
    expect(second.recommendationId).toBe(first.recommendationId)
    expect(second.edges.map((edge) => edge.rank)).toEqual([5, 6, 7, 8])
    const ids = [...first.edges, ...second.edges].map((edge) => edge.item.id)
    expect(new Set(ids).size).toBe(8)
    asked = restarted
  })

  it('passes over an item that stopped being available between two pages', async () => {
    const soon = NOW_MS + 60_000
    const small = circles()
    for (const id of ['r3', 'r4', 'r5', 'r6'])
      small.item(id, { kind: 'artist', tags: ['rock'], availableUntil: soon })
    await small.user('ana').listens('r1', 'r2').fill(graph)
    const first = await asked.recommend(question('ana', { first: 1 }), now)
    const after = first.edges.at(-1)?.cursor ?? null
    const second = await asked.recommend(question('ana', { first: 3, after }), { nowMs: soon + 1 })
    expect(second.edges).toHaveLength(3)
    for (const edge of second.edges) expect(edge.item.id).not.toMatch(/^r[3-6]$/)
  })

  it('rejects a cursor of another viewer or another request, and an invalid one', async () => {
    await circles().user('ana').listens('r1').fill(graph)
    const page = await asked.recommend(question('ana', { first: 2 }), now)
    const after = page.edges.at(-1)?.cursor ?? null
    const refused = { code: 'CURSOR_INVALID' }
    await expect(asked.recommend(question('bo', { after }), now)).rejects.toMatchObject(refused)
    await expect(asked.recommend(question('ana', { after, temperature: 2 }), now)).rejects.toMatchObject(
      refused,
    )
    await expect(asked.recommend(question('ana', { after: 'bm9uc2Vuc2U' }), now)).rejects.toMatchObject(
      refused,
    )
  })

  it('distinguishes an expired cursor from an invalid one', async () => {
    await circles().fill(graph)
    const page = await asked.recommend(question('r-fan-1', { first: 2 }), now)
    const after = page.edges.at(-1)?.cursor ?? null
    const late = { nowMs: NOW_MS + 3 * 3_600_000 }
    const expired = { code: 'CURSOR_EXPIRED' }
    await expect(asked.recommend(question('r-fan-1', { after }), late)).rejects.toMatchObject(expired)
    await asked.servedLists.sweep(late.nowMs)
    await expect(asked.recommend(question('r-fan-1', { after }), late)).rejects.toMatchObject(expired)
  })

  it('says that a list of another process has expired, so that the client asks again', async () => {
    await circles().fill(graph)
    const other = asking(graph)
    onTestFinished(() => other.close())
    const page = await other.recommend(question('r-fan-1', { first: 2 }), now)
    const after = page.edges.at(-1)?.cursor ?? null
    expect((await other.recommend(question('r-fan-1', { after }), now)).edges.length).toBeGreaterThan(0)
    const expired = { code: 'CURSOR_EXPIRED' }
    await expect(asked.recommend(question('r-fan-1', { after }), now)).rejects.toMatchObject(expired)
  })

  it('serves a graph that was never trained', async () => {
    await circles().user('ana').follows('j-fan-1').listens('r1').fill(graph, { isTrained: false })
    const page = await asked.recommend(question('ana'), now)
    expect(page.modelVersion).toBeNull()
    expect(page.edges).toHaveLength(10)
    expect(new Set(page.edges.map(({ item }) => item.id)).size).toBe(10)
  })

  it('serves an empty list on an empty graph and says so', async () => {
    const page = await asked.recommend(question('ana'), now)
    expect(page.edges).toEqual([])
    expect(page.fallbackSteps).toEqual(['CATALOG', 'EMPTY'])
  })

  it('counts age from the newest event, so that an old data set does not fade to nothing', async () => {
    await circles().user('ana').listens('r1').fill(graph)
    const today = await asked.recommend(question('ana'), now)
    const later = await asked.recommend(question('ana'), { nowMs: NOW_MS + 20 * 365 * 86_400_000 })
    expect(later.edges.map((edge) => edge.item.id)).toEqual(today.edges.map((edge) => edge.item.id))
  })
})
