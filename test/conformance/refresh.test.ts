import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { applyEvents } from '../../src/events/apply/apply-events.ts'
import { neighborsOf } from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { refreshNeighbors } from '../../src/training/incremental/refresh-neighbors.ts'
import { train } from '../../src/training/train.ts'
import { asking, question } from '../support/asking.ts'
import { ENGINES, type Engine, titleOf } from '../support/engines.ts'
import { QUICK_TRAINING } from '../support/quick-training.ts'
import { NOW_MS, world } from '../support/world.ts'

/** Two crowds of twelve users, each with its own songs. `ana` belongs to the first crowd. */
function twoCrowds() {
  const town = world()
  for (const crowd of ['a', 'b']) {
    for (let person = 0; person < 12; person++) {
      const songs = Array.from({ length: 6 }, (_, step) => `${crowd}-song-${(person + 5 * step) % 14}`)
      town.user(`${crowd}-${person}`).likes(...songs)
    }
  }
  return town.user('ana').likes('a-song-0', 'a-song-1', 'a-song-5')
}

async function rowOf(graph: GraphStore, userId: string, version: string) {
  const page = { afterRank: Number.MAX_SAFE_INTEGER, afterId: '', limit: 50 }
  const rows = await graph.run(neighborsOf, { ...page, ownerIds: [userId], version })
  return rows.map(({ id, similarity }) => [id, Math.round(similarity * 1e9)])
}

let events = 0
function likeOf(userId: string, itemId: string) {
  return {
    eventId: `e${events++}`,
    userId,
    itemId,
    kind: 'like',
    atMs: NOW_MS,
    value: null,
    count: 1,
  } as const
}

async function likes(graph: GraphStore, userId: string, ...itemIds: readonly string[]): Promise<void> {
  await applyEvents(
    graph,
    itemIds.map((itemId) => likeOf(userId, itemId)),
  )
}

/** Likes of items that a list has shown to the user. */
async function likesShown(graph: GraphStore, userId: string, ...itemIds: readonly string[]): Promise<void> {
  await applyEvents(
    graph,
    itemIds.map((itemId, place) => ({
      ...likeOf(userId, itemId),
      recommendationId: 'a-list',
      position: place + 1,
    })),
  )
}

function refreshSuite(engine: Engine): void {
  describe.skipIf(engine.skipReason !== null)(`refreshed neighbors, ${titleOf(engine)}`, () => {
    let graph: GraphStore
    let version = ''
    beforeAll(async () => {
      graph = await engine.open()
      await twoCrowds().fill(graph, { isTrained: false })
      version = (await train(graph, { nowMs: NOW_MS, holder: 'test', graceMs: 0, settings: QUICK_TRAINING }))
        .version
      return () => graph.close()
    })

    it('are those of the training if there are no new events', async () => {
      const trained = await rowOf(graph, 'ana', version)
      expect(trained.length).toBeGreaterThan(3)
      expect(await refreshNeighbors(graph, 'ana', NOW_MS)).toBe(trained.length)
      expect(await rowOf(graph, 'ana', version)).toEqual(trained)
    })

    it('follow a change of taste without a training, and affect the next list', async () => {
      const { recommend, close } = asking(graph)
      // The first list of a freshly started server may be late.
      await recommend(question('ana'), { nowMs: NOW_MS })
      const before = await rowOf(graph, 'ana', version)
      expect(before.every(([id]) => String(id).startsWith('a-'))).toBe(true)
      await likes(graph, 'ana', 'b-song-0', 'b-song-1', 'b-song-2', 'b-song-5', 'b-song-6')
      await refreshNeighbors(graph, 'ana', NOW_MS + 1_000)
      const after = await rowOf(graph, 'ana', version)
      expect(String(after[0]?.[0])).toMatch(/^b-/)
      const page = await recommend(question('ana', { first: 30 }), { nowMs: NOW_MS + 1_000 })
      expect(page.degradedSources).toEqual([])
      const fromNeighbors = page.edges.filter(({ contributions }) =>
        contributions.some(({ source, logit }) => source === 'neighbors' && logit > 0),
      )
      expect(fromNeighbors.some(({ item }) => item.id.startsWith('b-'))).toBe(true)
      await close()
    })

    it('exist for a user who was created after the training', async () => {
      await likes(graph, 'newcomer', 'b-song-0', 'b-song-5', 'b-song-10')
      expect(await rowOf(graph, 'newcomer', version)).toEqual([])
      expect(await refreshNeighbors(graph, 'newcomer', NOW_MS)).toBeGreaterThan(0)
      const row = await rowOf(graph, 'newcomer', version)
      expect(row[0]?.[1]).toBe(1e9)
      expect(new Set(row.map(([id]) => id)).size).toBe(row.length)
    })

    it('do not change other users, and are null for an unknown user', async () => {
      const before = await rowOf(graph, 'a-3', version)
      await refreshNeighbors(graph, 'a-4', NOW_MS)
      expect(await rowOf(graph, 'a-3', version)).toEqual(before)
      expect(await refreshNeighbors(graph, 'absent', NOW_MS)).toBeNull()
    })

    // Runs last, because Neo4j has only one database.
    it('weigh engagements from a list as the training does', async () => {
      const shown = await engine.open()
      onTestFinished(() => shown.close())
      await twoCrowds().fill(shown, { isTrained: false })
      for (const userId of ['ana', 'a-3', 'a-7']) {
        await likesShown(shown, userId, 'a-song-1', 'a-song-4', 'a-song-9')
      }
      const trained = await train(shown, {
        nowMs: NOW_MS,
        holder: 'test',
        graceMs: 0,
        settings: QUICK_TRAINING,
      })
      const before = await rowOf(shown, 'ana', trained.version)
      await refreshNeighbors(shown, 'ana', NOW_MS)
      expect(await rowOf(shown, 'ana', trained.version)).toEqual(before)
    })
  })
}

for (const engine of ENGINES) refreshSuite(engine)
