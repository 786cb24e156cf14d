import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { lmdbJournal } from '../../../src/events/journal/lmdb-journal.ts'
import { cliFolder } from '../../support/cli.ts'
import { writeSmallFolder } from '../../support/small-folder.ts'

const folder = cliFolder()
afterAll(() => folder.remove())

it('attune rebuild puts a damaged graph together, from a copy and the journal since, or leaves it as it is', async () => {
  writeSmallFolder(join(folder.path, 'songs'))
  expect((await folder.run(['import', join(folder.path, 'songs')])).code).toBe(0)
  const file = join(folder.path, 'graph', 'graph.grafeo')
  const copy = join(folder.path, 'copy.grafeo')
  copyFileSync(file, copy)
  const journal = lmdbJournal({ folder: join(folder.path, 'graph', 'journal'), nowMs: Date.now })
  const event = {
    userId: 'somebody-new',
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
  // Behind the file's head; a small graph leaves much of the rest unused.
  for (let at = 12_288; at < bytes.length; at += 512) bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  writeFileSync(file, bytes)
  const refused = await folder.run(['stats'])
  expect(refused.code).not.toBe(0)
  expect(refused.err).toContain('the file of the embedded graph is damaged\n  `attune rebuild`')
  writeFileSync(file, 'not a graph any more')
  const { code, out, err } = await folder.run(['rebuild', '--from', copy, '--json'])
  expect([err, code]).toEqual(['', 0])
  expect(JSON.parse(out)).toMatchObject({ applied: 2, gone: 0, unreadable: 0, setAside: 0 })
  const stats = await folder.run(['stats', '--json'])
  expect(JSON.parse(stats.out).nodes[0]).toEqual({ name: 'User', total: 9 })
  expect((await folder.run(['rebuild', '--from', 'nowhere'])).code).not.toBe(0)

  // Without a copy of one's own: from the newest snapshot that can be read.
  const none = await folder.run(['rebuild'])
  expect([none.code === 0, none.err.includes('there is no snapshot')]).toEqual([false, true])
  const snapshots = join(folder.path, 'graph', 'snapshots')
  mkdirSync(snapshots)
  copyFileSync(copy, join(snapshots, 'graph-2025-06-01T00-00-00.grafeo'))
  writeFileSync(join(snapshots, 'graph-2025-06-02T00-00-00.grafeo'), bytes)
  const again = await folder.run(['rebuild', '--json'])
  expect(again.err).toContain('graph-2025-06-02T00-00-00.grafeo cannot be read: an older one is tried')
  expect(JSON.parse(again.out)).toMatchObject({
    from: expect.stringContaining('graph-2025-06-01'),
    applied: 2,
    gone: 0,
  })
  const restored = await folder.run(['stats', '--json'])
  expect(JSON.parse(restored.out).nodes[0]).toEqual({ name: 'User', total: 9 })

  const data = join(folder.path, 'graph', 'journal', 'data.mdb')
  // All but the first two pages, LMDB's own notes.
  writeFileSync(data, readFileSync(data).fill(0, 8_192))
  const before = readdirSync(join(folder.path, 'graph'))
  const unread = await folder.run(['rebuild', '--from', copy])
  expect(unread.code).not.toBe(0)
  expect(unread.err).toContain('is damaged')
  expect(unread.err).toContain('move the folder away')
  expect(readdirSync(join(folder.path, 'graph'))).toEqual(before)
  expect(JSON.parse((await folder.run(['stats', '--json'])).out).nodes[0].total).toBe(9)
})
