import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished, vi } from 'vitest'
import { readOwner } from '../../src/app/folder-lock.ts'
import { cliFolder } from '../support/cli.ts'
import { writeSmallFolder } from '../support/small-folder.ts'
import { type CrashServer, crashServer } from './crash-server.ts'

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

const WRITES = `mutation {
  recordEvents(events: [
    { eventId: "e", userId: "ana", itemId: "song-1", kind: PLAY, occurredAt: "2026-02-01T00:00:00Z" }
  ]) { accepted }
  upsertItems(items: [{ id: "new", title: "New", kind: "song", createdAt: "2026-01-01T00:00:00Z" }]) { __typename }
}`

/** The small graph with a snapshot of it, in the data folder of `cliFolder`. */
async function smallGraph() {
  const folder = cliFolder()
  onTestFinished(() => folder.remove())
  writeSmallFolder(join(folder.path, 'songs'))
  expect((await folder.run(['import', join(folder.path, 'songs')])).code).toBe(0)
  expect((await folder.run(['train'])).code).toBe(0)
  const dataDir = join(folder.path, 'graph')
  mkdirSync(join(dataDir, 'snapshots'))
  const snapshot = join(dataDir, 'snapshots', 'graph-2026-01-01T00-00-00.grafeo')
  copyFileSync(join(dataDir, 'graph.grafeo'), snapshot)
  return { folder, dataDir }
}

async function started(dataDir: string): Promise<CrashServer> {
  const server = await crashServer(dataDir)
  onTestFinished(async () => void (await server.kill()))
  return server
}

/** A rebuild that is suspended while it holds the data folder. */
async function standing(dataDir: string) {
  for (;;) {
    const { child, ended } = rebuild(dataDir)
    const holds = () => readOwner(dataDir)?.command === 'attune rebuild'
    await vi.waitUntil(() => holds() || child.exitCode !== null, { timeout: 30_000, interval: 2 })
    child.kill('SIGSTOP')
    if (holds()) return { child, ended }
    // On a busy machine it may have ended before it was stopped.
    child.kill('SIGCONT')
    await ended
  }
}

/** `attune rebuild` in its own process. */
function rebuild(dataDir: string): { child: ChildProcess; ended: Promise<number | null> } {
  const env = { PATH: process.env.PATH, ATTUNE_DATA_DIR: dataDir }
  const child = spawn(process.execPath, [MAIN, 'rebuild'], { stdio: 'ignore', env })
  onTestFinished(() => void child.kill('SIGKILL'))
  return { child, ended: new Promise((resolve) => child.once('close', resolve)) }
}

it('a server and a rebuild exclude each other, and no acknowledged event is lost', async () => {
  const { folder, dataDir } = await smallGraph()
  const { child, ended } = await standing(dataDir)
  await expect(started(dataDir)).rejects.toThrow(/ended with 3: .* is held by `attune rebuild`/)
  child.kill('SIGCONT')
  expect(await ended).toBe(0)

  const server = await started(dataDir)
  await server.ask(WRITES)
  expect(await rebuild(dataDir).ended).toBe(3)
  await server.kill()
  const stats = JSON.parse((await folder.run(['stats', '--json'])).out)
  expect(stats.nodes).toContainEqual({ name: 'Item', total: 13 })
  expect(JSON.parse((await folder.run(['journal', '--json'])).out)).toMatchObject({ recorded: 1 })
})
