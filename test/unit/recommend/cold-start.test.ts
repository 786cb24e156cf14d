import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { seededRandom } from '../../../src/datasets/demo/random.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../src/graph/graph-store.ts'
import { train } from '../../../src/training/train.ts'
import { type Asking, asking, idsFor, question } from '../../support/asking.ts'
import { NOW_MS, type World, world } from '../../support/world.ts'

const GENRES = ['rock', 'jazz', 'folk'] as const
const SONGS = 20
const FANS = 25
const LIKED = 10
const DAY_MS = 86_400_000

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

const song = (genre: string, number: number) => `${genre}-${number}`
const songs = (genre: string, from: number, count: number) =>
  Array.from({ length: count }, (_, place) => song(genre, from + place))

/** Three genres with enough fans for training to learn source weights. */
function genres(): World {
  const random = seededRandom(4)
  const all = world()
  for (const genre of GENRES) {
    for (let n = 0; n < SONGS; n++) all.item(song(genre, n), { tags: [genre] })
  }
  for (const genre of GENRES) {
    const own = songs(genre, 0, SONGS)
    for (let fan = 0; fan < FANS; fan++) {
      all.daysAgo(2 + (fan % 30)).user(`${genre}-fan-${fan}`)
      all.listens(...random.shuffled(own).slice(0, LIKED))
    }
  }
  return all
}

/** Trains on these people, as of yesterday. */
async function trained(people: World, store = graph): Promise<void> {
  await people.fill(store, { isTrained: false })
  await train(store, { nowMs: NOW_MS - DAY_MS, holder: 'test', graceMs: 0 })
}

/** Adds what happens after the training. */
const then = (more: World) => more.fill(graph, { isTrained: false })

const shareOf = (ids: readonly string[], genre: string) =>
  ids.filter((id) => id.startsWith(`${genre}-`)).length / ids.length

describe('a user without training data', () => {
  // Trained once: each test has a user of its own.
  let town: GraphStore
  let askedThere: Asking
  beforeAll(async () => {
    town = await openEmbedded({ maxRelationships: 1e6 })
    askedThere = asking(town)
    await trained(genres(), town)
  })
  afterAll(async () => {
    await askedThere.close()
    await town.close()
  })

  /** The list of a user after they did something. */
  async function listAfter(userId: string, act: (more: World) => World): Promise<readonly string[]> {
    await act(world().daysAgo(0).user(userId)).fill(town, { isTrained: false })
    return idsFor(askedThere.recommend, userId)
  }

  it('gets a list before the first event', async () => {
    expect(await listAfter('ana', (ana) => ana)).toHaveLength(10)
  })

  it('gets items of a genre after one click', async () => {
    const ids = await listAfter('bo', (bo) => bo.listens('jazz-3'))
    expect(ids).not.toContain('jazz-3')
    expect(shareOf(ids, 'jazz')).toBeGreaterThanOrEqual(0.9)
  })

  it('gets items of the users they follow', async () => {
    const ids = await listAfter('cy', (cy) => cy.befriends('folk-fan-1', 'folk-fan-2', 'folk-fan-3'))
    expect(shareOf(ids, 'folk')).toBeGreaterThanOrEqual(0.9)
  })

  it('gets items of their stated tags', async () => {
    const ids = await listAfter('di', (di) => di.states('rock'))
    expect(shareOf(ids, 'rock')).toBeGreaterThanOrEqual(0.9)
  })
})

describe('an item without engagements', () => {
  it('reaches users who like its tags', async () => {
    await genres()
      .item('jazz-new', { tags: ['jazz'] })
      .fill(graph)
    const page = await asked.recommend(question('jazz-fan-4', { first: 40 }), { nowMs: NOW_MS })
    const found = page.edges.find(({ item }) => item.id === 'jazz-new')
    expect(found?.contributions.length).toBeGreaterThan(0)
    const rock = await idsFor(asked.recommend, 'rock-fan-4', { first: 15 })
    expect(rock).not.toContain('jazz-new')
  })
})

describe('a change of taste', () => {
  it('shows in the next list, after ten clicks on a new genre', async () => {
    await trained(
      genres()
        .daysAgo(60)
        .user('ana')
        .listens(...songs('rock', 0, 10)),
    )
    expect(shareOf(await idsFor(asked.recommend, 'ana'), 'rock')).toBeGreaterThanOrEqual(0.9)
    await then(
      world()
        .daysAgo(0)
        .user('ana')
        .listens(...songs('jazz', 0, 10)),
    )
    expect(shareOf(await idsFor(asked.recommend, 'ana'), 'jazz')).toBeGreaterThanOrEqual(0.5)
  })
})
