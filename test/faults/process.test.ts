import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readOwner } from '../../src/app/folder-lock.ts'
import { writeSmallFolder } from '../support/small-folder.ts'

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

/** Enough for many batches. */
const ROWS = 10_000

const WAIT = { timeout: 100_000, interval: 50 }

let folder = ''
const started: ChildProcess[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attune-process-'))
  writeSmallFolder(join(folder, 'songs'))
  expect((await ended(attune('import', join(folder, 'songs')))).code).toBe(0)
})

afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Runs the command line in its own process. */
function attune(...words: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [MAIN, ...words], {
    env: {
      PATH: process.env.PATH,
      ATTUNE_DATA_DIR: join(folder, 'graph'),
      ATTUNE_LOG_LEVEL: 'error',
      ATTUNE_DEMO: 'off',
      PORT: '0',
    },
  })
  started.push(child)
  return child
}

async function ended(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  let [out, err] = ['', '']
  child.stdout?.on('data', (chunk) => {
    out += chunk
  })
  child.stderr?.on('data', (chunk) => {
    err += chunk
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, out, err }
}

async function listening(): Promise<ChildProcess> {
  const child = attune('serve', '--json')
  await vi.waitUntil(() => readOwner(join(folder, 'graph'))?.url, { timeout: 50_000, interval: 100 })
  return child
}

function write(name: string, lines: readonly string[]): void {
  const file = join(folder, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${lines.join('\n')}\n`)
}

/** Resolves once a command has shown how far it is. */
async function firstProgress({ stderr }: ChildProcess): Promise<void> {
  await new Promise((resolve) => stderr?.once('data', resolve))
}

/** Number of interactions, as the server says. */
async function interactions(): Promise<number> {
  const body = JSON.stringify({ query: '{ stats { relationships { name total } } }' })
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(readOwner(join(folder, 'graph'))?.url ?? '', { method: 'POST', headers, body })
  const { data } = (await response.json()) as {
    data: { stats: { relationships: { name: string; total: number }[] } }
  }
  return data.stats.relationships.find(({ name }) => name === 'INTERACTED_WITH')?.total ?? 0
}

describe('attune as a process', () => {
  it('stops cleanly on SIGTERM, even if npm repeats the signal', async () => {
    const server = await listening()
    const end = ended(server)
    server.kill('SIGTERM')
    server.kill('SIGTERM')
    expect((await end).code).toBe(0)
    expect(existsSync(join(folder, 'graph', 'owner.json'))).toBe(false)
  })

  it('answers a second process through the first', async () => {
    const server = await listening()
    const end = ended(server)
    const [recommend, train, songs] = await Promise.all([
      ended(attune('recommend', 'ana', '--json')),
      ended(attune('train', '--json')),
      ended(attune('import', join(folder, 'songs'))),
    ])
    expect([recommend.code, JSON.parse(recommend.out).edges.length > 0]).toEqual([0, true])
    expect([train.code, JSON.parse(train.out).users]).toEqual([0, 8])
    expect([songs.code, songs.out]).toEqual([0, expect.stringContaining('interactions')])
    server.kill('SIGINT')
    expect((await end).code).toBe(0)
  }, 120_000)

  it('leaves a graph that opens after SIGKILL', async () => {
    const server = await listening()
    const end = ended(server)
    server.kill('SIGKILL')
    await end
    const { code, out } = await ended(attune('stats', '--json'))
    expect([code, JSON.parse(out).nodes[0]]).toEqual([0, { name: 'User', total: 8 }])
  })

  it('goes on with an import whose command was killed, and completes one whose server was', async () => {
    const rows = Array.from({ length: ROWS }, (_, row) => row)
    write('many/interactions.csv', [
      'userId,itemId,kind,at',
      ...rows.map((row) => `u${row % 997},i${row % 1_009},view,2026-01-01`),
    ])
    write('many/ties.csv', ['userId,otherId,kind', ...rows.map((row) => `t${row},u${row % 997},follows`)])
    const server = await listening()
    const end = ended(server)
    const command = attune('import', join(folder, 'many'))
    const killed = ended(command)
    await firstProgress(command)
    command.kill('SIGKILL')
    await killed
    await vi.waitUntil(async () => (await interactions()) > ROWS / 2, WAIT)
    server.kill('SIGKILL')
    await end

    const last = await listening()
    const lastEnd = ended(last)
    const interrupted = attune('import', join(folder, 'many'))
    const outcome = ended(interrupted)
    await firstProgress(interrupted)
    last.kill('SIGKILL')
    expect(await outcome).toMatchObject({
      code: 1,
      err: expect.stringContaining('import again once the server answers'),
    })
    await lastEnd
    const report = async () => JSON.parse((await ended(attune('import', join(folder, 'many'), '--json'))).out)
    const completed = await report()
    expect(completed.interactions.skipped).toBeGreaterThan(ROWS / 2 - 100)
    expect(completed.ties.read).toBe(ROWS)
    const again = await report()
    expect([again.interactions.skipped, again.ties.skipped]).toEqual([ROWS, ROWS])
  }, 400_000)
})
