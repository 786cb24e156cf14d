import { afterEach, describe, expect, it } from 'vitest'
import { LiveConsents } from '../../src/consent/live-consents.ts'
import { setConsent } from '../../src/consent/set-consent.ts'
import { type ConsentDefaults, historyPurpose } from '../../src/domain/consent.ts'
import type { InteractionEvent } from '../../src/domain/event.ts'
import { randomBits } from '../../src/domain/random.ts'
import { applyEventBatch } from '../../src/events/apply/apply-events.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { journaledIntake } from '../../src/events/intake.ts'
import { threadedJournal } from '../../src/events/journal/threaded-journal.ts'
import { type RecordEvents, recordEvents } from '../../src/events/record-events.ts'
import { interactionsAfter, knownUserIds } from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { applierOf } from '../support/journaling.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const NOW_MS = Date.UTC(2025, 5, 1)

const VISITOR = `v_${'0d'.repeat(16)}`

/** Steps of the random walk: enough for every pair of steps, or all that the promise names. */
const STEPS = process.env.ATTUNE_TEST_LONG ? 10_000 : 400

function event(userId: string, eventId: string, traits: Partial<InteractionEvent> = {}): InteractionEvent {
  return { eventId, userId, itemId: 'tea', kind: 'like', atMs: NOW_MS, value: null, count: 1, ...traits }
}

/** The ids of the events that the graph has of a user. */
async function storedOf(graph: GraphStore, userId: string): Promise<readonly string[]> {
  const rows = await graph.run(interactionsAfter, { ids: [userId], afterId: '', limit: 1_000 })
  return rows.flatMap(({ eventIds }) => eventIds).sort()
}

/** How many events of a user the graph has counted. */
async function storedCount(graph: GraphStore, userId: string): Promise<number> {
  const rows = await graph.run(interactionsAfter, { ids: [userId], afterId: '', limit: 1_000 })
  return rows.reduce((sum, { count }) => sum + count, 0)
}

async function decide(graph: GraphStore, userId: string, isGranted: boolean): Promise<void> {
  const choices = [{ purpose: historyPurpose(userId), isGranted }]
  await setConsent(graph, [{ userId, choices }], { atMs: NOW_MS, origin: 'api', policyVersion: null })
}

describe.each(ENGINES)('events and consent on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    const closings: (() => Promise<unknown>)[] = []
    afterEach(async () => {
      for (const close of closings.splice(0).reverse()) await close()
    })

    /** A journal whose entries are applied once `start` is called. */
    async function open(defaults: ConsentDefaults = 'standard') {
      const graph = await engine.open()
      const journal = await threadedJournal(temporaryFolder())
      const needsConsent = defaults === 'denied'
      const applier = applierOf(graph, journal, () => NOW_MS, {}, { needsConsent })
      closings.push(
        () => graph.close(),
        () => journal.close(),
        () => applier.stop(),
      )
      const consents = new LiveConsents(graph, { defaults })
      await consents.read()
      const intake = journaledIntake({ journal, applier, maxWaiting: 10_000, onUnwritten: () => undefined })
      const record = recordEvents(intake, {
        rules: { ratingScale: DEFAULT_RATING_SCALE, customKinds: new Map() },
        consents,
        tokens: { read: async () => null },
        findServed: async () => null,
      })
      const applied = () => applier.seen(journal.last, AbortSignal.timeout(60_000))
      return { graph, journal, applier, consents, record, applied }
    }

    async function sent(record: RecordEvents, userId: string, eventId: string): Promise<string | undefined> {
      const raw = {
        eventId,
        userId,
        itemId: 'tea',
        kind: 'like',
        occurredAt: '2025-05-01T10:15:00Z',
      } as const
      const { results } = await record([raw], { nowMs: NOW_MS })
      return results[0]?.status
    }

    it('without consent to personalization are stored nowhere', async () => {
      const { graph, journal, consents, record, applied, applier } = await open()
      applier.start()
      await decide(graph, 'ana', false)
      await consents.read()
      expect(await sent(record, 'ana', 'a1')).toBe('SUPPRESSED_NO_CONSENT')
      expect(await sent(record, 'bo', 'b1')).toBe('ACCEPTED')
      await applied()
      expect([journal.last, await storedOf(graph, 'ana'), await storedOf(graph, 'bo')]).toEqual([
        1,
        [],
        ['b1'],
      ])
      await decide(graph, 'ana', true)
      await consents.read()
      expect(await sent(record, 'ana', 'a1')).toBe('ACCEPTED')
      await applied()
      expect(await storedOf(graph, 'ana')).toEqual(['a1'])
    })

    it('of users who have not opted in are stored nowhere, where they have to', async () => {
      const { graph, journal, consents, record } = await open('denied')
      expect(await sent(record, 'ana', 'a1')).toBe('SUPPRESSED_NO_CONSENT')
      expect([journal.last, await graph.run(knownUserIds, { ids: ['ana'] })]).toEqual([0, []])
      await decide(graph, 'ana', true)
      await consents.read()
      expect(await sent(record, 'ana', 'a1')).toBe('ACCEPTED')
    })

    it('that wait are dropped if their user withdraws, except for dismissals that they asked for', async () => {
      const { graph, journal, record, applier, applied } = await open()
      for (const eventId of ['a1', 'a2', 'a3']) expect(await sent(record, 'ana', eventId)).toBe('ACCEPTED')
      expect(await sent(record, 'bo', 'b1')).toBe('ACCEPTED')
      await journal.append([event('ana', 'dismiss-cake', { kind: 'hide', itemId: 'cake' })])
      await decide(graph, 'ana', false)
      applier.start()
      await applied()
      expect(await storedOf(graph, 'ana')).toEqual(['dismiss-cake'])
      expect(await storedOf(graph, 'bo')).toEqual(['b1'])
    })

    it('are checked in the transaction that applies them', async () => {
      const graph = await engine.open()
      closings.push(() => graph.close())
      for (const id of ['ana', VISITOR]) await decide(graph, id, false)
      const events = [event('ana', 'a1'), event('bo', 'b1'), event(VISITOR, 'v1')]
      const { outcomes, newPeople } = await applyEventBatch(graph, events)
      expect([outcomes, newPeople.get('tea')?.users]).toEqual([['ignored', 'created', 'ignored'], 1])
      const strict = await applyEventBatch(graph, [event('cy', 'c1'), ...events], { needsConsent: true })
      expect(strict.outcomes).toEqual(['ignored', 'ignored', 'ignored', 'ignored'])
      expect([await storedOf(graph, 'ana'), await storedOf(graph, 'cy')]).toEqual([[], []])
    })

    it(`follow the consent of their users over ${STEPS} random steps`, { timeout: 600_000 }, async () => {
      const { graph, consents, record, applied, applier } = await open()
      applier.start()
      const next = randomBits(7)
      const users = ['ana', 'bo', 'cy', 'di']
      const denied = new Map<string, number>()
      const accepted = new Map(users.map((userId) => [userId, 0]))
      const counts = { ACCEPTED: 0, SUPPRESSED_NO_CONSENT: 0, withdrawals: 0 }
      for (let step = 0; step < STEPS; step++) {
        const userId = users[next() % users.length] ?? ''
        if (next() % 4 > 0) {
          const status = denied.has(userId) ? 'SUPPRESSED_NO_CONSENT' : 'ACCEPTED'
          expect(await sent(record, userId, `e${step}`)).toBe(status)
          counts[status]++
          if (status === 'ACCEPTED') accepted.set(userId, (accepted.get(userId) ?? 0) + 1)
          continue
        }
        const isGranted = next() % 2 === 0
        if (isGranted && denied.has(userId)) {
          await applied()
          // Nothing was stored since they withdrew, also nothing that waited then.
          expect(await storedCount(graph, userId)).toBe(denied.get(userId))
        }
        await decide(graph, userId, isGranted)
        await consents.read()
        if (isGranted) denied.delete(userId)
        else if (!denied.has(userId)) {
          denied.set(userId, await storedCount(graph, userId))
          counts.withdrawals++
        }
      }
      await applied()
      for (const userId of users) {
        expect(await storedCount(graph, userId)).toBeLessThanOrEqual(accepted.get(userId) ?? 0)
      }
      for (const count of Object.values(counts)) expect(count).toBeGreaterThan(STEPS / 50)
    })
  })
})
