import { afterEach, describe, expect, it } from 'vitest'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { answerOf, NOW_MS, type Serving, serving } from '../api/serving.ts'
import { apiKey, userHeaders } from '../support/api-keys.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { journaling } from '../support/journaling.ts'
import { fillCircles } from './fixture/circles.ts'

const DISMISS = `mutation ($itemId: ID!) {
  dismiss(userId: "rfan1", itemId: $itemId) {
    watermark item { id } user { dismissedItems(first: 50) { nodes { id } } } problems { code isRetryable }
  }
}`
const RECORD = `mutation ($events: [EventInput!]!) {
  recordEvents(events: $events) {
    accepted watermark user { id history(first: 1) { nodes { id } } } problems { code isRetryable }
  }
}`

interface Recorded {
  readonly accepted: number
  readonly watermark: string | null
  readonly user: {
    readonly id: string
    readonly history: { readonly nodes: readonly { id: string }[] }
  } | null
  readonly problems: readonly { readonly code: string }[]
}

const event = (eventId: string, userId: string | null, traits: object = {}) => ({
  eventId,
  ...(userId !== null && { userId }),
  itemId: 'j1',
  kind: 'LIKE',
  occurredAt: NOW_MS,
  ...traits,
})

describe.each(ENGINES)('what mutations answer of their records on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    let stopApplying: () => Promise<void>

    /** A server whose events go through a journal, so that they are in the graph only some time after they are accepted. */
    async function open(makeKeys?: (graph: GraphStore) => Promise<void>): Promise<void> {
      server = await serving({
        open: engine.open,
        fill: async (graph) => {
          await fillCircles(graph)
          await makeKeys?.(graph)
        },
        settings: { requestDeadlineMs: 20_000 },
        intake: async (graph) => {
          const { applier, ...journaled } = await journaling(graph, () => NOW_MS)
          stopApplying = () => applier.stop()
          return journaled
        },
      })
      if (makeKeys) return
      // A server takes a second or more to plan its first statements.
      await expect
        .poll(async () => (await record(event('warm', 'warm'))).user?.id, { timeout: 20_000 })
        .toBe('warm')
    }
    afterEach(() => server.close())

    async function record(...events: readonly object[]): Promise<Recorded> {
      return (await server.data(RECORD, { events })).recordEvents as Recorded
    }

    /** The answer without a problem. On a busy Neo4j a write may take more than the second that a payload waits. */
    async function inTime<T extends Record<string, unknown>>(
      ask: () => Promise<T>,
      field: string,
    ): Promise<T> {
      let answer: T | undefined
      const problems = async () => {
        answer = await ask()
        return (answer[field] as { problems: unknown }).problems
      }
      await expect.poll(problems, { timeout: 20_000 }).toEqual([])
      return answer as T
    }

    it('a dismissal answers with the user who has dismissed the item', async () => {
      await open()
      for (const itemId of ['j1', 'j2']) {
        const { dismiss } = await inTime(() => server.data(DISMISS, { itemId }), 'dismiss')
        expect(dismiss).toMatchObject({
          item: { id: itemId },
          user: { dismissedItems: { nodes: [{ id: itemId }, ...(itemId === 'j2' ? [{ id: 'j1' }] : [])] } },
        })
      }
    })

    it('recorded events answer with the one user of all of them, as they are after the events', async () => {
      await open()
      const events = [event('a', 'rfan1', { itemId: 'j2' }), event('b', 'rfan1')]
      const { recordEvents } = await inTime(() => server.data(RECORD, { events }), 'recordEvents')
      expect(recordEvents).toMatchObject({ user: { id: 'rfan1', history: { nodes: [{ id: 'j1' }] } } })
      expect(await record(event('c', 'rfan1'), event('d', 'rfan2'))).toMatchObject({
        user: null,
        problems: [],
      })
      expect(await record(event('e', 'rfan1', { kind: 'NONE' }))).toMatchObject({ user: null, problems: [] })
    })

    it('a write that the graph has not seen after a second is safe, and its records are null with a problem', async () => {
      await open()
      await stopApplying()
      const busy = [{ code: 'BUSY', isRetryable: true }]
      const started = performance.now()
      expect(await record(event('a', 'rfan1'))).toMatchObject({ accepted: 1, user: null, problems: busy })
      expect(performance.now() - started).toBeGreaterThan(900)
      const { dismiss } = await server.data(DISMISS, { itemId: 'j1' })
      expect(dismiss).toMatchObject({
        watermark: expect.any(String),
        user: null,
        item: null,
        problems: busy,
      })
    })

    it('a call that does not select the user does not wait for the graph', async () => {
      await open()
      await stopApplying()
      const started = performance.now()
      const plain =
        'mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted problems { code } } }'
      expect(await server.data(plain, { events: [event('a', 'rfan1')] })).toEqual({
        recordEvents: { accepted: 1, problems: [] },
      })
      expect(performance.now() - started).toBeLessThan(900)
      const spread = `mutation ($events: [EventInput!]!) { recordEvents(events: $events) { ...Rest } }
        fragment Rest on RecordEventsPayload { ... { user { id } } problems { code } }`
      const { recordEvents } = await server.data(spread, { events: [event('b', 'rfan1')] })
      expect(recordEvents).toEqual({ user: null, problems: [{ code: 'BUSY' }] })
    })

    it('an item that a browser makes up stays hidden from browsers until the catalog describes it', async () => {
      let key = ''
      let serverKey = ''
      await open(async (graph) => {
        key = await apiKey(graph, ['read', 'track'])
        serverKey = await apiKey(graph, ['read', 'track', 'server'])
      })
      const headers = await userHeaders(server.graph, key, 'rfan1')
      const asked = async (text: string, as: Record<string, string>) =>
        (await answerOf(await server.post(JSON.stringify({ query: text }), as))).data
      const warm = 'mutation { dismiss(itemId: "j1") { user { id } } }'
      await expect
        .poll(() => asked(warm, headers), { timeout: 20_000 })
        .toMatchObject({ dismiss: { user: {} } })
      const made = `mutation { dismiss(itemId: "never-was") { item { id } problems { code } user { id } }
        recordEvents(events: [{ eventId: "n", itemId: "never-was-2", kind: LIKE, occurredAt: ${NOW_MS} }]) { user { id } problems { code } } }`
      const answer = await inTime(async () => (await asked(made, headers)) ?? {}, 'recordEvents')
      expect(answer).toMatchObject({
        dismiss: { item: null, user: { id: 'rfan1' } },
        recordEvents: { user: { id: 'rfan1' } },
      })
      const nodeId = Buffer.from('Item:never-was').toString('base64url')
      const reads = `{ item(id: "never-was") { id } node(nodeId: "${nodeId}") { nodeId } nodes(nodeIds: ["${nodeId}"]) { nodeId }
        viewer { dismissedItems { nodes { id } } history(first: 1) { nodes { id } } } }`
      expect(await asked(reads, headers)).toEqual({
        item: null,
        node: null,
        nodes: [null],
        viewer: { dismissedItems: { nodes: [{ id: 'j1' }] }, history: { nodes: [] } },
      })
      expect(await asked('{ item(id: "never-was") { id } }', { 'x-api-key': serverKey })).toEqual({
        item: { id: 'never-was' },
      })
      await asked(
        'mutation { upsertItems(items: [{ id: "never-was" }, { id: "never-was-2" }]) { problems { code } } }',
        {
          'x-api-key': serverKey,
        },
      )
      expect(await asked(reads, headers)).toMatchObject({
        item: { id: 'never-was' },
        viewer: {
          dismissedItems: { nodes: [{ id: 'never-was' }, { id: 'j1' }] },
          history: { nodes: [{ id: 'never-was-2' }] },
        },
      })
    })

    it('an event without a user says that a user or a user token is missing', async () => {
      await open()
      const text = `mutation ($events: [EventInput!]!) {
        recordEvents(events: $events) { results { status problems { code message path } } } }`
      const { recordEvents } = await server.data(text, { events: [event('a', null), event('b', '')] })
      const problem = (n: string) => ({
        code: 'BAD_USER_INPUT',
        message:
          'userId is missing: send a user token, the id of a visitor, or with the scope SERVER that of a user',
        path: ['events', n, 'userId'],
      })
      expect(recordEvents).toEqual({
        results: ['0', '1'].map((n) => ({ status: 'REJECTED', problems: [problem(n)] })),
      })
    })
  })
})
