import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import { ENGINES, type Engine, titleOf } from '../support/engines.ts'
import { everythingIn, failureOf } from '../support/failure-of.ts'
import { measureWork } from '../support/measure-work.ts'

const createUser = cypherQuery<{ id: string }, object>(
  'test/create-user',
  `// @mode write
   // @param id String!
   CREATE (user:User {id: $id, visits: 0})`,
)
const userIds = cypherQuery<object, { id: string }>(
  'test/user-ids',
  `// @mode read
   // @returns id String!
   MATCH (user:User) RETURN user.id AS id ORDER BY id`,
)
const visit = cypherQuery<{ id: string }, object>(
  'test/visit',
  `// @mode write
   // @param id String!
   MATCH (user:User {id: $id}) SET user.visits = user.visits + 1`,
)
const visits = cypherQuery<{ id: string }, { visits: number }>(
  'test/visits',
  `// @mode read
   // @param id String!
   // @returns visits Int!
   MATCH (user:User {id: $id}) RETURN user.visits AS visits`,
)
const recordVisit = cypherQuery<{ id: string; at: number }, object>(
  'test/record-visit',
  `// @mode write
   // @param id String!
   // @param at Int!
   MATCH (user:User {id: $id}) SET user.ats = coalesce(user.ats, []) + [$at]`,
)
const visitsInOrder = cypherQuery<{ id: string }, { ats: readonly number[] }>(
  'test/visits-in-order',
  `// @mode read
   // @param id String!
   // @returns ats [Int!]!
   MATCH (user:User {id: $id}) RETURN user.ats AS ats`,
)
const follow = cypherQuery<{ from: string; to: string }, object>(
  'test/follow',
  `// @mode write
   // @param from String!
   // @param to String!
   MATCH (user:User {id: $from}) MATCH (other:User {id: $to}) MERGE (user)-[tie:FOLLOWS]->(other)
   ON CREATE SET tie.count = 1 ON MATCH SET tie.count = tie.count + 1`,
)
const mute = cypherQuery<{ id: string; otherId: string; at: number }, object>(
  'test/mute',
  `// @mode write
   // @param id String!
   // @param otherId String!
   // @param at Int!
   MATCH (user:User {id: $id}) MATCH (other:User {id: $otherId}) CREATE (user)-[tie:MUTES {at: $at, weight: 1.5}]->(other)`,
)
const unmute = cypherQuery<{ id: string; otherId: string }, object>(
  'test/unmute',
  `// @mode write
   // @param id String!
   // @param otherId String!
   MATCH (user:User {id: $id})-[tie:MUTES]->(other:User) WHERE other.id = $otherId DELETE tie`,
)
const muted = cypherQuery<{ id: string }, { id: string; at: number; weight: number }>(
  'test/muted',
  `// @mode read
   // @param id String!
   // @returns id String!
   // @returns at Int!
   // @returns weight Float!
   MATCH (user:User {id: $id})-[tie:MUTES]->(other:User)
   RETURN other.id AS id, tie.at AS at, toFloat(tie.weight) AS weight ORDER BY at DESC, id`,
)
const ties = cypherQuery<object, { count: number }>(
  'test/ties',
  `// @mode read
   // @returns count Int!
   MATCH (user:User)-[tie:FOLLOWS]->(other:User) RETURN tie.count AS count`,
)
const slow = cypherQuery<{ size: number }, { count: number }>(
  'test/slow',
  `// @mode read
   // @param size Int!
   // @returns count Int!
   UNWIND range(1, $size) AS a UNWIND range(1, 1000) AS b RETURN count(a % 7 + b) AS count`,
)

/** The contract of the port, which every engine must keep. */
function graphStoreSuite(engine: Engine): void {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    beforeAll(async () => {
      graph = await engine.open()
    })
    afterAll(() => graph.close())

    it('reports its name and version', () => {
      expect(graph.name).toBe(engine.name)
      expect(graph.diagnostics.engineVersion).toMatch(/^\d+\.\d+/)
    })

    it('a transaction that throws writes nothing', async () => {
      const failure = new Error('on purpose')
      const failed = graph.transaction(async (inside) => {
        await inside.run(createUser, { id: 'ghost' })
        throw failure
      })
      await expect(failed).rejects.toBe(failure)
      expect(await graph.run(userIds, {})).not.toContainEqual({ id: 'ghost' })
    })

    it('a failed query fails its transaction, even if the work continues', async () => {
      await graph.run(createUser, { id: 'taken' })
      const doomed = graph.transaction(async (inside) => {
        await inside.run(createUser, { id: 'doomed' })
        await inside.run(createUser, { id: 'taken' }).catch(() => undefined)
      })
      await expect(doomed).rejects.toMatchObject({ kind: 'conflict' })
      expect(await graph.run(userIds, {})).not.toContainEqual({ id: 'doomed' })
    })

    it('writes that start together are all rolled back if one fails', async () => {
      await graph.run(createUser, { id: 'also-taken' })
      const ids = ['before', 'also-taken', 'after', 'long-after']
      const doomed = graph.transaction((inside) =>
        Promise.all(ids.map((id) => inside.run(createUser, { id }))),
      )
      await expect(doomed).rejects.toMatchObject({ kind: 'conflict' })
      const there = (await graph.run(userIds, {})).map(({ id }) => id)
      expect(there.filter((id) => ids.includes(id))).toEqual(['also-taken'])
    })

    it('writes that start together take effect in order', async () => {
      await graph.run(createUser, { id: 'busy' })
      await graph.transaction((inside) =>
        Promise.all(Array.from({ length: 8 }, (_, at) => inside.run(recordVisit, { id: 'busy', at }))),
      )
      expect(await graph.run(visitsInOrder, { id: 'busy' })).toEqual([
        { ats: Array.from({ length: 8 }, (_, at) => at) },
      ])
    })

    it('a duplicate key is a conflict, and the error does not contain it', async () => {
      await graph.run(createUser, { id: 'secret-person' })
      const error = await failureOf(graph.run(createUser, { id: 'secret-person' }))
      expect(error.kind).toBe('conflict')
      expect(everythingIn(error)).not.toContain('secret-person')
    })

    it('a transaction sees its own writes, others see them after the commit', async () => {
      await graph.transaction(async (inside) => {
        await inside.run(createUser, { id: 'newborn' })
        expect(await inside.run(userIds, {})).toContainEqual({ id: 'newborn' })
        expect(await graph.run(userIds, {})).not.toContainEqual({ id: 'newborn' })
      })
      expect(await graph.run(userIds, {})).toContainEqual({ id: 'newborn' })
    })

    it('a transaction cannot be used once it has ended', async () => {
      const inside = await graph.transaction(async (runner) => runner)
      const error = await failureOf(inside.run(userIds, {}))
      expect(error.kind).toBe('contract')
    })

    it('reads see earlier writes', async () => {
      await graph.run(createUser, { id: 'reader' })
      for (let count = 1; count <= 20; count++) {
        await graph.run(visit, { id: 'reader' })
        expect(await graph.run(visits, { id: 'reader' })).toEqual([{ visits: count }])
      }
    })

    it('reads do not fail when their rows are deleted concurrently', async () => {
      const ids = Array.from({ length: 200 }, (_, index) => `noisy-${index}`)
      const other = (index: number) => ({ id: 'annoyed', otherId: ids[index % ids.length] ?? '' })
      await graph.transaction(async (inside) => {
        for (const id of ['annoyed', ...ids]) await inside.run(createUser, { id })
        for (let at = 0; at < 100; at++) await inside.run(mute, { ...other(at), at })
      })
      let isOver = false
      const write = async () => {
        for (let at = 0; at < 200; at++) {
          await graph.transaction(async (inside) => {
            await inside.run(unmute, other(at))
            await inside.run(mute, { ...other(at + 100), at: at + 100 })
          })
        }
      }
      const writing = write().finally(() => {
        isOver = true
      })
      const read = async () => {
        while (!isOver) await graph.run(muted, { id: 'annoyed' })
      }
      await Promise.all([writing, read(), read(), read()])
      expect((await graph.run(muted, { id: 'annoyed' })).map(({ at }) => at)).toEqual(
        Array.from({ length: 100 }, (_, index) => 299 - index),
      )
    })

    it('concurrent updates are all applied', async () => {
      await graph.run(createUser, { id: 'hot' })
      await Promise.all(Array.from({ length: 50 }, () => graph.run(visit, { id: 'hot' })))
      expect(await graph.run(visits, { id: 'hot' })).toEqual([{ visits: 50 }])
    })

    it('concurrent writes of one edge create one edge', async () => {
      await graph.run(createUser, { id: 'from' })
      await graph.run(createUser, { id: 'to' })
      await Promise.all(Array.from({ length: 32 }, () => graph.run(follow, { from: 'from', to: 'to' })))
      expect(await graph.run(ties, {})).toEqual([{ count: 32 }])
    })

    it('an aborted signal cancels before anything starts', async () => {
      const signal = AbortSignal.abort()
      expect((await failureOf(graph.run(userIds, {}, { signal }))).kind).toBe('cancelled')
      expect((await failureOf(graph.run(createUser, { id: 'never' }, { signal }))).kind).toBe('cancelled')
      expect(await graph.run(userIds, {})).not.toContainEqual({ id: 'never' })
    })

    it('aborting a running query returns at once, and the graph stays usable', async () => {
      const started = performance.now()
      const error = await failureOf(graph.run(slow, { size: 4_000 }, { signal: AbortSignal.timeout(30) }))
      expect(error.kind).toBe('cancelled')
      expect(performance.now() - started).toBeLessThan(500)
      expect(await graph.run(visits, { id: 'hot' })).toEqual([{ visits: 50 }])
    })

    it('aborting a transaction writes nothing', async () => {
      const abort = new AbortController()
      const aborted = graph.transaction(
        async (inside) => {
          await inside.run(createUser, { id: 'aborted' })
          abort.abort()
        },
        { signal: abort.signal },
      )
      expect((await failureOf(aborted)).kind).toBe('cancelled')
      expect(await graph.run(userIds, {})).not.toContainEqual({ id: 'aborted' })
    })

    it('measuring a write writes nothing', async () => {
      expect(await measureWork(graph, visits, { id: 'hot' })).toBeGreaterThan(0)
      await measureWork(graph, createUser, { id: 'measured' })
      expect(await graph.run(userIds, {})).not.toContainEqual({ id: 'measured' })
    })

    it('closing waits for running work, refuses new work, and can be repeated', async () => {
      const own = await engine.open()
      const running = own.run(slow, { size: 100 })
      const writing = own.run(createUser, { id: 'last' })
      const closed = own.close()
      expect((await failureOf(own.run(userIds, {}))).kind).toBe('unavailable')
      expect((await failureOf(own.run(createUser, { id: 'late' }))).kind).toBe('unavailable')
      expect(await running).toEqual([{ count: 100_000 }])
      await writing
      await closed
      await own.close()
    })
  })
}

for (const engine of ENGINES) graphStoreSuite(engine)
