import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adjustInterest } from '../../src/catalog/adjust-interest.ts'
import { type Relation, relate, unrelate } from '../../src/catalog/relate.ts'
import { upsertTags } from '../../src/catalog/upsert.ts'
import type { InteractionEvent } from '../../src/domain/event.ts'
import { dismiss } from '../../src/events/dismiss.ts'
import type { Intake } from '../../src/events/intake.ts'
import { statedInterests, tiesAmong } from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import { readViewer } from '../../src/recommend/read-viewer.ts'
import { ENGINES, type Engine, titleOf } from '../support/engines.ts'
import { graphDump } from '../support/graph-dump.ts'
import { journaling } from '../support/journaling.ts'
import { neo4jOptions } from '../support/neo4j/test-options.ts'
import { NOW_MS } from '../support/world.ts'

/** Number of races of each kind: a single race may succeed by luck. */
const RACES = 12

/** A process with its own access to the graph. */
interface Process {
  readonly graph: GraphStore
  readonly intake: Intake
  /** Resolves once the graph has applied all events of this process. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** Two processes over one graph. Only one can open the embedded graph, so there it is two journals in one process. */
async function twoProcesses(engine: Engine): Promise<readonly [Process, Process]> {
  const graph = await engine.open()
  const other = engine.name === 'neo4j' ? await openNeo4j(neo4jOptions()) : graph
  return [await processOver(other), await processOver(graph)]
}

async function processOver(graph: GraphStore): Promise<Process> {
  const { journal, applier, intake, close } = await journaling(graph, () => NOW_MS)
  return {
    graph,
    intake,
    async settled() {
      expect(await applier.seen(journal.last, AbortSignal.timeout(20_000))).toBe(true)
    },
    async close() {
      await close()
      await graph.close()
    },
  }
}

/** Feedback of a user on the item `tea`, sent to a process. */
type Feedback = (intake: Intake, userId: string, graph: GraphStore) => Promise<unknown>

function feedback(eventId: string, traits: Partial<InteractionEvent>): Feedback {
  const event = { eventId, itemId: 'tea', kind: 'like', atMs: NOW_MS, value: null, count: 1 } as const
  return (intake, userId) => intake.take([{ ...event, userId, ...traits }])
}

const LIKE = feedback('like', { atMs: NOW_MS - 1 })

const RETRACTIONS: readonly { readonly what: string; readonly one: Feedback; readonly other: Feedback }[] = [
  { what: 'a like and a hide', one: LIKE, other: feedback('hide', { kind: 'hide' }) },
  {
    what: 'a purchase and its return',
    one: feedback('a', { kind: 'purchase' }),
    other: feedback('b', { kind: 'return' }),
  },
  {
    what: 'a good and a bad rating at the same instant',
    one: feedback('rating-1', { kind: 'rating', value: 5 }),
    other: feedback('rating-2', { kind: 'rating', value: 0 }),
  },
  {
    what: 'a like and a dismissal',
    one: LIKE,
    other: (intake, userId, graph) => dismiss(intake, graph)({ userId, itemId: 'tea' }, { nowMs: NOW_MS }),
  },
]

const TAG = 'calm'

/** A tie between two users. */
type Tie = {
  readonly from: string
  readonly type: string
  readonly strength: number
  readonly since: number | null
}

describe.each(ENGINES)('concurrent feedback and retractions on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let here: Process
    let there: Process
    let people = 0
    beforeAll(async () => {
      ;[here, there] = await twoProcesses(engine)
      await upsertTags(here.graph, [{ id: TAG, fields: { name: 'Calm' } }], {})
    })
    afterAll(async () => {
      for (const process of [here, there]) await process.close()
    })

    /** The id of a new user. No id is part of another. */
    const newUser = () => `user-${1_000 + people++}`

    /** The graph data of each user, with their ids replaced by one placeholder. */
    async function heldOf(userIds: readonly string[]): Promise<readonly (readonly string[])[]> {
      const lines = await graphDump(here.graph)
      return userIds.map((userId) =>
        lines.filter((line) => line.includes(userId)).map((line) => line.replaceAll(userId, 'USER')),
      )
    }

    async function tiesOf(one: string, other: string): Promise<readonly Tie[]> {
      const types = ['FOLLOWS', 'BLOCKS']
      const wanted = (userId: string, otherId: string) => ({
        userId,
        wanted: types.map((type) => `${type} ${otherId}`),
      })
      const rows = await here.graph.run(tiesAmong, { rows: [wanted(one, other), wanted(other, one)] })
      return rows
        .map(({ userId, type, strength, since }) => ({
          from: userId === one ? 'one' : 'other',
          type,
          strength: strength ?? 1,
          since,
        }))
        .sort((a, b) => (`${a.type} ${a.from}` < `${b.type} ${b.from}` ? -1 : 1))
    }

    it.each(RETRACTIONS)('$what give the same graph in any order', async ({ one, other }) => {
      const [inOrder, backwards] = [newUser(), newUser()]
      await one(here.intake, inOrder, here.graph)
      await other(here.intake, backwards, here.graph)
      await here.settled()
      await other(here.intake, inOrder, here.graph)
      await one(here.intake, backwards, here.graph)
      const together = Array.from({ length: RACES }, newUser)
      const apart = Array.from({ length: RACES }, newUser)
      const racing = (userId: string, otherIntake: Intake) =>
        Promise.all([one(here.intake, userId, here.graph), other(otherIntake, userId, here.graph)])
      await Promise.all([
        ...together.map((userId) => racing(userId, here.intake)),
        ...apart.map((userId) => racing(userId, there.intake)),
      ])
      await Promise.all([here.settled(), there.settled()])
      const [expected = [], ...others] = await heldOf([inOrder, backwards, ...together, ...apart])
      expect(expected.filter((line) => line.includes('INTERACTED_WITH'))).toHaveLength(1)
      expect(others).toEqual(others.map(() => expected))
    })

    const follows = (userId: string, otherId: string): Relation => ({
      userId,
      otherId,
      kind: 'follows',
      strength: 1,
      isMutual: true,
    })

    it('the last of a follow and an unfollow wins, and either may win across processes', async () => {
      const followed = ['one', 'other'].map((from) => ({ from, type: 'FOLLOWS', strength: 1, since: NOW_MS }))
      const ends: Tie[][] = []
      for (let race = 0; race < RACES; race++) {
        const [one, other] = [newUser(), newUser()]
        const tie = follows(one, other)
        await relate(here.graph, { ...tie, strength: 0.5 }, NOW_MS - 1, {})
        await Promise.all([relate(here.graph, tie, NOW_MS, {}), unrelate(there.graph, tie, NOW_MS, {})])
        ends.push([...(await tiesOf(one, other))])
        await Promise.all([relate(here.graph, tie, NOW_MS, {}), unrelate(here.graph, tie, NOW_MS, {})])
        expect(await tiesOf(one, other)).toEqual([])
        await Promise.all([unrelate(here.graph, tie, NOW_MS, {}), relate(here.graph, tie, NOW_MS, {})])
        expect(await tiesOf(one, other)).toEqual(followed)
      }
      for (const end of ends) expect([[], followed]).toContainEqual(end)
    })

    it('a concurrent follow does not remove a block, and a later follow does not make the user visible', async () => {
      for (let race = 0; race < RACES; race++) {
        const [one, other] = [newUser(), newUser()]
        const tie = follows(one, other)
        await relate(here.graph, tie, NOW_MS - 1, {})
        const block: Relation = { ...tie, kind: 'blocks', isMutual: false }
        await Promise.all([relate(here.graph, block, NOW_MS, {}), relate(there.graph, tie, NOW_MS, {})])
        const blocked = { from: 'one', type: 'BLOCKS', strength: 1, since: NOW_MS }
        const again = ['one', 'other'].map((from) => ({ from, type: 'FOLLOWS', strength: 1, since: NOW_MS }))
        expect([[blocked], [blocked, ...again]]).toContainEqual(await tiesOf(one, other))
        const viewer = await readViewer(here.graph, { kind: 'user', id: one })
        expect([...viewer.hiddenPeople]).toEqual([other])
        await Promise.all([relate(here.graph, tie, NOW_MS, {}), relate(here.graph, block, NOW_MS, {})])
        expect(await tiesOf(one, other)).toEqual([blocked])
      }
    })

    it('the last of two adjustments of an interest wins, and there is never more than one', async () => {
      const never = { factor: 0, weight: 0 }
      const more = { factor: 1, weight: 2 }
      const adjust = ({ graph }: Process, userId: string, factor: number) =>
        adjustInterest(graph, { userId, tagId: TAG, factor }, {})
      const stated = async (viewerId: string) => {
        const rows = await here.graph.run(statedInterests, { viewerId, tagLimit: 10 })
        return rows.map(({ factor, weight }) => ({ factor, weight }))
      }
      for (let race = 0; race < RACES; race++) {
        const userId = newUser()
        // The user does not exist before the first round.
        for (const _time of ['first', 'second']) {
          await Promise.all([adjust(here, userId, 0), adjust(there, userId, 3)])
          expect([[never], [more]]).toContainEqual(await stated(userId))
        }
        await Promise.all([adjust(here, userId, 3), adjust(here, userId, 0)])
        expect(await stated(userId)).toEqual([never])
        await Promise.all([adjust(here, userId, 0), adjust(here, userId, 3)])
        expect(await stated(userId)).toEqual([more])
      }
    })
  })
})
