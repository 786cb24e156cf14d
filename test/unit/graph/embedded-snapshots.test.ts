import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { applyEvents } from '../../../src/events/apply/apply-events.ts'
import { graphState, interactionsAmong } from '../../../src/graph/__generated__/queries.ts'
import { type EmbeddedGraph, openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { Snapshots } from '../../../src/graph/embedded/snapshots.ts'
import { delegating } from '../../../src/graph/graph-store.ts'
import { snapshotsIn } from '../../../src/graph/snapshot-files.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const HOUR_MS = 3_600_000

const SLOWLY = { timeout: 15_000 }

const NEVER = new AbortController().signal

async function openIn(folder: string): Promise<EmbeddedGraph> {
  const graph = await openEmbedded({ path: join(folder, 'graph.grafeo'), maxRelationships: 1e6 })
  onTestFinished(() => graph.close())
  return graph
}

const play = (n: number) => ({
  eventId: `event-${n}`,
  userId: 'ana',
  itemId: 'tea',
  kind: 'play' as const,
  atMs: 1_000 + n,
  value: null,
  count: 1,
})

async function countIn(graph: EmbeddedGraph): Promise<number> {
  const [edge] = await graph.run(interactionsAmong, { rows: [{ userId: 'ana', wanted: ['tea'] }] })
  return edge?.count ?? 0
}

describe('a copy of an embedded graph', () => {
  it('holds every earlier write and no half write, while reads and writes go on', async () => {
    const folder = temporaryFolder()
    const graph = await openIn(folder)
    let written = 0
    let isDone = false
    const writing = (async () => {
      while (!isDone) await applyEvents(graph, [play(written++)])
    })()
    while (written < 20) await graph.run(graphState, {})
    for (let taken = 0; taken < 5; taken++) {
      const before = written - 1
      const path = join(folder, `copy-${taken}.grafeo`)
      const copying = graph.copyTo(path, NEVER)
      await graph.run(graphState, {})
      await copying
      const copy = await openEmbedded({ path, maxRelationships: 1e6 })
      const count = await countIn(copy)
      await copy.close()
      expect(count).toBeGreaterThanOrEqual(before)
      expect(count).toBeLessThanOrEqual(written)
    }
    isDone = true
    await writing
    expect(await countIn(graph)).toBe(written)
  })

  it('is refused for a graph in memory', async () => {
    const graph = await openEmbedded({ maxRelationships: 1e6 })
    onTestFinished(() => graph.close())
    await expect(graph.copyTo(join(temporaryFolder(), 'copy.grafeo'), NEVER)).rejects.toMatchObject({
      kind: 'contract',
    })
  })
})

describe('snapshots', () => {
  it('are taken when the newest is too old or of the future; the newest two are kept', async () => {
    const folder = temporaryFolder()
    const graph = await openIn(folder)
    const kept = join(folder, 'snapshots')
    let nowMs = Date.UTC(2025, 5, 1)
    const failures: unknown[] = []
    const snapshots = new Snapshots({
      graph,
      folder: kept,
      everyMs: HOUR_MS,
      nowMs: () => nowMs,
      onFailed: (error) => failures.push(error),
      checkEveryMs: 20,
    })
    snapshots.start()
    const names = () => snapshotsIn(kept).map((path) => path.slice(kept.length + 1))
    const at = (hour: string) => `graph-2025-06-01T${hour}.grafeo`
    await expect.poll(names, SLOWLY).toEqual([at('00-00-00')])
    nowMs += HOUR_MS - 1_000
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(names()).toEqual([at('00-00-00')])
    nowMs += 1_000
    await expect.poll(names, SLOWLY).toEqual([at('01-00-00'), at('00-00-00')])
    nowMs += 4 * HOUR_MS
    await expect.poll(names, SLOWLY).toEqual([at('05-00-00'), at('01-00-00')])
    // The clock is set back.
    nowMs -= 2.5 * HOUR_MS
    await expect.poll(names, SLOWLY).toEqual([at('02-30-00'), at('01-00-00')])
    await snapshots.stop()
    expect(failures).toEqual([])
  })

  it('that fail are reported once and retried with growing pauses', async () => {
    const folder = temporaryFolder()
    const graph = await openIn(folder)
    const kept = join(folder, 'snapshots')
    // A file in place of the folder.
    writeFileSync(kept, '')
    const failures: unknown[] = []
    const tries: number[] = []
    const snapshots = new Snapshots({
      ...{ graph, folder: kept, everyMs: HOUR_MS, checkEveryMs: 20 },
      nowMs() {
        tries.push(performance.now())
        return Date.now()
      },
      onFailed: (error) => failures.push(error),
    })
    snapshots.start()
    await expect.poll(() => tries.length, SLOWLY).toBeGreaterThanOrEqual(4)
    // One check is skipped after the first failure, three after the second, seven after the third.
    expect((tries[3] ?? 0) - (tries[0] ?? 0)).toBeGreaterThan(200)
    expect(failures).toHaveLength(1)
    rmSync(kept)
    await expect.poll(() => snapshotsIn(kept), SLOWLY).toHaveLength(1)
    await snapshots.stop()
    expect(failures).toHaveLength(1)
  })

  it('that are stopped halfway leave no file and report nothing', async () => {
    const folder = temporaryFolder()
    const graph = await openIn(folder)
    const kept = join(folder, 'snapshots')
    let stopped: Promise<void> | undefined
    const snapshots = new Snapshots({
      graph: {
        ...delegating(graph),
        async copyTo(path, signal) {
          await graph.copyTo(path, signal)
          stopped = snapshots.stop()
        },
      },
      ...{ folder: kept, everyMs: HOUR_MS, nowMs: Date.now, checkEveryMs: 5 },
      onFailed: (error) => expect.unreachable(String(error)),
    })
    snapshots.start()
    await expect.poll(() => stopped !== undefined, SLOWLY).toBe(true)
    await stopped
    expect(readdirSync(kept)).toEqual([])
  })
})
