import { afterEach, describe, expect, it } from 'vitest'
import { consentsOf } from '../../src/graph/__generated__/queries.ts'
import type { ServerSettings } from '../../src/server/api/server-parts.ts'
import { NOW_MS, type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { journaling } from '../support/journaling.ts'
import { storedItems } from '../support/stored-items.ts'
import { world } from '../support/world.ts'

const VISITOR = `v_${'0c'.repeat(16)}`

const SET = `mutation ($userId: ID!, $choices: [ConsentChoiceInput!]!) {
  setConsent(userId: $userId, choices: $choices) { watermark problems { code path message } }
}`
const RECORD = `mutation ($events: [EventInput!]!) { recordEvents(events: $events) { watermark results { status } } }`
const LIST = `query ($userId: ID!) { recommendations(userId: $userId, first: 9) { personalization nodes { id } } }`

describe.each(ENGINES)('consent of visitors on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    afterEach(() => server.close())

    async function open(settings: Partial<ServerSettings> = {}): Promise<void> {
      server = await serving({
        settings: { requestDeadlineMs: 20_000, ...settings },
        open: () => engine.open(),
        fill: (graph) => tastes().fill(graph, { isTrained: false }),
        intake: (graph) => journaling(graph, () => NOW_MS),
        recommend: (graph, events, consents) => asking(graph, { events, consents }),
      })
    }

    const decide = async (userId: string, purpose: string, isGranted: boolean) => {
      const { setConsent } = await server.data(SET, { userId, choices: [{ purpose, isGranted }] })
      return setConsent as { readonly watermark: string | null; readonly problems: readonly object[] }
    }

    const sent = async (eventId: string, itemId: string, userId = VISITOR): Promise<string | undefined> => {
      const event = { eventId, userId, itemId, kind: 'PLAY', occurredAt: NOW_MS }
      const { recordEvents } = await server.data(RECORD, { events: [event] })
      return (recordEvents as { results: readonly { status: string }[] }).results[0]?.status
    }

    const historyOf = () => storedItems(server.graph, VISITOR)

    const listOf = async () => (await server.data(LIST, { userId: VISITOR })).recommendations

    it('cannot be given for a purpose of users, nor that of visitors by a user', async () => {
      await open()
      for (const [userId, purpose, whose] of [
        [VISITOR, 'PERSONALIZATION', 'users: visitors decide about VISITOR_HISTORY'],
        [VISITOR, 'SUGGEST_ME_TO_OTHERS', 'users: visitors decide about VISITOR_HISTORY'],
        ['jazz-fan0', 'VISITOR_HISTORY', 'visitors'],
      ] as const) {
        const message = `purpose names ${purpose}, which is for ${whose}`
        const path = ['choices', '0', 'purpose']
        expect(await decide(userId, purpose, true)).toEqual({
          watermark: null,
          problems: [{ code: 'BAD_USER_INPUT', path, message }],
        })
      }
    })

    it('has a receipt and makes the visitor', async () => {
      await open()
      expect((await decide(VISITOR, 'VISITOR_HISTORY', false)).problems).toEqual([])
      await decide(VISITOR, 'VISITOR_HISTORY', true)
      const [consent] = await server.graph.run(consentsOf, { ids: [VISITOR] })
      expect(consent).toMatchObject({ version: 2, granted: ['visitor-history'], denied: [] })
    })

    it('is needed for events: without it they are stored nowhere', async () => {
      await open()
      expect(await sent('e1', 'jazz1')).toBe('ACCEPTED')
      await expect.poll(historyOf).toEqual(['jazz1'])
      await decide(VISITOR, 'VISITOR_HISTORY', false)
      expect(await sent('e2', 'jazz2')).toBe('SUPPRESSED_NO_CONSENT')
      expect(await sent('e2', 'jazz2', 'jazz-fan0')).toBe('ACCEPTED')
      await decide(VISITOR, 'VISITOR_HISTORY', true)
      expect(await sent('e3', 'jazz3')).toBe('ACCEPTED')
      await expect.poll(historyOf).toEqual(['jazz1', 'jazz3'])
    })

    it('is needed for lists: without it they are the same whatever the visitor did', async () => {
      await open()
      expect(await sent('e1', 'jazz1')).toBe('ACCEPTED')
      await expect.poll(listOf).toMatchObject({ personalization: 'FULL' })
      await decide(VISITOR, 'VISITOR_HISTORY', false)
      const { nodes } = (await listOf()) as { nodes: readonly { id: string }[] }
      expect(await listOf()).toMatchObject({ personalization: 'NO_CONSENT' })
      expect(nodes.map(({ id }) => id)).toContain('jazz1')
    })

    it('is denied until they opt in, where users have to', async () => {
      await open({ consentDefaults: 'denied' })
      expect(await sent('e1', 'jazz1')).toBe('SUPPRESSED_NO_CONSENT')
      expect(await historyOf()).toBeNull()
      await decide(VISITOR, 'VISITOR_HISTORY', true)
      expect(await sent('e1', 'jazz1')).toBe('ACCEPTED')
    })
  })
})

/** Two tastes of three fans each. */
function tastes() {
  const small = world()
  for (const genre of ['jazz', 'rock']) {
    const items = [1, 2, 3, 4, 5, 6].map((n) => `${genre}${n}`)
    for (const id of items) small.item(id, { tags: [genre] })
    for (const n of [0, 1, 2]) small.user(`${genre}-fan${n}`).listens(...items.filter((_, at) => at !== n))
  }
  return small
}
