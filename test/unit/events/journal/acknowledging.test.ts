import { afterEach, describe, expect, it } from 'vitest'
import type { InteractionEvent } from '../../../../src/domain/event.ts'
import { LmdbJournal, openTables } from '../../../../src/events/journal/lmdb-journal.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const event: InteractionEvent = {
  eventId: 'a',
  userId: 'ana',
  itemId: 'tea',
  kind: 'view',
  atMs: 5,
  value: null,
  count: 1,
}

const closings: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closings.splice(0)) await close()
})

/** A journal with real commits, whose sync to disk completes when the test says so. */
function openOnSlowDisk() {
  let sync: () => void = () => undefined
  let fail: (error: Error) => void = () => undefined
  const flushed = new Promise<void>((resolve, reject) => {
    sync = resolve
    fail = reject
  })
  const tables = openTables(temporaryFolder())
  const root = new Proxy(tables.root, {
    get(target, name) {
      if (name === 'flushed') return flushed
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const journal = new LmdbJournal({ ...tables, root }, Date.now, null)
  closings.push(() => tables.root.close())
  return { journal, tables, sync, fail }
}

/** Whether a promise has settled. */
function ending(work: Promise<unknown>): () => boolean {
  let hasEnded = false
  const end = () => {
    hasEnded = true
  }
  work.then(end, end)
  return () => hasEnded
}

describe('a journal on a slow disk', () => {
  it('neither acknowledges nor returns committed events that are not yet on disk', async () => {
    const { journal, tables, sync } = openOnSlowDisk()
    const appending = journal.append([event])
    const hasEnded = ending(appending)
    await expect.poll(() => tables.meta.get('last'), { timeout: 10_000 }).toBe('1')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(hasEnded()).toBe(false)
    expect([journal.last, journal.read(0, 10).entries]).toEqual([0, []])
    sync()
    expect(await appending).toEqual({ verdicts: ['accepted'], position: 1 })
    expect(journal.last).toBe(1)
  })

  it('rejects committed events that did not reach the disk', async () => {
    const { journal, tables, fail } = openOnSlowDisk()
    const appending = journal.append([event])
    const hasEnded = ending(appending)
    await expect.poll(() => tables.meta.get('last'), { timeout: 10_000 }).toBe('1')
    expect(hasEnded()).toBe(false)
    fail(new Error('the disk failed'))
    await expect(appending).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(journal.last).toBe(0)
  })
})
