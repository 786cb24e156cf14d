import { describe, expect, it, onTestFinished } from 'vitest'
import { undecided } from '../../../../src/domain/consent.ts'
import { DEFAULT_RATING_SCALE } from '../../../../src/events/event-weight.ts'
import { KEPT_EVENTS } from '../../../../src/events/fold-events.ts'
import { directIntake, type Intake } from '../../../../src/events/intake.ts'
import { recordEvents } from '../../../../src/events/record-events.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../../src/graph/graph-store.ts'
import type { FirstTimeUsersByItem } from '../../../../src/training/incremental/first-time-users.ts'
import { cypherQuery } from '../../../support/cypher-query.ts'
import { journaling } from '../../../support/journaling.ts'

const NOW_MS = Date.UTC(2025, 5, 1)
const CALLS = process.env.ATTUNE_TEST_LONG ? 2_000 : 200
const ITEM = 'hot'

/** The newest are sent twice: so many an edge knows again by itself. */
const REPEATED = KEPT_EVENTS

const NO_LIST = async () => null

const EDGES = cypherQuery<object, { userId: string; count: number; weight: number; lastAt: number }>(
  'test/edges-of-hot',
  `// @mode read
   // @budget 100000
   // @returns userId String!
   // @returns count  Int!
   // @returns weight Float!
   // @returns lastAt Int!
   MATCH (user:User)-[done:INTERACTED_WITH]->(item:Item {id: '${ITEM}'})
   RETURN user.id AS userId, done.count AS count, done.weight AS weight, done.lastAt AS lastAt`,
)

interface Way {
  readonly name: string
  /** An intake, and how to know that the graph has seen all of it. */
  open(
    graph: GraphStore,
    applied: (newPeople: FirstTimeUsersByItem) => void,
  ): Promise<{ readonly intake: Intake; settled(): Promise<void> }>
}

const WAYS: readonly Way[] = [
  {
    name: 'a journal',
    async open(graph, applied) {
      const { intake, journal, applier, close } = await journaling(graph, () => NOW_MS, {
        applied: (_, newPeople) => applied(newPeople),
      })
      onTestFinished(close)
      return {
        intake,
        async settled() {
          expect(await applier.seen(journal.last, AbortSignal.timeout(60_000))).toBe(true)
        },
      }
    },
  },
  {
    name: 'the graph alone',
    open: async (graph, applied) => ({
      intake: directIntake({
        graph,
        ratingScale: DEFAULT_RATING_SCALE,
        nowMs: () => NOW_MS,
        applied: (_, newPeople) => applied(newPeople),
      }),
      settled: async () => undefined,
    }),
  },
]

describe.each(WAYS)(
  `${CALLS} calls at once about one item, safe in $name`,
  { timeout: 120_000 },
  ({ open }) => {
    /** Makes all calls concurrently, some of them twice. Returns the state of the item. */
    async function outcomeOf(userOf: (n: number) => string) {
      const graph = await openEmbedded({ maxRelationships: 1e6 })
      onTestFinished(() => graph.close())
      let newcomers = 0
      const { intake, settled } = await open(graph, (newPeople) => {
        newcomers += newPeople.get(ITEM)?.users ?? 0
      })
      const record = recordEvents(intake, {
        rules: { ratingScale: DEFAULT_RATING_SCALE, customKinds: new Map() },
        consents: undecided('standard'),
        tokens: { read: async () => null },
        findServed: NO_LIST,
      })
      const calls = Array.from({ length: CALLS + REPEATED }, (_, at) => {
        const n = at % CALLS
        const event = {
          eventId: `e${n}`,
          userId: userOf(n),
          itemId: ITEM,
          kind: 'play' as const,
          occurredAt: NOW_MS - n,
        }
        return record([event], { nowMs: NOW_MS })
      })
      const statuses = (await Promise.all(calls)).flatMap(({ results }) =>
        results.map(({ status }) => status),
      )
      await settled()
      const count = (wanted: string) => statuses.filter((status) => status === wanted).length
      const edges = await graph.run(EDGES, {})
      return { edges, newcomers, accepted: count('ACCEPTED'), duplicates: count('DUPLICATE') }
    }

    it('by as many users count each user once', async () => {
      const { edges, ...counted } = await outcomeOf((n) => `fan-${n}`)
      expect(counted).toEqual({ accepted: CALLS, duplicates: REPEATED, newcomers: CALLS })
      expect(new Set(edges.map(({ userId }) => userId)).size).toBe(CALLS)
      expect(edges.map(({ count, weight }) => [count, weight])).toEqual(edges.map(() => [1, 1]))
      expect(edges).toHaveLength(CALLS)
    })

    it('by one user are summed', async () => {
      const { edges, ...counted } = await outcomeOf(() => 'fan')
      expect(counted).toEqual({ accepted: CALLS, duplicates: REPEATED, newcomers: 1 })
      expect(edges).toEqual([{ userId: 'fan', count: CALLS, weight: CALLS, lastAt: NOW_MS }])
    })
  },
)
