import { afterEach, describe, expect, it } from 'vitest'
import { setConsent } from '../../src/consent/set-consent.ts'
import { PURPOSES } from '../../src/domain/consent.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { identifying } from '../../src/events/identify.ts'
import { directIntake } from '../../src/events/intake.ts'
import type { GraphQuery } from '../../src/graph/graph-query.ts'
import { delegating, type GraphStore } from '../../src/graph/graph-store.ts'
import { train } from '../../src/training/train.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { QUICK_TRAINING } from '../support/quick-training.ts'
import { NOW_MS, type World, world } from '../support/world.ts'

const DAY_MS = 86_400_000
const PHONE = `v_${'1'.repeat(32)}`
const LAPTOP = `v_${'2'.repeat(32)}`
const FANS = [1, 2, 3, 4, 5, 6, 7]
const SONGS = ['rock', 'jazz'].flatMap((kind) => FANS.map((n) => `${kind}${n}`))

/** Everything that a training has derived, without the vectors of models. */
const derivedEdges = cypherQuery<Record<never, never>, { readonly line: string; readonly score: number }>(
  'test/derived-edges',
  `// @mode read
   // @budget 100000
   // @returns line String!
   // @returns score Float!
   MATCH (a:Item)-[edge:SIMILAR_TO|BOUGHT_WITH]->(b:Item)
   RETURN type(edge) + ' ' + a.id + ' ' + b.id + ' ' + toString(coalesce(edge.people, edge.orders)) AS line, toFloat(coalesce(edge.score, edge.lift)) AS score
   UNION ALL
   MATCH (a:User)-[edge:NEIGHBOR_OF]->(b:User)
   RETURN 'NEIGHBOR_OF ' + a.id + ' ' + b.id AS line, toFloat(edge.similarity) AS score
   UNION ALL
   MATCH (a:Chart)-[edge:TOP_ITEM]->(b:Item)
   RETURN 'TOP_ITEM ' + a.id + ' ' + b.id AS line, toFloat(edge.score) AS score
   UNION ALL
   MATCH (a:Tag)-[edge:TOP_ITEM]->(b:Item)
   RETURN 'TOP_ITEM ' + a.id + ' ' + b.id AS line, toFloat(edge.score) AS score
   UNION ALL
   MATCH (item:Item)
   RETURN 'degree ' + item.id + ' ' + toString(coalesce(item.degree, 0)) AS line, toFloat(coalesce(item.popularity, 0.0)) AS score`,
)

const modelParts = cypherQuery<
  Record<never, never>,
  { readonly id: string; readonly memberIds: readonly string[]; readonly vectors: string }
>(
  'test/model-parts',
  `// @mode read
   // @budget 10000
   // @returns id String!
   // @returns memberIds [String!]!
   // @returns vectors String!
   MATCH (part:ModelPart) RETURN part.id AS id, part.memberIds AS memberIds, part.vectors AS vectors`,
)

/** Two crowds with a song that each of its people lacks. */
function crowds(): World {
  const town = world()
  for (const kind of ['rock', 'jazz']) {
    for (const n of FANS) town.item(`${kind}${n}`, { tags: [kind] })
    for (const fan of FANS) {
      town.user(`${kind}-fan${fan}`).daysAgo(20 + fan)
      town.listens(...FANS.filter((n) => n !== fan).map((n) => `${kind}${n}`))
    }
  }
  return town
}

// Trainings on a busy Neo4j take half a minute each.
describe.each(ENGINES)('training on visitors on $name', { timeout: 200_000 }, (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore | undefined
    const close = async () => {
      await graph?.close()
      graph = undefined
    }
    afterEach(close)

    /** A server has one graph: the one before is closed. */
    async function filled(town: World): Promise<GraphStore> {
      await close()
      graph = await engine.open()
      await town.fill(graph, { isTrained: false })
      return graph
    }

    const identities = (graph: GraphStore) =>
      identifying({
        graph,
        intake: directIntake({ graph, ratingScale: DEFAULT_RATING_SCALE, nowMs: () => NOW_MS }),
      })

    /** Links a visitor, as if that had been so many days ago. */
    async function link(graph: GraphStore, visitorId: string, userId: string, daysAgo = 0): Promise<void> {
      const nowMs = NOW_MS - daysAgo * DAY_MS
      expect((await identities(graph).identify({ visitorId, userId }, { nowMs })).problems).toEqual([])
    }

    async function deny(graph: GraphStore, userId: string): Promise<void> {
      const choices = [{ purpose: 'model-training', isGranted: false }] as const
      await setConsent(graph, [{ userId, choices }], { atMs: NOW_MS, origin: 'api', policyVersion: null })
    }

    async function trained(graph: GraphStore) {
      const report = await train(graph, {
        nowMs: NOW_MS,
        holder: 'test',
        graceMs: 0,
        // Models hold all that they may hold of users.
        granted: new Set(PURPOSES),
        settings: QUICK_TRAINING,
      })
      const edges = await graph.run(derivedEdges, {})
      const parts = await graph.run(modelParts, {})
      return {
        report,
        lines: edges.map(({ line, score }) => `${line} ${score.toPrecision(9)}`).sort(),
        edges: edges.map(({ line }) => line),
        parts: parts.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      }
    }

    it('is training on one user, for what their linked visitors did', async () => {
      const town = crowds()
        .user('ana')
        .daysAgo(9)
        .listens('rock1', 'rock2')
        .carts('rock6')
        .uncarts('rock6')
        .daysAgo(3)
        .buys('jazz7')
        .visitor(PHONE)
        .daysAgo(8)
        .listens('rock2', 'rock3')
        .hides('rock1')
        .carts('rock6')
        .daysAgo(3)
        .buys('rock7')
        .visitor(LAPTOP)
        .daysAgo(7)
        .watches('rock4', 'rock5')
        .daysAgo(2)
        .listens('jazz1', 'jazz2')
        .user('bo')
        .daysAgo(12)
        .listens('jazz3')
      const one = crowds()
        .user('ana')
        .daysAgo(9)
        .listens('rock1', 'rock2')
        .carts('rock6')
        .uncarts('rock6')
        .daysAgo(3)
        .buys('jazz7')
        .daysAgo(8)
        .listens('rock2', 'rock3')
        .hides('rock1')
        .carts('rock6')
        .daysAgo(3)
        .buys('rock7')
        .daysAgo(7)
        .watches('rock4', 'rock5')
        .user('bo')
        .daysAgo(12)
        .listens('jazz3')
        .daysAgo(2)
        .listens('jazz1', 'jazz2')
      const two = await filled(town)
      await link(two, PHONE, 'ana', 5)
      await link(two, LAPTOP, 'ana', 5)
      // From here on the laptop is another user's.
      await link(two, LAPTOP, 'bo', 4)
      const linked = await trained(two)
      const single = await trained(await filled(one))
      expect(linked.lines).toEqual(single.lines)
      expect(linked.parts).toEqual(single.parts)
      expect(linked.report.interactions).toBe(single.report.interactions)
      expect(linked.edges.some((line) => line.startsWith('NEIGHBOR_OF ana '))).toBe(true)
    })

    it('gives users the neighbors, vectors and counts that they have without visitors', async () => {
      const guests = Array.from({ length: 9 }, (_, n) => `v_${String(n).repeat(32)}`)
      const town = crowds()
      for (const [n, id] of guests.entries()) {
        town
          .visitor(id)
          .daysAgo(1 + n)
          .listens('rock1', 'jazz1')
          .buys('rock2', 'jazz2')
      }
      const alone = await trained(await filled(crowds()))
      const beside = await trained(await filled(town))
      const ofUsers = (lines: readonly string[]) => lines.filter((line) => line.startsWith('NEIGHBOR_OF'))
      expect(ofUsers(beside.lines)).toEqual(ofUsers(alone.lines))
      expect(beside.parts).toEqual(alone.parts)
      expect(beside.report).toMatchObject({
        users: alone.report.users,
        interactions: alone.report.interactions,
      })
      expect(JSON.stringify(beside.parts)).not.toContain('v_')
      // But items have learned: no user likes both, and each guest counts once.
      const pair = (lines: readonly string[]) =>
        lines.filter((line) => line.startsWith('SIMILAR_TO rock1 jazz1 '))
      expect(pair(alone.edges)).toEqual([])
      expect(pair(beside.edges)).toEqual(['SIMILAR_TO rock1 jazz1 0'])
      expect(alone.edges).toContain('degree rock1 6')
      expect(beside.edges).toContain('degree rock1 15')
      const first = (lines: readonly string[]) =>
        lines.filter((line) => /^TOP_ITEM popular \S+ 1\.0000/.test(line))
      expect(first(alone.lines)).not.toEqual(first(beside.lines))
    })

    it('counts orders of visitors, but no crowd of them', async () => {
      const guests = Array.from({ length: 6 }, (_, n) => `v_${String(n).repeat(32)}`)
      const buying = (buyers: (town: World, n: number) => World) => {
        const town = crowds().item('tea').item('mug').item('pot').user('pot-buyer').buys('pot')
        for (const n of guests.keys()) {
          // A song of their own keeps buyers from being near-duplicates.
          buyers(town, n)
            .daysAgo(9)
            .watches(...SONGS.slice(n, n + 4))
            .daysAgo(4)
            .buys('tea', 'mug')
        }
        return town
      }
      const ofGuests = await trained(await filled(buying((town, n) => town.visitor(guests[n] ?? ''))))
      expect(ofGuests.edges.filter((line) => line.startsWith('BOUGHT_WITH'))).toEqual([])
      const ofUsers = await trained(
        await filled(
          buying((town, n) => town.user(`buyer${n}`))
            .visitor(PHONE)
            .buys('tea', 'mug'),
        ),
      )
      // Six orders of users, and one of a visitor.
      expect(ofUsers.edges).toContain('BOUGHT_WITH tea mug 7')
    })

    it('leaves a visitor out who denies it, or whose user does', async () => {
      const town = () => crowds().user('ana').daysAgo(9).listens('rock1', 'rock2')
      const withPhone = () => town().visitor(PHONE).daysAgo(10).listens('rock1', 'jazz1', 'jazz2')
      const without = await trained(await filled(town()))
      const denied = await filled(withPhone())
      await link(denied, PHONE, 'ana')
      await deny(denied, PHONE)
      expect((await trained(denied)).lines).toEqual(without.lines)
      const unlinked = await filled(withPhone())
      await deny(unlinked, PHONE)
      expect((await trained(unlinked)).lines).toEqual(without.lines)
      const noUser = await filled(town())
      await deny(noUser, 'ana')
      const withoutUser = await trained(noUser)
      const neither = await filled(withPhone())
      await link(neither, PHONE, 'ana')
      await deny(neither, 'ana')
      expect((await trained(neither)).lines).toEqual(withoutUser.lines)
    })

    it('reads linked users in as many statements as users', async () => {
      const reads = async (isLinked: boolean) => {
        const town = crowds()
        for (const n of FANS) {
          const own = isLinked ? town.visitor(`v_${String(n).repeat(32)}`) : town.user(`guest${n}`)
          own.daysAgo(5).listens('rock1', 'jazz2')
        }
        const graph = await filled(town)
        if (isLinked) for (const n of FANS) await link(graph, `v_${String(n).repeat(32)}`, `rock-fan${n}`)
        const names: string[] = []
        const run = <Params, Row>(query: GraphQuery<Params, Row>, ...rest: [Params, object?]) => {
          names.push(query.name)
          return graph.run(query, ...rest)
        }
        await trained({ ...delegating(graph), run })
        return names.filter((name) => /trainable-users|interactions-of-user/.test(name)).length
      }
      expect(await reads(true)).toBe(await reads(false))
    })
  })
})
