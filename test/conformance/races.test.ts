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

/** Races of each kind: one alone may end well by luck. */
const RACES = 12

/** A process: the way to the graph that one has. */
interface Process {
  readonly graph: GraphStore
  readonly intake: Intake
  /** All that it was given is in the graph. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** Two processes over one graph; of the embedded one, which only one can hold, two journals in the same process. */
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

/** Something that somebody says about the tea, given to a process. */
type Said = (intake: Intake, userId: string) => Promise<unknown>

function said(eventId: string, traits: Partial<InteractionEvent>): Said {
  const event = { eventId, itemId: 'tea', kind: 'like', atMs: NOW_MS, value: null, count: 1 } as const
  return (intake, userId) => intake.take([{ ...event, userId, ...traits }])
}

const LIKE = said('like', { atMs: NOW_MS - 1 })

const RETRACTIONS: readonly { readonly what: string; readonly one: Said; readonly other: Said }[] = [
  { what: 'a like and that it is hidden', one: LIKE, other: said('hide', { kind: 'hide' }) },
  {
    what: 'a purchase and its return',
    one: said('a', { kind: 'purchase' }),
    other: said('b', { kind: 'return' }),
  },
  {
    what: 'a good rating and a bad one of the same instant',
    one: said('rating-1', { kind: 'rating', value: 5 }),
    other: said('rating-2', { kind: 'rating', value: 0 }),
  },
  {
    what: 'a like and a dismissal',
    one: LIKE,
    other: (intake, userId) => dismiss(intake)({ userId, itemId: 'tea' }, { nowMs: NOW_MS }),
  },
]

const TAG = 'calm'

/** How somebody is tied to another, in words. */
type Tie = {
  readonly from: string
  readonly type: string
  readonly strength: number
  readonly since: number | null
}

describe.each(ENGINES)('what is said and taken back on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), { timeout: 60_000 }, () => {
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

    /** Somebody nobody knows. No id is part of another. */
    const somebody = () => `user-${1_000 + people++}`

    /** What the graph holds of each of them, under one name. */
    async function heldOf(userIds: readonly string[]): Promise<readonly (readonly string[])[]> {
      const lines = await graphDump(here.graph)
      return userIds.map((userId) =>
        lines.filter((line) => line.includes(userId)).map((line) => line.replaceAll(userId, 'she')),
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

    it.each(RETRACTIONS)('$what give one graph in either order, and at once', async ({ one, other }) => {
      const [inOrder, backwards] = [somebody(), somebody()]
      await one(here.intake, inOrder)
      await other(here.intake, backwards)
      await here.settled()
      await other(here.intake, inOrder)
      await one(here.intake, backwards)
      const together = Array.from({ length: RACES }, somebody)
      const apart = Array.from({ length: RACES }, somebody)
      const racing = (userId: string, otherIntake: Intake) =>
        Promise.all([one(here.intake, userId), other(otherIntake, userId)])
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

    it('of following and its end the last call decides, and where nobody was last, one of them', async () => {
      const followed = ['one', 'other'].map((from) => ({ from, type: 'FOLLOWS', strength: 1, since: NOW_MS }))
      const ends: Tie[][] = []
      for (let race = 0; race < RACES; race++) {
        const [one, other] = [somebody(), somebody()]
        const tie = follows(one, other)
        await relate(here.graph, { ...tie, strength: 0.5 }, NOW_MS - 1, {})
        await Promise.all([relate(here.graph, tie, NOW_MS, {}), unrelate(there.graph, tie, {})])
        ends.push([...(await tiesOf(one, other))])
        await Promise.all([relate(here.graph, tie, NOW_MS, {}), unrelate(here.graph, tie, {})])
        expect(await tiesOf(one, other)).toEqual([])
        await Promise.all([unrelate(here.graph, tie, {}), relate(here.graph, tie, NOW_MS, {})])
        expect(await tiesOf(one, other)).toEqual(followed)
      }
      for (const end of ends) expect([[], followed]).toContainEqual(end)
    })

    it('a block stands whatever races it, and hides whom a later call follows all the same', async () => {
      for (let race = 0; race < RACES; race++) {
        const [one, other] = [somebody(), somebody()]
        const tie = follows(one, other)
        await relate(here.graph, tie, NOW_MS - 1, {})
        const block: Relation = { ...tie, kind: 'blocks', isMutual: false }
        await Promise.all([relate(here.graph, block, NOW_MS, {}), relate(there.graph, tie, NOW_MS, {})])
        const blocked = { from: 'one', type: 'BLOCKS', strength: 1, since: NOW_MS }
        const again = ['one', 'other'].map((from) => ({ from, type: 'FOLLOWS', strength: 1, since: NOW_MS }))
        expect([[blocked], [blocked, ...again]]).toContainEqual(await tiesOf(one, other))
        const viewer = await readViewer(here.graph, one)
        expect([...viewer.hiddenPeople]).toEqual([other])
        await Promise.all([relate(here.graph, tie, NOW_MS, {}), relate(here.graph, block, NOW_MS, {})])
        expect(await tiesOf(one, other)).toEqual([blocked])
      }
    })

    it('of two adjustments of an interest the last call decides, and there is never more than one', async () => {
      const never = { factor: 0, weight: 0 }
      const more = { factor: 1, weight: 2 }
      const adjust = ({ graph }: Process, userId: string, factor: number) =>
        adjustInterest(graph, { userId, tagId: TAG, factor }, {})
      const stated = async (viewerId: string) => {
        const rows = await here.graph.run(statedInterests, { viewerId, tagLimit: 10 })
        return rows.map(({ factor, weight }) => ({ factor, weight }))
      }
      for (let race = 0; race < RACES; race++) {
        const userId = somebody()
        // At first nobody knows her.
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
