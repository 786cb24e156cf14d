import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InteractionEvent } from '../../../src/domain/event.ts'
import { Heartbeat, type StaleJournal } from '../../../src/events/apply/heartbeat.ts'
import { lmdbJournal } from '../../../src/events/journal/lmdb-journal.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { type CliFolder, cliFolder } from '../../support/cli.ts'
import { writeSmallFolder } from '../../support/small-folder.ts'

let folder: CliFolder

beforeAll(async () => {
  folder = cliFolder()
  writeSmallFolder(join(folder.path, 'songs'))
  expect((await folder.run(['import', join(folder.path, 'songs')])).code).toBe(0)
})

afterAll(() => folder.remove())

function event(eventId: string): InteractionEvent {
  return { eventId, userId: 'new-user', itemId: 'tea', kind: 'play', atMs: 5, value: null, count: 1 }
}

describe('attune journal', () => {
  it('shows an empty journal if nothing was recorded', async () => {
    const { code, out } = await folder.run(['journal', '--json'])
    expect([code, JSON.parse(out)]).toMatchObject([0, { recorded: 0, applied: 0, waiting: 0, setAside: 0 }])
  })

  it('adopts the journal of a lost server, once', async () => {
    const lost = join(folder.path, 'lost')
    const journal = lmdbJournal({ folder: lost, nowMs: Date.now })
    await journal.append([event('a'), event('b')])
    await journal.close()
    for (const drained of [
      { gone: 0, unreadable: 0, setAside: 0 },
      { gone: 0, unreadable: 0, setAside: 0 },
    ]) {
      const { code, out } = await folder.run(['journal', '--adopt', lost, '--json'])
      expect([code, JSON.parse(out)]).toMatchObject([0, { recorded: 2, applied: 2, waiting: 0, drained }])
    }
    const { out } = await folder.run(['stats', '--json'])
    expect(JSON.parse(out).nodes[0]).toEqual({ name: 'User', total: 9 })
  })

  it('reports a journal without a server until it is adopted', async () => {
    const left = join(folder.path, 'left')
    const path = join(folder.path, 'graph', 'graph.grafeo')
    const graph = await openEmbedded({ path, maxRelationships: 1e6 })
    const journal = lmdbJournal({ folder: left, nowMs: Date.now })
    await journal.append([event('d'), event('e')])
    const longAgo = Date.now() - 10 * 60_000
    const beat = new Heartbeat({
      graph,
      journal,
      nowMs: () => longAgo,
      waiting: () => 2,
      onStale: () => {},
    })
    beat.start()
    await beat.stop()
    const found: StaleJournal[] = []
    const other = lmdbJournal({ folder: join(folder.path, 'other'), nowMs: Date.now })
    const onStale = (orphans: readonly StaleJournal[]) => void found.push(...orphans)
    const next = new Heartbeat({ graph, journal: other, nowMs: Date.now, waiting: () => 0, onStale })
    next.start()
    await next.stop()
    const id = journal.id
    await Promise.all([journal.close(), other.close()])
    await graph.close()
    expect(found).toEqual([{ id, leastWaiting: 2, heardAtMs: longAgo }])

    const { out } = await folder.run(['journal', '--json'])
    expect(JSON.parse(out).orphans).toEqual([{ id, leastWaiting: 2, heardAtMs: longAgo }])
    const { err } = await folder.run(['journal'])
    expect(err).toContain(`journal ${id} has no server`)
    const adopted = await folder.run(['journal', '--adopt', left, '--json'])
    expect(JSON.parse(adopted.out)).toMatchObject({ applied: 2, waiting: 0, orphans: [] })
    expect(JSON.parse((await folder.run(['journal', '--json'])).out).orphans).toEqual([])
  })

  it('applies dead letters again and releases those that succeed', async () => {
    const journal = lmdbJournal({ folder: join(folder.path, 'graph', 'journal'), nowMs: Date.now })
    await journal.deadLetter([{ position: 1, event: event('c'), reason: 'it was too much', atMs: 1 }])
    await journal.close()
    const { out } = await folder.run(['journal', '--replay', '--json'])
    expect(JSON.parse(out)).toMatchObject({ replayed: 1, setAside: 0 })
  })

  it('reports a folder without a journal', async () => {
    const { code, err } = await folder.run(['journal', '--adopt', 'nowhere'])
    expect(code).not.toBe(0)
    expect(err).toContain('no journal in that folder')
  })
})
