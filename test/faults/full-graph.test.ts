import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { interactionsAmong } from '../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import { fillUp, freeBytes, smallDisk } from '../support/small-disk.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { judge, Writer } from './acknowledged.ts'
import { crashServer } from './crash-server.ts'
import { PEOPLE } from './people.ts'
import { untilApplied, waitingIn } from './waiting-events.ts'

const LIST = `query ($userId: ID!) { recommendations(userId: $userId, first: 5) { degradedSources nodes { id } } }`

/** Two writers that never pause keep the machine busy: this is about room, not about time. */
const PATIENT = { ATTUNE_REQUEST_DEADLINE_MS: '60000' }

/** Room that is left for the graph: some thousand events. */
const LEFT_BYTES = 700_000

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const CHILD = fileURLToPath(new URL('fill-graph.ts', import.meta.url))

/** What a shell sets as the longest file of a process, in half kilobytes: then its writes fail as on a full disk. */
const LONGEST_FILE = 1_000

/** A command that runs a program within that limit. */
const LIMITED = ['-c', `trap '' XFSZ; ulimit -S -f ${LONGEST_FILE}; exec "$@"`, 'sh', process.execPath]

describe('a server whose disk for the embedded graph is full', { timeout: 120_000 }, () => {
  it('accepts every event, serves lists, and applies the events when there is room', async ({ skip }) => {
    const folder = smallDisk('48m', skip)
    const elsewhere = join(temporaryFolder(), 'journal')
    mkdirSync(elsewhere)
    symlinkSync(elsewhere, join(folder, 'journal'))
    const server = await crashServer(folder, PATIENT)
    onTestFinished(async () => void (await server.kill()))
    const ballast = join(folder, 'ballast')
    writeFileSync(ballast, Buffer.alloc(freeBytes(folder) - LEFT_BYTES))
    const writers = ['a', 'b'].map((name) => new Writer(name, 100))
    const stopped = new AbortController()
    const sending = writers.map((writer) => writer.sendUntilGone(server, 50, stopped.signal))
    await expect.poll(() => waitingIn(server), { timeout: 60_000 }).toBeGreaterThan(2_000)
    fillUp(join(folder, 'crumbs'))
    let lists = 0
    for (; lists < 20; lists++) {
      const { recommendations } = await server.ask(LIST, { userId: `a-${lists}` })
      expect((recommendations as { degradedSources: string[] }).degradedSources).toEqual([])
      await sleep(25)
    }
    stopped.abort()
    await Promise.all(sending)
    const waited = await waitingIn(server)
    expect(waited).toBeGreaterThan(2_000)
    for (const file of [ballast, join(folder, 'crumbs')]) rmSync(file)
    const appliedMs = Math.round(await untilApplied(server))
    expect(await server.kill('SIGTERM')).toBe(0)
    const graph = await openEmbedded({ path: join(folder, 'graph.grafeo'), maxRelationships: 1e6 })
    const tally = await judge(graph, writers).finally(() => graph.close())
    process.stdout.write(`graph's disk full: ${JSON.stringify({ ...tally, waited, lists, appliedMs })}\n`)
    expect(tally.acknowledged).toBeGreaterThan(waited)
    expect([tally.lost, tally.doubled]).toEqual([0, 0])
  })
})

describe.runIf(process.platform === 'linux')('an embedded graph whose file cannot grow', () => {
  it('rejects each write at once, recovers in the same process, and keeps all data after a crash', async () => {
    const path = join(temporaryFolder(), 'graph.grafeo')
    const child = spawn('sh', [...LIMITED, '--import', 'tsx', CHILD, path])
    onTestFinished(() => void child.kill('SIGKILL'))
    const lines: string[] = []
    child.stdout.on('data', (chunk) => lines.push(...String(chunk).trim().split('\n')))
    const failures = () => lines.filter((line) => line.startsWith('failed'))
    await expect.poll(() => failures().length, { timeout: 40_000 }).toBeGreaterThan(2)
    expect(new Set(failures())).toEqual(new Set(['failed unavailable']))
    const ended = new Promise((resolve) => child.once('close', (_, signal) => resolve(signal)))
    execFileSync('prlimit', ['--pid', String(child.pid), '--fsize=unlimited'])
    expect(await ended).toBe('SIGKILL')
    const applied = Number(/^applied (\d+)$/.exec(lines.at(-1) ?? '')?.[1])
    const graph = await openEmbedded({ path, maxRelationships: 1e6 })
    onTestFinished(() => graph.close())
    const rows = PEOPLE.map((userId) => ({ userId, wanted: ['tea'] }))
    const counts = (await graph.run(interactionsAmong, { rows })).map(({ count }) => count)
    expect(counts).toEqual(PEOPLE.map(() => applied))
  })

  it('ends a writing command with a message about the disk, not Neo4j', () => {
    const folder = temporaryFolder()
    const rows = Array.from({ length: 20_000 }, (_, n) => `user-${n % 500},item-${n % 997},play`)
    writeFileSync(join(folder, 'interactions.csv'), ['userId,itemId,kind', ...rows].join('\n'))
    const env = { PATH: process.env.PATH, ATTUNE_DATA_DIR: join(folder, 'data') }
    const { status, stderr } = spawnSync('sh', [...LIMITED, MAIN, 'import', folder], {
      env,
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([1, expect.stringContaining('the disk failed the embedded graph')])
    expect(stderr).toContain('make room on the disk')
    expect(stderr).not.toContain('NEO4J')
  })
})
