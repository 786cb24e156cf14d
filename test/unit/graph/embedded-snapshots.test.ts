import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { graphState, interactionsAmong } from '../../../src/graph/__generated__/queries.ts'
import { delegating } from '../../../src/graph/delegating.ts'
import { type EmbeddedGraph, openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { Snapshots } from '../../../src/graph/embedded/snapshots.ts'
import { damageOf } from '../../../src/graph/embedded/try-snapshot.ts'
import { snapshotsIn } from '../../../src/graph/snapshot-files.ts'
import { applyEvents } from '../../../src/ingest/apply-events.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const HOUR_MS = 3_600_000

/** Each snapshot is read by a process of its own. */
const PATIENTLY = { timeout: 15_000 }

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

describe('a snapshot of an embedded graph', () => {
  it('holds all that was written before it, and nothing half, while others go on writing and reading', async () => {
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
      const copying = graph.copyTo(path)
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
    expect(readdirSync(folder).filter((name) => name.endsWith('.draft'))).toEqual([])
  })

  it('that cannot be read is damaged only if the engine says so', async () => {
    const missing = join(temporaryFolder(), 'missing.grafeo')
    await expect(damageOf(missing, new AbortController().signal)).rejects.toMatchObject({
      kind: 'unavailable',
    })
  })

  it('is refused of a graph in memory', async () => {
    const graph = await openEmbedded({ maxRelationships: 1e6 })
    onTestFinished(() => graph.close())
    await expect(graph.copyTo(join(temporaryFolder(), 'copy.grafeo'))).rejects.toMatchObject({
      kind: 'contract',
    })
  })
})

describe('snapshots', () => {
  it('are taken when the newest is too old, or of the future, and the newest two are kept', async () => {
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
      onDamaged: (damage) => failures.push(damage),
      lookEveryMs: 20,
    })
    snapshots.start()
    const names = () => snapshotsIn(kept).map((path) => path.slice(kept.length + 1))
    const at = (hour: string) => `graph-2025-06-01T${hour}.grafeo`
    await expect.poll(names, PATIENTLY).toEqual([at('00-00-00')])
    nowMs += HOUR_MS - 1_000
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(names()).toEqual([at('00-00-00')])
    nowMs += 1_000
    await expect.poll(names, PATIENTLY).toEqual([at('01-00-00'), at('00-00-00')])
    nowMs += 4 * HOUR_MS
    await expect.poll(names, PATIENTLY).toEqual([at('05-00-00'), at('01-00-00')])
    // Set back.
    nowMs -= 2.5 * HOUR_MS
    await expect.poll(names, PATIENTLY).toEqual([at('02-30-00'), at('01-00-00')])
    await snapshots.stop()
    expect(failures).toEqual([])
  })

  it('that cannot be taken are told of once, and tried again', async () => {
    const folder = temporaryFolder()
    const graph = await openIn(folder)
    const kept = join(folder, 'snapshots')
    // A file where the folder is to be.
    writeFileSync(kept, '')
    const failures: unknown[] = []
    const parts = { graph, folder: kept, everyMs: HOUR_MS, nowMs: Date.now, lookEveryMs: 20 }
    const snapshots = new Snapshots({
      ...parts,
      onFailed: (error) => failures.push(error),
      onDamaged: (damage) => failures.push(damage),
    })
    snapshots.start()
    await expect.poll(() => failures.length, PATIENTLY).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 100))
    rmSync(kept)
    await expect.poll(() => snapshotsIn(kept), PATIENTLY).toHaveLength(1)
    await snapshots.stop()
    expect(failures).toHaveLength(1)
  })

  it('are given up when they are stopped in the midst of one, without a word', async () => {
    const folder = temporaryFolder()
    const graph = await openIn(folder)
    const kept = join(folder, 'snapshots')
    const snapshots = new Snapshots({
      ...{ graph, folder: kept, everyMs: HOUR_MS, nowMs: Date.now, lookEveryMs: 5 },
      onFailed: (error) => expect.unreachable(String(error)),
      onDamaged: (damage) => expect.unreachable(damage),
    })
    snapshots.start()
    await expect.poll(() => existsSync(kept) && readdirSync(kept), PATIENTLY).toHaveLength(1)
    await snapshots.stop()
    expect(readdirSync(kept)).toEqual([])
  })

  it('are whole though the file of the graph is damaged, which is told of', async () => {
    const folder = temporaryFolder()
    const graph = await openIn(folder)
    await applyEvents(graph, [play(1), play(2)])
    /** The same graph on a disk that flips bits of its file, which the engine has no reason to read. */
    const unlucky: EmbeddedGraph = {
      ...delegating(graph),
      async copyTo(path) {
        await graph.copyTo(path)
        const bytes = readFileSync(path)
        // Behind the file's head; a small graph leaves much of the rest unused.
        for (let at = 12_288; at < bytes.length; at += 64) bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
        writeFileSync(path, bytes)
      },
      saveTo: (path) => graph.saveTo(path),
    }
    const kept = join(folder, 'snapshots')
    const damages: string[] = []
    const snapshots = new Snapshots({
      ...{ graph: unlucky, folder: kept, everyMs: HOUR_MS, nowMs: Date.now, lookEveryMs: 20 },
      onFailed: (error) => expect.unreachable(String(error)),
      onDamaged: (damage) => damages.push(damage),
    })
    snapshots.start()
    await expect.poll(() => snapshotsIn(kept), PATIENTLY).toHaveLength(1)
    await snapshots.stop()
    expect(damages).toEqual([expect.stringContaining('damaged')])
    const path = snapshotsIn(kept)[0] ?? ''
    const copy = await openEmbedded({ path, maxRelationships: 1e6 })
    expect(await countIn(copy)).toBe(2)
    await copy.close()
  })
})
