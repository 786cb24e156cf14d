import { appendFileSync, mkdirSync, rmSync, statfsSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import { smallDisk } from '../support/small-disk.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { judge, Writer } from './acknowledged.ts'
import { crashServer } from './crash-server.ts'
import { untilApplied, waitingIn } from './waiting-events.ts'

const LIST = `query ($userId: ID!) { recommendations(userId: $userId, first: 5) { degraded nodes { id } } }`

/** Room that is left for the graph: some thousand events. */
const LEFT_BYTES = 700_000

/** Writes to a file until not a byte more can be written. */
function fillUp(file: string): void {
  try {
    for (;;) appendFileSync(file, Buffer.alloc(4_096))
  } catch {
    // That is all.
  }
}

describe('a server whose embedded graph has no more room on its disk', { timeout: 120_000 }, () => {
  it('takes every event meanwhile, answers lists, and applies all of them once there is room', async ({
    skip,
  }) => {
    const folder = smallDisk('8m', skip)
    const elsewhere = join(temporaryFolder(), 'journal')
    mkdirSync(elsewhere)
    symlinkSync(elsewhere, join(folder, 'journal'))
    const server = await crashServer(folder)
    onTestFinished(async () => void (await server.kill()))
    const freeBytes = () => {
      const { bavail, bsize } = statfsSync(folder)
      return bavail * bsize
    }
    const ballast = join(folder, 'ballast')
    writeFileSync(ballast, Buffer.alloc(freeBytes() - LEFT_BYTES))
    const writers = ['a', 'b'].map((name) => new Writer(name, 100))
    const stopped = new AbortController()
    const sending = writers.map((writer) => writer.sendUntilGone(server, 50, stopped.signal))
    await expect.poll(() => waitingIn(server), { timeout: 60_000 }).toBeGreaterThan(2_000)
    fillUp(join(folder, 'crumbs'))
    let lists = 0
    for (; lists < 20; lists++) {
      const { recommendations } = await server.ask(LIST, { userId: `a-${lists}` })
      expect((recommendations as { degraded: string[] }).degraded).toEqual([])
      await sleep(25)
    }
    stopped.abort()
    await Promise.all(sending)
    const waited = await waitingIn(server)
    expect(waited).toBeGreaterThan(2_000)
    for (const file of [ballast, join(folder, 'crumbs')]) rmSync(file)
    const appliedMs = Math.round(await untilApplied(server))
    await server.kill('SIGTERM')
    const graph = await openEmbedded({ path: join(folder, 'graph.grafeo'), maxRelationships: 1e6 })
    const tally = await judge(graph, writers).finally(() => graph.close())
    process.stdout.write(`graph's disk full: ${JSON.stringify({ ...tally, waited, lists, appliedMs })}\n`)
    expect(tally.acknowledged).toBeGreaterThan(waited)
    expect([tally.lost, tally.doubled]).toEqual([0, 0])
  })
})
