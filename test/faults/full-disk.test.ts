import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fillUp, smallDisk } from '../support/small-disk.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { type CrashServer, crashServer } from './crash-server.ts'

const LIST = `query ($userId: ID!, $after: String) {
  recommendations(userId: $userId, first: 2, after: $after) { nodes { id } pageInfo { endCursor } }
}`

const RECORD = `mutation ($events: [EventInput!]!) {
  recordEvents(events: $events) { results { status problems { code } } }
}`

const DESCRIBE = `mutation ($items: [ItemInput!]!) { upsertItems(items: $items) { problems { code } } }`

const ITEMS = Array.from({ length: 37 }, (_, n) => ({ id: `item-${n}`, title: `Item ${n}` }))

/** Concurrent callers, and the total of their requests. */
const CALLERS = 4
const CALLS = 1_000
const LISTS = 400

let sent = 0

/** The outcome of each event. */
async function record(server: CrashServer, count: number): Promise<string[]> {
  const events = Array.from({ length: count }, () => {
    const n = sent++
    const ids = { eventId: `event-${n}`, userId: `user-${n % 50}`, itemId: `item-${n % ITEMS.length}` }
    return { ...ids, kind: 'PLAY', occurredAt: 1_750_000_000_000 + n }
  })
  const { recordEvents } = await server.ask(RECORD, { events })
  const { results } = recordEvents as { results: { status: string; problems: { code: string }[] }[] }
  return results.map(({ status, problems }) => problems[0]?.code ?? status)
}

interface List {
  readonly nodes: readonly object[]
  readonly pageInfo: { readonly endCursor: string }
}

async function list(server: CrashServer, n: number, after?: string): Promise<List> {
  const { recommendations } = await server.ask(LIST, { userId: `user-${n % 50}`, after })
  return recommendations as List
}

/** Counts of outcomes over many calls. */
async function tallied(
  calls: number,
  call: (n: number) => Promise<readonly string[]>,
): Promise<Record<string, number>> {
  const tally: Record<string, number> = {}
  let next = 0
  const caller = async () => {
    while (next < calls) for (const word of await call(next++)) tally[word] = (tally[word] ?? 0) + 1
  }
  await Promise.all(Array.from({ length: CALLERS }, caller))
  return tally
}

describe('a server whose disk for the journal and served lists is full', {
  timeout: 120_000,
}, () => {
  it('rejects events, keeps serving lists, recovers when there is room, and stops cleanly', async ({
    skip,
  }) => {
    const folder = temporaryFolder()
    const disk = smallDisk('48m', skip)
    for (const name of ['journal', 'served-lists']) {
      mkdirSync(join(disk, name))
      symlinkSync(join(disk, name), join(folder, name))
    }
    const server = await crashServer(folder)
    onTestFinished(async () => void (await server.kill()))
    await server.ask(DESCRIBE, { items: ITEMS })
    expect(new Set(await record(server, 500))).toEqual(new Set(['ACCEPTED']))
    await list(server, 0)

    fillUp(join(disk, 'crumbs'))
    const events = await tallied(CALLS, () => record(server, 2))
    const lists = await tallied(LISTS, async (n) => [
      (await list(server, n)).nodes.length > 0 ? 'made' : 'empty',
    ])
    process.stdout.write(`disk of journal and lists full: ${JSON.stringify({ events, lists })}\n`)
    expect(events).toEqual({ UNAVAILABLE: 2 * CALLS })
    expect(lists).toEqual({ made: LISTS })
    const told = (message: string) => server.said().split(message).length - 1
    expect([told('events are refused'), told('a served list could not be stored')]).toEqual([1, 1])
    // LMDB's own word for a commit that does not fit: it may harm the memory of the process, so none may come to it.
    expect(told('Write error')).toBe(0)

    rmSync(join(disk, 'crumbs'))
    expect(await record(server, 1)).toEqual(['ACCEPTED'])
    const { pageInfo } = await list(server, 0)
    expect((await list(server, 0, pageInfo.endCursor)).nodes).toHaveLength(2)

    fillUp(join(disk, 'crumbs'))
    expect(await record(server, 1)).toEqual(['UNAVAILABLE'])
    await list(server, 0)
    expect(await server.kill('SIGTERM')).toBe(0)
    expect(existsSync(join(folder, 'owner.json'))).toBe(false)
  })
})
