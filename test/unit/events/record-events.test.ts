import { afterEach, describe, expect, it } from 'vitest'
import { undecided } from '../../../src/domain/consent.ts'
import { decodeWatermark } from '../../../src/domain/watermark.ts'
import { DEFAULT_RATING_SCALE } from '../../../src/events/event-weight.ts'
import type { RawEvent } from '../../../src/events/parse-event.ts'
import { recordEvents } from '../../../src/events/record-events.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { journaling } from '../../support/journaling.ts'

const NOW_MS = Date.UTC(2025, 5, 1)

const closings: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close()
})

/** Records events into a new journal. */
async function recording() {
  const graph = await openEmbedded({ maxRelationships: 1e6 })
  const { journal, intake, close } = await journaling(graph, () => NOW_MS)
  closings.push(() => graph.close(), close)
  const rules = { ratingScale: DEFAULT_RATING_SCALE, customKinds: new Map() }
  const record = recordEvents(intake, {
    rules: rules,
    consents: undecided('standard'),
    tokens: { read: async () => null },
    findServed: async () => null,
  })
  return {
    journal,
    async record(events: readonly RawEvent[]) {
      const { results, watermark } = await record(events, { nowMs: NOW_MS })
      return { statuses: results.map(({ status }) => status), watermark }
    },
  }
}

function event(eventId: string, traits: Partial<RawEvent> = {}): RawEvent {
  return {
    eventId,
    userId: 'ana',
    itemId: 'tea',
    kind: 'click',
    occurredAt: '2025-05-01T10:15:00Z',
    ...traits,
  }
}

const other = event('a', { itemId: 'cake' })
const invalid = event('b', { kind: 'custom', customKind: 'no-such' })

describe('the watermark of a call', () => {
  it.each([
    { what: 'a conflict', events: [other] },
    { what: 'invalid', events: [invalid] },
    { what: 'a conflict or invalid', events: [other, invalid, other] },
  ])('is null if each of its events is $what, because none was stored', async ({ events }) => {
    const { journal, record } = await recording()
    await record([event('a')])
    expect(await record(events)).toEqual({ statuses: events.map(() => 'REJECTED'), watermark: null })
    expect(journal.last).toBe(1)
  })

  it.each([
    { what: 'new', kept: event('c'), status: 'ACCEPTED', position: 2 },
    { what: 'known', kept: event('a'), status: 'DUPLICATE', position: 1 },
  ])('covers an event that is $what', async ({ kept, status, position }) => {
    const { journal, record } = await recording()
    await record([event('a')])
    const { statuses, watermark } = await record([other, kept, invalid])
    expect(statuses).toEqual(['REJECTED', status, 'REJECTED'])
    expect(decodeWatermark(watermark ?? '')).toEqual({ journal: journal.id, position })
  })
})
