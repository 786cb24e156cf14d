import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { applyEvents } from '../../../src/events/apply/apply-events.ts'
import { graphState, interactionsAmong } from '../../../src/graph/__generated__/queries.ts'
import type { EmbeddedGraph } from '../../../src/graph/embedded/embedded-graph.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { Snapshots } from '../../../src/graph/embedded/snapshots.ts'
import { damageOf } from '../../../src/graph/embedded/try-snapshot.ts'
import { delegating } from '../../../src/graph/graph-store.ts'
import { snapshotsIn } from '../../../src/graph/snapshot-files.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const HOUR_MS = 3_600_000

/** Each snapshot is read by a process of its own. */
const PATIENTLY = { timeout: 15_000 }

const NEVER = new AbortController().signal

/** Where the file has its two heads, each of 4 KiB: the engine's layout. */
const HEADS_AT = [4_096, 8_192]

/** The same bytes, but for a bit of each 16th in a range. */
function flipped(bytes: Buffer, from: number, to: number): Buffer {
  const copy = Buffer.from(bytes)
  for (let at = from; at < to; at += 16) copy.writeUInt8(copy.readUInt8(at) ^ 1, at)
  return copy
}

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

/** Ends whatever process reads a file in a folder, as a system does that has no memory left. */
function killReaders(folder: string): void {
  for (const id of readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && name !== String(process.pid),
  )) {
    try {
      if (readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(folder)) process.kill(Number(id), 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }
}

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
    expect(readdirSync(folder).filter((name) => name.endsWith('.draft'))).toEqual([])
  })

  it('that cannot be read is damaged only if the engine says so', async () => {
    const missing = join(temporaryFolder(), 'missing.grafeo')
    await expect(damageOf(missing, 0n, NEVER)).rejects.toMatchObject({ kind: 'unavailable' })
  })

  it('whose file is none of the engine is damaged', async () => {
    const folder = temporaryFolder({ 'empty.grafeo': '', 'text.grafeo': 'no graph' })
    for (const name of ['empty.grafeo', 'text.grafeo']) {
      expect(await damageOf(join(folder, name), 0n, NEVER)).toContain('not a Grafeo database')
    }
  })

  it('of which the engine reads what was there before, its head being damaged, is damaged', async () => {
    const folder = temporaryFolder()
    const graph = await openIn(folder)
    const path = join(folder, 'copy.grafeo')
    const damages: (string | null)[] = []
    for (let round = 0; round < 4; round++) {
      await applyEvents(graph, [play(round)])
      const epoch = await graph.copyTo(path, NEVER)
      expect(await damageOf(path, epoch, NEVER)).toBeNull()
      const whole = readFileSync(path)
      for (const head of HEADS_AT) {
        writeFileSync(path, flipped(whole, head, head + 4_096))
        damages.push(await damageOf(path, epoch, NEVER))
      }
    }
    // Of its two heads the engine writes one a checkpoint: the other one is old, and nobody's loss. But for a checkpoint of
    // its own making just before one of ours, one damage is found a round.
    expect(damages.filter((damage) => damage !== null).length).toBeGreaterThanOrEqual(3)
  })

  it('has the number of its newest commit, also after a crash, and where it is made from memory', async () => {
    const folder = temporaryFolder()
    const graph = await openIn(folder)
    await applyEvents(graph, [play(1)])
    // As a process that is killed leaves it: the newest commits are in the log beside the file alone.
    const left = join(temporaryFolder(), 'left')
    cpSync(folder, left, { recursive: true })
    const again = await openIn(left)
    for (const { store, at } of [
      { store: graph, at: folder },
      { store: again, at: left },
    ]) {
      const copy = join(at, 'copy.grafeo')
      expect(await damageOf(copy, await store.copyTo(copy, NEVER), NEVER)).toBeNull()
      const saved = join(at, 'saved.grafeo')
      expect(await damageOf(saved, await store.saveTo(saved, NEVER), NEVER)).toBeNull()
    }
    expect(await countIn(again)).toBe(1)
  })

  it('is refused of a graph in memory', async () => {
    const graph = await openEmbedded({ maxRelationships: 1e6 })
    onTestFinished(() => graph.close())
    await expect(graph.copyTo(join(temporaryFolder(), 'copy.grafeo'), NEVER)).rejects.toMatchObject({
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

  it('that cannot be taken are told of once, and tried again, ever more seldom', async () => {
    const folder = temporaryFolder()
    const graph = await openIn(folder)
    const kept = join(folder, 'snapshots')
    // A file where the folder is to be.
    writeFileSync(kept, '')
    const failures: unknown[] = []
    const tries: number[] = []
    const snapshots = new Snapshots({
      ...{ graph, folder: kept, everyMs: HOUR_MS, lookEveryMs: 20 },
      nowMs() {
        tries.push(performance.now())
        return Date.now()
      },
      onFailed: (error) => failures.push(error),
      onDamaged: (damage) => failures.push(damage),
    })
    snapshots.start()
    await expect.poll(() => tries.length, PATIENTLY).toBeGreaterThanOrEqual(4)
    // One look is left out after the first failure, three after the second, seven after the third.
    expect((tries[3] ?? 0) - (tries[0] ?? 0)).toBeGreaterThan(200)
    expect(failures).toHaveLength(1)
    rmSync(kept)
    await expect.poll(() => snapshotsIn(kept), PATIENTLY).toHaveLength(1)
    await snapshots.stop()
    expect(failures).toHaveLength(1)
  })

  it('are given up when they are stopped in the midst of one, without a word', async () => {
    const folder = temporaryFolder()
    const graph = await openIn(folder)
    const kept = join(folder, 'snapshots')
    let stopped: Promise<void> | undefined
    const snapshots = new Snapshots({
      graph: {
        ...delegating(graph),
        async copyTo(path, signal) {
          const epoch = await graph.copyTo(path, signal)
          stopped = snapshots.stop()
          return epoch
        },
        saveTo: (path, signal) => graph.saveTo(path, signal),
      },
      ...{ folder: kept, everyMs: HOUR_MS, nowMs: Date.now, lookEveryMs: 5 },
      onFailed: (error) => expect.unreachable(String(error)),
      onDamaged: (damage) => expect.unreachable(damage),
    })
    snapshots.start()
    await expect.poll(() => stopped !== undefined, PATIENTLY).toBe(true)
    await stopped
    expect(readdirSync(kept)).toEqual([])
  })

  it.runIf(process.platform === 'linux')('that nobody could read to the end are not kept', async () => {
    const folder = temporaryFolder()
    const graph = await openIn(folder)
    const kept = join(folder, 'snapshots')
    const failures: unknown[] = []
    const snapshots = new Snapshots({
      ...{ graph, folder: kept, everyMs: HOUR_MS, nowMs: Date.now, lookEveryMs: 20 },
      onFailed: (error) => failures.push(error),
      onDamaged: (damage) => expect.unreachable(damage),
    })
    const killing = setInterval(() => killReaders(kept), 1)
    onTestFinished(() => clearInterval(killing))
    snapshots.start()
    await expect.poll(() => failures, PATIENTLY).toMatchObject([{ kind: 'unavailable' }])
    expect(snapshotsIn(kept)).toEqual([])
    clearInterval(killing)
    await expect.poll(() => snapshotsIn(kept), PATIENTLY).toHaveLength(1)
    await snapshots.stop()
  })

  it('are whole though the file of the graph is damaged, which is told of', async () => {
    const folder = temporaryFolder()
    const graph = await openIn(folder)
    await applyEvents(graph, [play(1), play(2)])
    /** The same graph on a disk that flips bits of its file, which the engine has no reason to read. */
    const unlucky: EmbeddedGraph = {
      ...delegating(graph),
      async copyTo(path, signal) {
        const epoch = await graph.copyTo(path, signal)
        const bytes = readFileSync(path)
        // Behind the file's heads; a small graph leaves much of the rest unused.
        writeFileSync(path, flipped(bytes, 12_288, bytes.length))
        return epoch
      },
      saveTo: (path, signal) => graph.saveTo(path, signal),
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
