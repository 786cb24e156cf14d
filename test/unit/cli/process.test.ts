import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readOwner } from '../../../src/app/folder-lock.ts'
import { writeSmallFolder } from '../../support/small-folder.ts'

const MAIN = fileURLToPath(new URL('../../../src/main.ts', import.meta.url))

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
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...words], {
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
    expect([songs.code, songs.err]).toEqual([3, expect.stringContaining(`(process ${server.pid}, since `)])
    server.kill('SIGINT')
    expect((await end).code).toBe(0)
  })

  it('leaves a graph that opens after SIGKILL', async () => {
    const server = await listening()
    const end = ended(server)
    server.kill('SIGKILL')
    await end
    const { code, out } = await ended(attune('stats', '--json'))
    expect([code, JSON.parse(out).nodes[0]]).toEqual([0, { name: 'User', total: 8 }])
  })
})
