import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import grafeo from '@grafeo-db/js'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { lockFolder, readOperatorKey, readOwner } from '../../../src/app/folder-lock.ts'
import { type CliFolder, cliFolder } from '../../support/cli.ts'
import { writeSmallFolder } from '../../support/small-folder.ts'

let folder: CliFolder
let dataDir = ''

beforeEach(() => {
  folder = cliFolder()
  onTestFinished(folder.remove)
  dataDir = join(folder.path, 'graph')
})

function writeOwner(pid: number): void {
  const owner = { pid, url: 'http://127.0.0.1:1/graphql', startedAt: '2026-01-01T00:00:00.000Z' }
  writeFileSync(join(dataDir, 'owner.json'), JSON.stringify({ ...owner, command: 'attune serve' }))
}

/** Creates a small graph in the data folder. */
async function importSmall(): Promise<void> {
  writeSmallFolder(join(folder.path, 'songs'))
  expect((await folder.run(['import', join(folder.path, 'songs')])).code).toBe(0)
}

describe('the owner file', () => {
  it('names the holder and its URL until the lock is released', async () => {
    const lock = await lockFolder(dataDir, 'attune serve')
    expect(readOwner(dataDir)).toMatchObject({ pid: process.pid, url: null, command: 'attune serve' })
    lock.announce({ url: 'http://127.0.0.1:4000/graphql', operatorKey: 'secret' })
    expect(readOwner(dataDir)?.url).toBe('http://127.0.0.1:4000/graphql')
    expect(readOperatorKey(dataDir)).toBe('secret')
    expect(statSync(join(dataDir, 'operator.key')).mode & 0o777).toBe(0o600)
    await lock.release()
    expect(existsSync(join(dataDir, 'owner.json'))).toBe(false)
    expect(readOperatorKey(dataDir)).toBeNull()
  })

  it('is ignored if its process has ended', async () => {
    await (await lockFolder(dataDir, 'attune serve')).release()
    writeOwner(spawnSync(process.execPath, ['--version']).pid)
    expect(readOwner(dataDir)).toBeNull()
  })

  it('is ignored if it is invalid', async () => {
    await (await lockFolder(dataDir, 'attune serve')).release()
    writeFileSync(join(dataDir, 'owner.json'), '{"pid":')
    expect(readOwner(dataDir)).toBeNull()
  })
})

describe('a data folder whose holder is stopping', () => {
  it('is locked by the next process once it is released', async () => {
    const lock = await lockFolder(dataDir, 'attune serve')
    lock.announceStop()
    const next = lockFolder(dataDir, 'attune train')
    await sleep(200)
    expect(readOwner(dataDir)?.command).toBe('attune serve')
    await lock.release()
    await (await next).release()
  })

  it('is refused if it is not released within five seconds', async () => {
    const lock = await lockFolder(dataDir, 'attune serve')
    lock.announceStop()
    await expect(lockFolder(dataDir, 'attune train')).rejects.toMatchObject({
      code: 'GRAPH_IN_USE',
      message: expect.stringContaining('which is stopping'),
    })
    await lock.release()
  })
})

describe('a locked data folder', () => {
  it('is refused to every other command, with the name of the holder', async () => {
    await importSmall()
    const file = join(dataDir, 'graph.grafeo')
    const bytes = readFileSync(file)
    const lock = await lockFolder(dataDir, 'attune rebuild')
    const before = readdirSync(dataDir)
    const commands = [
      ['serve'],
      ['import', join(folder.path, 'songs')],
      ['train'],
      ['journal'],
      ['stats'],
      ['rebuild', '--from', file],
    ]
    for (const words of commands) {
      const { code, err } = await folder.run(words)
      expect([words[0], code, err]).toEqual([words[0], 3, expect.stringContaining('by `attune rebuild`')])
    }
    expect([readdirSync(dataDir), readFileSync(file)]).toEqual([before, bytes])
    await lock.release()
    expect((await folder.run(['stats'])).code).toBe(0)
  })

  it('is free after its process was killed, even if another process has the same id', async () => {
    await importSmall()
    // In containers every server is process 1.
    writeOwner(process.pid)
    const { code } = await folder.run(['stats'])
    expect([code, existsSync(join(dataDir, 'owner.json'))]).toEqual([0, false])
  })

  it('is refused while another process opens the lock file', async () => {
    await importSmall()
    // The engine takes a shared lock first, then an exclusive one.
    const reader = grafeo.GrafeoDB.openReadOnly(join(dataDir, 'lock.grafeo'))
    const { code, err } = await folder.run(['stats'])
    reader.close()
    expect([code, err]).toEqual([3, expect.stringContaining('another process holds the graph')])
  })
})
