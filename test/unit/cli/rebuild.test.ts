import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { WHOLE } from '../../../src/domain/identity-span.ts'
import { lmdbJournal } from '../../../src/events/journal/lmdb-journal.ts'
import { snapshotName } from '../../../src/graph/snapshot-files.ts'
import { KeptDecisions } from '../../../src/privacy/kept-decisions.ts'
import { type CliFolder, cliFolder } from '../../support/cli.ts'
import { writeSmallFolder } from '../../support/small-folder.ts'

let folder: CliFolder
let dataDir = ''
let file = ''
let copy = ''

/** A small graph and a copy of it. */
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

/** The graph and the names of the other files, without the journal, which a rebuild opens first. */
function currentState(): readonly unknown[] {
  return [readFileSync(file, 'latin1'), readdirSync(dataDir).filter((name) => name !== 'journal')]
}

async function countUsers(): Promise<number> {
  return JSON.parse((await folder.run(['stats', '--json'])).out).nodes[0].total
}

describe('attune rebuild', () => {
  it('changes nothing and names the copies if none can be read', async () => {
    const notes = join(folder.path, 'notes.txt')
    writeFileSync(notes, 'notes, and no graph')
    const bytes = readFileSync(copy)
    const cut = [1, 2].map((day) => writeSnapshot(day * 86_400_000, bytes.subarray(0, bytes.length / 2)))
    const before = currentState()
    for (const [words, names] of [
      [['--from', notes], ['notes.txt']],
      [[], cut],
    ] as const) {
      const { code, err } = await folder.run(['rebuild', ...words])
      expect(code).toBe(1)
      expect(err).toContain('no graph can be read in')
      for (const name of names) expect(err).toContain(`${name} (`)
      expect(err).toContain('nothing was changed')
      expect(currentState()).toEqual(before)
    }
    expect(await countUsers()).toBe(8)
  })

  it('changes nothing if a copy is too large, and tries no older one', async () => {
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
    const before = currentState()
    const small = { ATTUNE_MAX_RELATIONSHIPS: '1000' }
    const { code, err } = await folder.run(['rebuild'], { variables: small })
    expect([code, err]).toEqual([3, expect.stringContaining('more than its limit of 1000')])
    expect(err).not.toContain('trying an older one')
    expect(currentState()).toEqual(before)
  })

  it('changes nothing if it is interrupted while copying', async () => {
    const before = currentState()
    const { code } = await folder.run(['rebuild', '--from', copy], { signal: AbortSignal.abort() })
    expect(code).toBe(130)
    expect(currentState()).toEqual(before)
  })

  it('can be repeated after an interruption, which every other command reports', async () => {
    renameSync(file, `${file}.replaced-1`)
    writeFileSync(join(dataDir, 'rebuilding.grafeo'), 'half a copy')
    for (const words of [['serve'], ['stats'], ['import', join(folder.path, 'songs')]]) {
      const { code, err } = await folder.run(words)
      expect([code, err]).toEqual([
        1,
        expect.stringContaining('a rebuild was interrupted\n  run `attune rebuild` again'),
      ])
    }
    expect(existsSync(file)).toBe(false)
    expect((await folder.run(['rebuild', '--from', copy])).code).toBe(0)
    expect(await countUsers()).toBe(8)
    expect(readdirSync(dataDir)).not.toContain('rebuilding.grafeo')
    expect(readdirSync(dataDir)).toContain('graph.grafeo.replaced-1')
  })

  it('restores a damaged graph from a copy and the journal, or leaves it unchanged', async () => {
    const journal = lmdbJournal({ folder: join(folder.path, 'graph', 'journal'), nowMs: Date.now })
    const event = {
      userId: 'new-user',
      itemId: 'tea',
      kind: 'play',
      atMs: 5,
      value: null,
      count: 1,
    } as const
    await journal.append([
      { ...event, eventId: 'a' },
      { ...event, eventId: 'b' },
    ])
    await journal.close()
    const bytes = readFileSync(file)
    // After the header of the file; a small graph leaves much of the rest unused.
    for (let at = 12_288; at < bytes.length; at += 512) bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    writeFileSync(file, bytes)
    const refused = await folder.run(['stats'])
    expect(refused.code).not.toBe(0)
    expect(refused.err).toContain('the file of the embedded graph is damaged\n  `attune rebuild`')
    writeFileSync(file, 'not a graph')
    const { code, out, err } = await folder.run(['rebuild', '--from', copy, '--json'])
    expect([err, code]).toEqual(['', 0])
    expect(JSON.parse(out)).toMatchObject({ applied: 2, gone: 0, unreadable: 0, setAside: 0 })
    const stats = await folder.run(['stats', '--json'])
    expect(JSON.parse(stats.out).nodes[0]).toEqual({ name: 'User', total: 9 })
    expect((await folder.run(['rebuild', '--from', 'nowhere'])).code).not.toBe(0)

    // Without --from: from the newest readable snapshot.
    const none = await folder.run(['rebuild'])
    expect([none.code === 0, none.err.includes('there is no snapshot')]).toEqual([false, true])
    const snapshots = join(folder.path, 'graph', 'snapshots')
    mkdirSync(snapshots)
    copyFileSync(copy, join(snapshots, 'graph-2025-06-01T00-00-00.grafeo'))
    writeFileSync(join(snapshots, 'graph-2025-06-02T00-00-00.grafeo'), bytes)
    const again = await folder.run(['rebuild', '--json'])
    expect(again.err).toContain('graph-2025-06-02T00-00-00.grafeo cannot be read: trying an older one')
    expect(JSON.parse(again.out)).toMatchObject({
      from: expect.stringContaining('graph-2025-06-01'),
      applied: 2,
      gone: 0,
    })
    const restored = await folder.run(['stats', '--json'])
    expect(JSON.parse(restored.out).nodes[0]).toEqual({ name: 'User', total: 9 })

    const data = join(folder.path, 'graph', 'journal', 'data.mdb')
    // All but the first two pages, which hold LMDB's metadata.
    writeFileSync(data, readFileSync(data).fill(0, 8_192))
    const before = readdirSync(join(folder.path, 'graph'))
    const unread = await folder.run(['rebuild', '--from', copy])
    expect(unread.code).not.toBe(0)
    expect(unread.err).toContain('is damaged')
    expect(unread.err).toContain('move the folder away')
    expect(readdirSync(join(folder.path, 'graph'))).toEqual(before)
    expect(JSON.parse((await folder.run(['stats', '--json'])).out).nodes[0].total).toBe(9)
  })
})

describe('attune restore', () => {
  it('says until when the previous graph is kept, and what tokens need', async () => {
    const said = async (dataDir: string) => {
      const { code, err } = await folder.run(['restore', copy], { variables: { ATTUNE_DATA_DIR: dataDir } })
      expect(code, err).toBe(0)
      return err
    }
    const plain = await said(dataDir)
    expect(plain).toMatch(/previous graph: graph\.grafeo\.replaced-\d+, until the next erasure deletes it/)
    expect(plain).toContain("applied again: erasures 0, users' consent 0, ended API keys 0")
    expect(plain).toContain('issue tokens again')
    expect((await folder.run(['keys', 'rotate-token-secret'])).code).toBe(0)
    expect(await said(dataDir)).not.toContain('issue tokens again')
    expect(await said(join(folder.path, 'other'))).toContain('issue tokens again')
    const kept = new KeptDecisions(join(dataDir, 'decisions.tsv'))
    await kept.keepErasure({ id: 'erasure-1', subject: 'unknown', erasedAt: 5, ...WHOLE })
    expect(await said(dataDir)).toContain(', until the next start of a server deletes it')
    const names = () => readdirSync(dataDir).filter((name) => name.includes('.replaced-'))
    expect(names()).not.toEqual([])
    const stop = new AbortController()
    const serving = folder.run(['serve'], { signal: stop.signal })
    await expect.poll(names, { timeout: 20_000 }).toEqual([])
    stop.abort()
    expect((await serving).code).toBe(0)
  })
})

it('a server says that others may read its data folder', async () => {
  const said = async () => (await folder.run(['serve'], { signal: AbortSignal.abort() })).err
  chmodSync(dataDir, 0o750)
  expect(await said()).toContain('other users of this machine may read the data folder')
  chmodSync(dataDir, 0o700)
  expect(await said()).not.toContain('other users of this machine')
})
