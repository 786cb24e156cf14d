import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import grafeo from '@grafeo-db/js'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { lockFolder } from '../../../src/app/folder-lock.ts'
import { readOwner, writeOwner } from '../../../src/app/graph-owner.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { snapshotName } from '../../../src/graph/snapshot-files.ts'
import { type CliFolder, cliFolder } from '../../support/cli.ts'
import { writeSmallFolder } from '../../support/small-folder.ts'

let folder: CliFolder
let dataDir = ''
let file = ''
let copy = ''

/** A small graph, and a copy of it elsewhere. */
beforeEach(async () => {
  folder = cliFolder()
  onTestFinished(() => folder.remove())
  dataDir = join(folder.path, 'graph')
  file = join(dataDir, 'graph.grafeo')
  copy = join(folder.path, 'copy.grafeo')
  writeSmallFolder(join(folder.path, 'songs'))
  expect((await folder.run(['import', join(folder.path, 'songs')])).code).toBe(0)
  copyFileSync(file, copy)
})

function writeSnapshot(takenAtMs: number, bytes: Uint8Array): string {
  const name = snapshotName(takenAtMs)
  mkdirSync(join(dataDir, 'snapshots'), { recursive: true })
  writeFileSync(join(dataDir, 'snapshots', name), bytes)
  return name
}

/** The graph, and what is beside it but for the journal, which a rebuild opens first. */
function left(): readonly unknown[] {
  return [readFileSync(file, 'latin1'), readdirSync(dataDir).filter((name) => name !== 'journal')]
}

async function countUsers(): Promise<number> {
  return JSON.parse((await folder.run(['stats', '--json'])).out).nodes[0].total
}

describe('a held data folder', () => {
  it('is left alone by every other command, which says who holds it', async () => {
    const lock = await lockFolder(dataDir, 'attune rebuild')
    lock.announce(null)
    const before = left()
    const commands = [
      ['serve'],
      ['import', join(folder.path, 'songs')],
      ['train'],
      ['journal'],
      ['stats'],
      ['rebuild', '--from', copy],
    ]
    for (const words of commands) {
      const { code, err } = await folder.run(words)
      expect([words[0], code, err]).toEqual([words[0], 3, expect.stringContaining('by `attune rebuild`')])
    }
    expect(left()).toEqual(before)
    await lock.release()
    expect(await countUsers()).toBe(8)
  })

  it('is nobody’s once its process is gone, whoever has the number of that process now', async () => {
    // As in containers, where every server is process 1.
    const startedAt = new Date().toISOString()
    writeOwner(dataDir, {
      pid: process.pid,
      url: 'http://127.0.0.1:1/graphql',
      startedAt,
      command: 'attune serve',
    })
    const rebuilt = await folder.run(['rebuild', '--from', copy])
    expect([rebuilt.err.includes('is held by'), rebuilt.code]).toEqual([false, 0])
    expect(existsSync(join(dataDir, 'owner.json'))).toBe(false)
  })

  it('is left alone while somebody is about to hold it', async () => {
    await (await lockFolder(dataDir, 'attune train')).release()
    // A lock that others may share, as the engine takes one for a moment before its own.
    const reader = grafeo.GrafeoDB.openReadOnly(join(dataDir, 'lock.grafeo'))
    const { code, err } = await folder.run(['stats'])
    reader.close()
    expect([code, err]).toEqual([3, expect.stringContaining('another process holds the graph')])
  })

  it.each([
    ['empty', () => Buffer.alloc(0)],
    ['cut', (bytes: Buffer) => bytes.subarray(0, 5_000)],
    ['with nothing in it', () => Buffer.alloc(40_000)],
    ['gone', () => null],
  ])('whose lock a power cut left %s is held and let go as ever', async (_, torn) => {
    const lock = await lockFolder(dataDir, 'attune serve')
    // What the engine keeps beside a file that is open.
    const beside = readdirSync(dataDir).filter((name) => name.startsWith('lock.grafeo'))
    expect(beside.length).toBeGreaterThan(1)
    const left = join(folder.path, 'left')
    cpSync(dataDir, left, { recursive: true })
    await lock.release()
    const bytes = torn(readFileSync(join(left, 'lock.grafeo')))
    if (bytes) writeFileSync(join(left, 'lock.grafeo'), bytes)
    else rmSync(join(left, 'lock.grafeo'))
    const again = await lockFolder(left, 'attune serve')
    // Held, it is nobody's to make anew, whatever is in it.
    writeFileSync(join(left, 'lock.grafeo'), bytes ?? '')
    const variables = { ATTUNE_DATA_DIR: left }
    expect((await folder.run(['stats'], { variables })).code).toBe(3)
    await again.release()
  })

  it('of an older version, which knows no lock, is left alone with its name', async () => {
    rmSync(join(dataDir, 'lock.grafeo'))
    const serving = await openEmbedded({ path: file, maxRelationships: 1e6 })
    const owner = {
      ...{ pid: process.ppid, url: 'http://127.0.0.1:1/graphql' },
      ...{ startedAt: new Date().toISOString(), command: 'attune serve' },
    }
    writeOwner(dataDir, owner)
    for (const words of [['train'], ['rebuild', '--from', copy]]) {
      expect((await folder.run(words)).code).toBe(3)
      expect(readOwner(dataDir)).toEqual(owner)
    }
    await serving.close()
    expect(readdirSync(dataDir).filter((name) => name.includes('replaced'))).toEqual([])
  })
})

describe('attune rebuild', () => {
  it('leaves the graph that is there as it is where no copy can be read, and names the copies', async () => {
    const notes = join(folder.path, 'notes.txt')
    writeFileSync(notes, 'notes, and no graph')
    const bytes = readFileSync(copy)
    const cut = [1, 2].map((day) => writeSnapshot(day * 86_400_000, bytes.subarray(0, bytes.length / 2)))
    const before = left()
    for (const [words, names] of [
      [['--from', notes], ['notes.txt']],
      [[], cut],
    ] as const) {
      const { code, err } = await folder.run(['rebuild', ...words])
      expect(code).toBe(1)
      expect(err).toContain('no graph can be read in')
      for (const name of names) expect(err).toContain(`${name} (`)
      expect(err).toContain('nothing was changed')
      expect(left()).toEqual(before)
    }
    expect(await countUsers()).toBe(8)
  })

  it('tries no older copy of a graph that is too large, and leaves the one that is there', async () => {
    const many = join(folder.path, 'many')
    writeSmallFolder(many)
    const people = Array.from({ length: 1_001 }, (_, index) => `fan-${index}`)
    writeFileSync(join(many, 'users.csv'), ['id', 'ana', 'bo', 'cy', ...people].join('\n'))
    const ties = people.map((id) => `${id},ana,follows,1`)
    writeFileSync(join(many, 'ties.csv'), ['userId,otherId,kind,strength', ...ties].join('\n'))
    writeFileSync(join(many, 'interactions.csv'), 'userId,itemId,kind,count,at\n')
    const variables = { ATTUNE_DATA_DIR: join(folder.path, 'large') }
    expect((await folder.run(['import', many], { variables })).code).toBe(0)
    writeSnapshot(86_400_000, readFileSync(join(folder.path, 'large', 'graph.grafeo')))
    writeSnapshot(0, readFileSync(copy))
    const before = left()
    const small = { ATTUNE_MAX_RELATIONSHIPS: '1000' }
    const { code, err } = await folder.run(['rebuild'], { variables: small })
    expect([code, err]).toEqual([3, expect.stringContaining('more than its limit of 1000')])
    expect(err).not.toContain('an older one is tried')
    expect(left()).toEqual(before)
  })

  it('that is interrupted while it copies leaves the graph that is there', async () => {
    const before = left()
    const { code } = await folder.run(['rebuild', '--from', copy], { signal: AbortSignal.abort() })
    expect(code).toBe(130)
    expect(left()).toEqual(before)
  })

  it('that was cut short is noticed by the next start, which makes no other graph, and can be run again', async () => {
    renameSync(file, `${file}.replaced-1`)
    writeFileSync(join(dataDir, 'rebuilding.grafeo'), 'half a copy')
    for (const words of [['serve'], ['stats'], ['import', join(folder.path, 'songs')]]) {
      const { code, err } = await folder.run(words)
      expect([code, err]).toEqual([
        1,
        expect.stringContaining('a rebuild of it was cut short\n  `attune rebuild` again'),
      ])
    }
    expect(existsSync(file)).toBe(false)
    expect((await folder.run(['rebuild', '--from', copy])).code).toBe(0)
    expect(await countUsers()).toBe(8)
    expect(readdirSync(dataDir)).not.toContain('rebuilding.grafeo')
    expect(readdirSync(dataDir)).toContain('graph.grafeo.replaced-1')
  })

  it('takes a snapshot of the future last: it was taken before the clock was set back', async () => {
    const bytes = readFileSync(copy)
    const future = writeSnapshot(Date.now() + 86_400_000, bytes)
    const newest = writeSnapshot(Date.now() - 3_600_000, bytes)
    writeSnapshot(Date.now() - 7_200_000, bytes)
    const { out } = await folder.run(['rebuild', '--json'])
    expect(JSON.parse(out).from).toContain(newest)
    expect(future > newest).toBe(true)
  })
})
