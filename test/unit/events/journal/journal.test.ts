import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { InteractionEvent } from '../../../../src/domain/event.ts'
import type { Journal } from '../../../../src/events/journal/journal.ts'
import { lmdbJournal } from '../../../../src/events/journal/lmdb-journal.ts'
import { threadedJournal } from '../../../../src/events/journal/threaded-journal.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const opened: Journal[] = []

const OPENERS: readonly { readonly kind: string; readonly openIn: (folder: string) => Promise<Journal> }[] = [
  { kind: 'a journal', openIn: async (folder) => lmdbJournal({ folder, nowMs: Date.now }) },
  { kind: 'a journal with a thread of its own', openIn: threadedJournal },
]

/** Delays between the call of an append and a concurrent skip. */
const BEFORE_SKIPPING = [
  { how: 'ahead', pass: async () => {} },
  { how: 'right behind', pass: () => Promise.resolve().then(() => undefined) },
  { how: 'a turn behind', pass: () => new Promise((resolve) => setImmediate(resolve)) },
]

afterEach(async () => {
  for (const journal of opened.splice(0)) await journal.close()
})

function event(eventId: string, traits: Partial<InteractionEvent> = {}): InteractionEvent {
  return { eventId, userId: 'ana', itemId: 'tea', kind: 'view', atMs: 5, value: null, count: 1, ...traits }
}

describe.each(OPENERS)('$kind', ({ openIn }) => {
  async function open(folder = temporaryFolder()): Promise<{ journal: Journal; folder: string }> {
    const journal = await openIn(folder)
    opened.push(journal)
    return { journal, folder }
  }

  it('numbers events from 1 and returns them unchanged, also after a restart', async () => {
    const { journal, folder } = await open()
    const details = { price: { amount: 1, currency: 'EUR' }, quantity: 2, properties: { colors: ['red'] } }
    const full = event('b', {
      portion: 0.5,
      dwellMs: 10,
      recommendationId: 'r',
      position: 3,
      userId: 'bo',
      details,
    })
    expect(await journal.append([event('a'), full])).toEqual({
      verdicts: ['accepted', 'accepted'],
      position: 2,
    })
    const entries = [
      { position: 1, event: event('a') },
      { position: 2, event: full },
    ]
    expect(await journal.read(0, 10)).toMatchObject({ entries, lost: [], end: 2 })
    await journal.close()
    const { journal: again } = await open(folder)
    expect(again.id).toBe(journal.id)
    expect(again.last).toBe(2)
    expect(await again.read(0, 10)).toMatchObject({ entries, lost: [], end: 2 })
  })

  it('reads the entries of one user, page by page', async () => {
    const { journal } = await open()
    const events = Array.from({ length: 7 }, (_, n) => event(`e${n}`, { userId: n % 3 ? 'bo' : 'ana' }))
    await journal.append(events)
    expect(await journal.readOf('ana', 0, 4)).toEqual({
      entries: [
        { position: 1, event: events[0] },
        { position: 4, event: events[3] },
      ],
      end: 4,
    })
    expect(await journal.readOf('ana', 4, 9)).toEqual({
      entries: [{ position: 7, event: events[6] }],
      end: 7,
    })
    expect(await journal.readOf('cy', 0, 4)).toEqual({ entries: [], end: 7 })
    await journal.forget('ana')
    expect(await journal.readOf('ana', 0, 9)).toEqual({ entries: [], end: 7 })
  })

  it('reads without gaps across entries on disk and in memory', async () => {
    const { journal } = await open()
    for (let n = 0; n < 5_000; n += 500) {
      await journal.append(Array.from({ length: 500 }, (_, index) => event(`e${n + index}`)))
    }
    const read: number[] = []
    for (let end = 0; end < journal.last; ) {
      const page = await journal.read(end, 300)
      expect(page.lost).toEqual([])
      for (const { position, event: one } of page.entries) {
        expect(one.eventId).toBe(`e${position - 1}`)
        read.push(position)
      }
      end = page.end
    }
    expect(read).toEqual(Array.from({ length: 5_000 }, (_, n) => n + 1))
  })

  it('recognizes duplicates by id, within a call, between calls and after a restart', async () => {
    const { journal, folder } = await open()
    expect((await journal.append([event('a'), event('a')])).verdicts).toEqual(['accepted', 'duplicate'])
    await journal.close()
    const { journal: again } = await open(folder)
    expect(await again.append([event('a'), event('b')])).toEqual({
      verdicts: ['duplicate', 'accepted'],
      position: 2,
    })
  })

  it('reports an id with other content as a conflict, and the id of another user as new', async () => {
    const { journal } = await open()
    await journal.append([event('a')])
    const { verdicts } = await journal.append([event('a', { itemId: 'cake' }), event('a', { userId: 'bo' })])
    expect(verdicts).toEqual(['conflict', 'accepted'])
  })

  it('accepts a hundred concurrent callers, each event once and without gaps', async () => {
    const { journal } = await open()
    await Promise.all(Array.from({ length: 100 }, (_, n) => journal.append([event(`e${n}`), event('same')])))
    const { entries, lost } = await journal.read(0, 1_000)
    expect(lost).toEqual([])
    expect(entries.map(({ position }) => position)).toEqual(Array.from({ length: 101 }, (_, n) => n + 1))
    expect(new Set(entries.map((entry) => entry.event.eventId)).size).toBe(101)
  })

  it('stores neither user ids nor events in plain text', async () => {
    const { journal, folder } = await open()
    await journal.append([event('event-canary', { userId: 'person-canary', itemId: 'item-canary' })])
    await journal.close()
    const bytes = readdirSync(folder).map((file) => readFileSync(join(folder, file)))
    for (const word of ['event-canary', 'person-canary', 'item-canary']) {
      expect(bytes.some((file) => file.includes(word))).toBe(false)
    }
  })

  it('erases a user with their key, and creates a new key when they return', async () => {
    const { journal, folder } = await open()
    await journal.append([event('a'), event('b', { userId: 'bo' }), event('c')])
    await journal.forget('ana')
    await journal.append([event('a')])
    await journal.close()
    const { entries, lost } = await (await open(folder)).journal.read(0, 10)
    expect(entries.map(({ position }) => position)).toEqual([2, 4])
    expect(lost).toEqual([
      { position: 1, reason: 'forgotten' },
      { position: 3, reason: 'forgotten' },
    ])
  })

  it('seals an append that races with an erasure under a stored key', async () => {
    const { journal, folder } = await open()
    await journal.append([event('a')])
    const [, appended] = await Promise.all([journal.forget('ana'), journal.append([event('b')])])
    expect(appended).toEqual({ verdicts: ['accepted'], position: 2 })
    await journal.close()
    const { entries, lost } = await (await open(folder)).journal.read(0, 10)
    expect(entries).toMatchObject([{ position: 2, event: event('b') }])
    expect(lost).toEqual([{ position: 1, reason: 'forgotten' }])
  })

  it('trims only old, applied entries; a trimmed id is new again', async () => {
    const { journal } = await open()
    await journal.append([event('a'), event('b')])
    await new Promise((resolve) => setTimeout(resolve, 5))
    const laterMs = Date.now()
    await journal.append([event('c')])
    expect(await journal.trim(1, laterMs)).toBe(1)
    expect(await journal.trim(3, laterMs)).toBe(1)
    expect(await journal.first()).toBe(3)
    expect((await journal.append([event('a'), event('c')])).verdicts).toEqual(['accepted', 'duplicate'])
  })

  it('keeps dead letters sealed until they are released', async () => {
    const { journal, folder } = await open()
    await journal.append([event('a')])
    const [entry] = (await journal.read(0, 1)).entries
    if (!entry) throw new Error('nothing was kept')
    const letter = { position: entry.position, event: entry.event, reason: 'bad', atMs: 7 }
    await journal.deadLetter([letter])
    await journal.close()
    const { journal: again } = await open(folder)
    expect(await again.quarantined(10)).toEqual([letter])
    await again.release([1])
    expect(await again.quarantinedCount()).toBe(0)
  })

  it('erases the dead letter of an event with the event', async () => {
    const { journal } = await open()
    await journal.append([event('a'), event('b')])
    const { entries } = await journal.read(0, 2)
    await journal.deadLetter(
      entries.map(({ position, event }) => ({ position, event, reason: 'bad', atMs: 7 })),
    )
    const [first] = entries
    if (!first) throw new Error('nothing was kept')
    await journal.erase(first.event.userId, [first.event.eventId])
    expect((await journal.quarantined(10)).map(({ event }) => event.eventId)).toEqual([
      entries[1]?.event.eventId,
    ])
  })

  it('never reuses a position that the graph has seen', async () => {
    const { journal } = await open()
    await journal.append([event('a')])
    await journal.skipTo(40)
    expect((await journal.append([event('b')])).position).toBe(41)
  })

  it.each(BEFORE_SKIPPING)(
    'keeps what it acknowledged where it skips to a number $how of an append under way',
    async ({ pass }) => {
      const { journal } = await open()
      const named = (first: number, count: number) =>
        Array.from({ length: count }, (_, n) => event(`e${first + n}`))
      await journal.append(named(0, 10))
      const appending = journal.append(named(10, 20))
      await pass()
      await Promise.all([appending, journal.skipTo(15)])
      const end = (await appending).position
      expect(journal.last).toBe(end)
      expect((await journal.append([event('e30')])).position).toBe(end + 1)
      const { entries } = await journal.read(0, 100)
      expect(entries.map((entry) => entry.event.eventId)).toEqual(named(0, 31).map(({ eventId }) => eventId))
    },
  )

  it.each(BEFORE_SKIPPING)(
    'gives no number up to one that it skips to beyond an append under way, called $how of it',
    async ({ pass }) => {
      const { journal } = await open()
      const appending = journal.append([event('a'), event('b')])
      await pass()
      await Promise.all([appending, journal.skipTo(40)])
      expect(journal.last).toBeGreaterThanOrEqual(40)
      expect((await journal.append([event('c')])).position).toBeGreaterThan(40)
    },
  )

  it('writes pending events before it closes', async () => {
    const { journal, folder } = await open()
    const handed = journal.append([event('a'), event('b')])
    await journal.close()
    expect(await handed).toEqual({ verdicts: ['accepted', 'accepted'], position: 2 })
    expect((await open(folder)).journal.last).toBe(2)
  })

  it('closes during trimming, and settles pending calls', async () => {
    const { journal, folder } = await open()
    for (let n = 0; n < 6_000; n += 500) {
      await journal.append(Array.from({ length: 500 }, (_, index) => event(`e${n + index}`)))
    }
    const trimming = Promise.resolve(journal.trim(6_000, Date.now() + 1_000))
    const ended = await Promise.allSettled([trimming, journal.close()])
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
    await journal.close()
    const { journal: again } = await open(folder)
    expect(again.last).toBe(6_000)
    expect((await again.read((await again.first()) - 1, 10)).lost).toEqual([])
  })

  it('fails to open with a reason', async () => {
    const file = join(temporaryFolder(), 'a-file')
    writeFileSync(file, 'this is no journal')
    await expect(openIn(join(file, 'journal'))).rejects.toThrow(/ENOTDIR|not a directory/i)
  })

  it('rejects appends after it was closed', async () => {
    const { journal, folder } = await open()
    await journal.close()
    await expect(journal.append([event('a')])).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    rmSync(folder, { recursive: true })
  })
})

describe('a journal in its own thread', () => {
  async function open(): Promise<Journal> {
    const journal = await threadedJournal(temporaryFolder())
    opened.push(journal)
    return journal
  }

  it('keeps nothing of an erased user in memory', async () => {
    const journal = await open()
    await journal.append([event('a'), event('b', { userId: 'bo' })])
    await journal.forget('ana')
    const { entries, lost } = await journal.read(0, 10)
    expect(entries.map(({ position }) => position)).toEqual([2])
    expect(lost).toEqual([{ position: 1, reason: 'forgotten' }])
  })

  it('rejects every call after it was closed', async () => {
    const journal = await open()
    await journal.close()
    for (const ask of [() => journal.first(), () => journal.read(0, 1), () => journal.forget('ana')]) {
      await expect(ask()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    }
  })
})
