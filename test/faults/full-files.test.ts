import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { open } from 'lmdb'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { InteractionEvent } from '../../src/domain/event.ts'
import { threadedJournal } from '../../src/events/journal/threaded-journal.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import { closeDatabase, commitCause } from '../../src/platform/lmdb/disk-guard.ts'
import { lmdbServedLists } from '../../src/recommend/serving/lmdb-served-lists.ts'
import type { ServedList, ServedLists } from '../../src/recommend/serving/served-lists.ts'
import { servedList, TTL_MS } from '../support/served-list.ts'
import { fillUp, freeBytes, smallDisk } from '../support/small-disk.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const MB = 2 ** 20

/** More than the reserve, with little room for writes. */
const LEFT_BYTES = 38 * MB

const nearlyFull = expect.objectContaining({
  code: 'UNAVAILABLE',
  message: expect.stringContaining('nearly full'),
})

let made = 0

function event(): InteractionEvent {
  const n = made++
  const ids = { eventId: `event-${n}`, userId: `user-${n % 700}`, itemId: `item-${n % 11}` }
  return { ...ids, kind: 'view', atMs: n, value: null, count: 1 }
}

/** A list of several pages, as most are. */
function longList(servedAtMs: number): ServedList {
  const items = Array.from({ length: 100 }, (_, n) => ({
    itemId: `item-${n}`.repeat(20),
    logit: 1,
    probability: 1,
    contributions: [],
    supportingSources: [],
  }))
  return { ...servedList(`viewer-${made++ % 100}`, servedAtMs), items }
}

/** The number of new lists that are stored. */
async function kept(lists: ServedLists, count: number, servedAtMs: number): Promise<number> {
  const saved = Array.from({ length: count }, () => longList(servedAtMs))
  for (const one of saved) lists.save(one)
  // Once sweeping begins, what was saved before has been written or given up.
  await lists.sweep(0).catch(() => undefined)
  const found = await Promise.all(saved.map(({ recommendationId }) => lists.find(recommendationId)))
  return found.filter((one) => one !== null).length
}

describe('the journal and the served lists on a full disk', () => {
  it('lists that cannot be stored do no harm and are logged once per outage', async ({ skip }) => {
    const folder = smallDisk('48m', skip)
    const told: unknown[] = []
    const lists = lmdbServedLists(join(folder, 'served-lists'), { ttlMs: TTL_MS }, (error) =>
      told.push(error),
    )
    onTestFinished(() => lists.close())
    expect(await kept(lists, 100, 10_000)).toBe(100)
    fillUp(join(folder, 'crumbs'))
    for (let round = 0; round < 40; round++) expect(await kept(lists, 100, 10_000)).toBe(0)
    expect(told).toEqual([nearlyFull])
    rmSync(join(folder, 'crumbs'))
    expect(await kept(lists, 100, 10_000)).toBe(100)
    fillUp(join(folder, 'crumbs'))
    expect(await kept(lists, 100, 10_000)).toBe(0)
    expect(told).toHaveLength(2)
  })

  it('lists that filled the disk are stored again after they expire', async ({ skip }) => {
    const folder = smallDisk('48m', skip)
    writeFileSync(join(folder, 'ballast'), Buffer.alloc(freeBytes(folder) - LEFT_BYTES))
    const lists = lmdbServedLists(join(folder, 'served-lists'), { ttlMs: TTL_MS }, () => undefined)
    onTestFinished(() => lists.close())
    let full = 0
    while (full < 100) full += 20 - (await kept(lists, 20, 10_000))
    await lists.sweep(20_000)
    expect(await kept(lists, 50, 20_000)).toBe(50)
  })

  it('a journal that filled the disk recovers after trimming', async ({ skip }) => {
    const folder = smallDisk('48m', skip)
    writeFileSync(join(folder, 'ballast'), Buffer.alloc(freeBytes(folder) - LEFT_BYTES))
    const journal = await threadedJournal(join(folder, 'journal'))
    onTestFinished(() => journal.close())
    const append = () => journal.append(Array.from({ length: 100 }, event))
    let refusal: unknown
    while (!refusal) await append().catch((error: unknown) => (refusal = error))
    expect(refusal).toMatchObject({
      code: 'UNAVAILABLE',
      cause: { message: expect.stringContaining('nearly full') },
    })
    for (let call = 0; call < 500; call++)
      await expect(append()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    const count = journal.last
    expect(await journal.trim(count, Number.POSITIVE_INFINITY)).toBe(count)
    for (let call = 0; call < 20; call++) await append()
    expect(journal.last).toBe(count + 2_000)
  })

  it('opening fails on a full disk, creates no file and gives the reason', async ({ skip }) => {
    const folder = smallDisk('4m', skip)
    for (const name of ['journal', 'served-lists']) mkdirSync(join(folder, name))
    fillUp(join(folder, 'crumbs'))
    await expect(threadedJournal(join(folder, 'journal'))).rejects.toEqual(nearlyFull)
    expect(() => lmdbServedLists(join(folder, 'served-lists'), { ttlMs: TTL_MS }, () => undefined)).toThrow(
      nearlyFull,
    )
  })

  it('a file that met a full disk closes within five seconds', async ({ skip }) => {
    const folder = smallDisk('4m', skip)
    const database = open<Buffer, number>({ path: join(folder, 'data'), eventTurnBatching: false })
    await database.put(0, Buffer.alloc(0))
    fillUp(join(folder, 'crumbs'))
    // Large enough for three blocks: LMDB reports this failure without harm.
    const failed = await database.put(1, Buffer.alloc(100_000)).catch((error: unknown) => error)
    expect(await commitCause(failed)).toMatchObject({ message: expect.stringContaining('No space left') })
    const startedMs = performance.now()
    await closeDatabase(database)
    expect(performance.now() - startedMs).toBeLessThan(5_000)
  })
})

it('a snapshot is not started if it would leave too little room', async ({ skip }) => {
  const disk = smallDisk('48m', skip)
  const graph = await openEmbedded({ path: join(temporaryFolder(), 'graph.grafeo'), maxRelationships: 1e6 })
  onTestFinished(() => graph.close())
  await expect(graph.copyTo(join(disk, 'copy.grafeo'), new AbortController().signal)).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringMatching(/needs \d+ MB of room, and \d+ are free/),
  })
  expect(readdirSync(disk)).toEqual([])
})
