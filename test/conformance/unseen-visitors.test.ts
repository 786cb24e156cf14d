import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setConsent } from '../../src/consent/set-consent.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { identifying } from '../../src/events/identify.ts'
import { directIntake } from '../../src/events/intake.ts'
import { allUserIdsPage, userIdsPage } from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { encodeNodeId } from '../../src/server/api/node-id.ts'
import { type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { NOW_MS, world } from '../support/world.ts'

const SONGS = Array.from({ length: 12 }, (_, n) => `song${n}`)
const FANS = Array.from({ length: 30 }, (_, n) => `fan${n}`)
/** The tenth is linked to ana. */
const VISITORS = Array.from({ length: 10 }, (_, n) => `v_${String(n).repeat(32)}`)
/** A loyalty card, which was a user with neighbors until it was linked to ana. */
const CARD = 'card:77'
const PEOPLE = [...FANS, 'ana'].sort()

const lacking = (n: number) => SONGS.filter((_, at) => at % 6 !== n % 6)

async function fill(graph: GraphStore): Promise<void> {
  const town = world()
  for (const id of [...SONGS, 'hit']) town.item(id, { tags: ['rock'] })
  for (const [n, id] of FANS.entries())
    town
      .user(id, { isShown: true })
      .daysAgo(2 + n)
      .listens(...lacking(n))
  town
    .user('ana')
    .listens('song1', 'song2', 'song3')
    .follows('fan1', 'fan2')
    .user('fan1')
    .follows('fan3', 'fan4')
  for (const id of FANS.slice(0, 6)) town.user(id).listens('hit')
  town.user(CARD).listens(...lacking(1), 'song1')
  for (const [n, id] of VISITORS.entries())
    town
      .visitor(id)
      .daysAgo(2)
      .listens(...lacking(n))
  await town.fill(graph)
  const choices = [{ purpose: 'audiences', isGranted: true }] as const
  const agreeing = [...PEOPLE, ...VISITORS, CARD].map((userId) => ({ userId, choices }))
  await setConsent(graph, agreeing, { atMs: NOW_MS, origin: 'api', policyVersion: null })
  const intake = directIntake({ graph, ratingScale: DEFAULT_RATING_SCALE, nowMs: () => NOW_MS })
  for (const visitorId of [VISITORS[9] ?? '', CARD]) {
    const linked = await identifying({ graph, intake }).identify(
      { visitorId, userId: 'ana' },
      { nowMs: NOW_MS },
    )
    expect(linked.problems).toEqual([])
  }
}

/** Everything that shows people. */
const SHOWING: Readonly<Record<string, string>> = {
  'a page of users': '{ users(first: 100) { totalCount nodes { id } } }',
  'users that pass a filter':
    '{ users(first: 100, filter: { not: { ids: ["nothing"] } }) { totalCount nodes { id } } }',
  'the audience of an item':
    '{ item(id: "hit") { audience(first: 100) { totalCount sizeEstimate nodes { id } } } }',
  'neighbors of a user': '{ user(id: "ana") { neighbors(first: 50) { nodes { id } } } }',
  'suggestions for a user':
    '{ user(id: "ana") { suggestedUsers(first: 50) { nodes { id } edges { reasons { text users { id } } } } } }',
  'reasons of a list':
    '{ recommendations(userId: "ana", first: 20) { edges { node { id } reasons { kind text count users { id } } } } }',
}

describe.each(ENGINES)('visitors on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    beforeAll(async () => {
      server = await serving({
        open: engine.open,
        fill,
        settings: { requestDeadlineMs: 20_000 },
        recommend: (graph) => asking(graph),
      })
    }, 120_000)
    afterAll(() => server.close())

    it.each(Object.entries(SHOWING))('are not in %s', async (_, query) => {
      const answer = JSON.stringify(await server.data(query))
      // A list may give similar users as its reason without a count, if its noise says that they are too few.
      expect(answer).toMatch(/"fan\d+"|"count":\d|"SIMILAR_USERS"/)
      for (const id of [...VISITORS, CARD]) expect(answer).not.toContain(id)
    })

    it('are in no count of people', async () => {
      const { users, found, passing, stats } = (await server.data(`{
        users(first: 100) { totalCount nodes { id } }
        found: users(first: 100, search: "v_") { totalCount }
        passing: users(first: 100, filter: { ids: ["ana", "${VISITORS[0]}", "${CARD}"] }) { totalCount }
        stats { nodes { name total } }
      }`)) as {
        users: { totalCount: number; nodes: { id: string }[] }
        found: object
        passing: object
        stats: { nodes: { name: string; total: number }[] }
      }
      expect(users.nodes.map(({ id }) => id)).toEqual(PEOPLE)
      expect([users.totalCount, found, passing]).toEqual([31, { totalCount: 0 }, { totalCount: 1 }])
      const totals = Object.fromEntries(stats.nodes.map(({ name, total }) => [name, total]))
      expect(totals).toMatchObject({ User: 31, Visitor: 11 })
    })

    it('are unknown users for who asks by id', async () => {
      for (const id of [VISITORS[0] ?? '', VISITORS[9] ?? '', CARD]) {
        const nodeId = encodeNodeId('User', id)
        expect(
          await server.data(
            'query ($id: ID!, $nodeId: ID!) { user(id: $id) { id } node(nodeId: $nodeId) { nodeId } }',
            {
              id,
              nodeId,
            },
          ),
        ).toEqual({ user: null, node: null })
      }
    })

    it('are still there for retention and for erasures of a restored copy', async () => {
      const everyone = [...PEOPLE, ...VISITORS, CARD].sort()
      const page = await server.graph.run(userIdsPage, { afterId: '', limit: 100 })
      expect(page.map(({ id }) => id)).toEqual(everyone)
      const [all] = await server.graph.run(allUserIdsPage, { afterId: '', limit: 100 })
      expect(all?.ids.toSorted()).toEqual(everyone)
    })
  })
})
