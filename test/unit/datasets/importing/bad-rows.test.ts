import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dataFolder } from '../../../../src/datasets/importing/folder.ts'
import { importDataSet } from '../../../../src/datasets/importing/import-data-set.ts'
import type { ImportReport } from '../../../../src/datasets/importing/import-report.ts'
import { RECORD_KINDS, type RecordKind } from '../../../../src/domain/records.ts'
import { knownItemIds, knownUserIds } from '../../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import { graphDump } from '../../../support/graph-dump.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const NOW_MS = Date.UTC(2026, 2, 1)
const TIMES = { atMs: NOW_MS, nowMs: NOW_MS }

const HEADERS: Readonly<Record<RecordKind, string>> = {
  users: 'id,name,createdAt,showMeToOthers,city',
  items: 'id,title,kind,createdAt,price',
  tags: 'id,name,kind',
  interactions: 'userId,itemId,kind,value,count,at',
  ties: 'userId,otherId,kind,strength,at',
  taggings: 'itemId,tagId,weight,userId,at',
}

/** Rows that are valid on their own. */
const GOOD: Readonly<Record<RecordKind, readonly [string, string]>> = {
  users: ['ana,Ana,2024-01-01,true,Porto', 'zoe,Zoe,,,'],
  items: ['tea,Tea,drink,2024-01-01,4.5', 'zinc,Zinc,,,'],
  tags: ['calm,Calm,mood', 'zen,Zen,'],
  interactions: ['ana,tea,play,,2,2024-01-01', 'zoe,zinc,like,,,'],
  ties: ['ana,zoe,follows,0.5,', 'zoe,ana,blocks,,'],
  taggings: ['tea,calm,1,ana,', 'zinc,zen,2,,'],
}

const CORPUS: readonly (readonly [RecordKind, string, string])[] = [
  ['users', ',No Id,,,', 'id is missing'],
  ['users', '" ",Blank,,,', 'id is empty'],
  ['users', 'a\u200bna,Zero width,,,', 'id has the control or invisible character U+200B'],
  ['users', 'x\0y,Null,,,', 'id has the control or invisible character U+0000'],
  ['users', `${'x'.repeat(201)},Long,,,`, 'id is longer than 200 characters'],
  ['users', '__proto__,Evil,,,', 'id is a reserved word'],
  ['users', 'bo,Bo,2024-02-30,,', 'createdAt is not an existing date'],
  ['users', 'bo,Bo,1700000000,,', 'createdAt looks like seconds, not milliseconds'],
  ['users', 'bo,Bo,2026-03-02,,', 'createdAt is in the future'],
  ['users', 'bo,Bo,,yes,', 'showMeToOthers must be true or false'],
  ['users', 'bo,Bo,,', 'row must have 5 cells'],
  ['users', 'bo,Bo,,,,', 'row must have 5 cells'],
  ['items', 'x,"never closed,,,', 'quote is never closed'],
  ['items', 'x,X,"a\u202eb",,', 'kind has the control or invisible character U+202E'],
  ['items', 'x,"a\u001b[2Jb",,,', 'title contains the control character U+001B'],
  ['items', 'x,"two\nlines",,,', 'title contains the control character U+000A'],
  ['users', 'bo,B\u0007o,,,', 'name contains the control character U+0007'],
  ['users', 'bo,Bo,,,Por\u0000to', 'city contains the control character U+0000'],
  ['tags', 'x,a\u202eb,', 'name contains the control character U+202E'],
  ['tags', ',x,', 'id is missing'],
  ['interactions', 'ana,tea,dance,,,', 'kind must be one of'],
  ['interactions', 'ana,tea,rating,,,', 'value is missing'],
  ['interactions', 'ana,tea,rating,6,,', 'value is not on the rating scale 0-5'],
  ['interactions', 'ana,tea,rating,NaN,,', 'value must be a number'],
  ['interactions', 'ana,tea,rating,4,2,', 'count must be 1 for a rating'],
  ['interactions', 'ana,tea,play,3,,', 'value is only for ratings'],
  ['interactions', 'ana,tea,play,,0,', 'count must be a whole number from 1 to 1000000'],
  ['interactions', 'ana,tea,play,,1.5,', 'count must be a whole number from 1 to 1000000'],
  ['interactions', 'ana,tea,play,,,2026-03-01T00:05:01Z', 'at is in the future'],
  ['interactions', 'ana,tea,play,,,1994-12-31', 'at is before 1995'],
  ['interactions', 'ana,,play,,,', 'itemId is missing'],
  ['interactions', 'ana,tea,search,,,', 'itemId is not for searches'],
  [
    'interactions',
    'ana,tea,play,,,2024-01-01T10:00:00',
    'at must be RFC 3339 with a zone, a date, or epoch milliseconds',
  ],
  ['interactions', ',tea,play,,,', 'userId is missing'],
  ['ties', 'ana,ana,follows,,', 'otherId must be another user'],
  ['ties', 'ana,bo,likes,,', 'kind must be one of'],
  ['ties', 'ana,bo,follows,0,', 'strength must be above 0, at most 1'],
  ['ties', 'ana,bo,follows,1.5,', 'strength must be above 0, at most 1'],
  ['taggings', 'nowhere,calm,1,,', 'the item is unknown'],
  ['taggings', 'tea,calm,-1,,', 'weight must be above 0, at most 1000000'],
  ['taggings', 'tea,calm,1e400,,', 'weight must be a number'],
]

function filesWith(kind: RecordKind, badRow: string): Record<string, string> {
  return Object.fromEntries(
    RECORD_KINDS.map((one) => {
      const [before, after] = GOOD[one]
      const rows = one === kind ? [before, badRow, after] : [before, after]
      return [`${one}.csv`, [HEADERS[one], ...rows].join('\n')]
    }),
  )
}

function expectSums(report: ImportReport): void {
  for (const kind of RECORD_KINDS) {
    const { read, created, merged, skipped, rejected } = report[kind]
    expect(created + merged + skipped + rejected, kind).toBe(read)
  }
}

describe('a bad row', () => {
  it.each(CORPUS)(
    'of %s (%j) is rejected for its reason, and stops no other row',
    async (kind, row, reason) => {
      const graph = await openEmbedded({ maxRelationships: 1e6 })
      const folder = temporaryFolder(filesWith(kind, row))
      const rejectFile = join(folder, 'rejected.jsonl')
      const report = await importDataSet(graph, await dataFolder(folder), { ...TIMES, rejectFile })

      const [written, ...more] = readFileSync(rejectFile, 'utf8').trim().split('\n')
      expect(more).toEqual([])
      expect(JSON.parse(written ?? '')).toMatchObject({ file: `${kind}.csv`, line: 3 })
      expect(report.reasons).toMatchObject([{ kind, outcome: 'rejected', rows: 1, firstLine: 3 }])
      expect(report.reasons[0]?.reason).toContain(reason)
      expect(report[kind]).toMatchObject({ read: 3, created: 2, rejected: 1 })
      expectSums(report)
      await graph.close()
    },
  )

  it('does not change the graph', async () => {
    const graphs = []
    for (const files of [filesWith('users', 'bo,Bo,2024-02-30,,'), filesWith('tags', ',x,')]) {
      const graph = await openEmbedded({ maxRelationships: 1e6 })
      const dataSet = await dataFolder(temporaryFolder(files))
      await importDataSet(graph, { ...dataSet, name: 'same' }, TIMES)
      graphs.push(await graphDump(graph))
      await graph.close()
    }
    expect(graphs[0]).toEqual(graphs[1])
  })

  it('of any kind is counted and never crashes the import', async () => {
    const graph = await openEmbedded({ maxRelationships: 1e6 })
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        'ana',
        'tea',
        'calm',
        '"',
        '""',
        ',',
        '\n',
        '\r',
        '\0',
        '1',
        '1e999',
        '2024-01-01',
        '{',
      ),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...RECORD_KINDS),
        fc.array(fc.array(odd, { maxLength: 8 }), { minLength: 1, maxLength: 10 }),
        async (kind, rows) => {
          const good = Array.from({ length: 60 }, () => GOOD[kind][0])
          const lines = [HEADERS[kind], ...good, ...rows.map((cells) => cells.join(',')), ...good]
          const folder = temporaryFolder({ [`${kind}.csv`]: lines.join('\n') })
          const taggings = kind === 'taggings' ? { 'items.csv': 'id\ntea\nzinc' } : {}
          const all = temporaryFolder({ [`${kind}.csv`]: lines.join('\n'), ...taggings })
          const report = await importDataSet(
            graph,
            await dataFolder(kind === 'taggings' ? all : folder),
            TIMES,
          )
          const { read, created, merged, skipped, rejected } = report[kind]
          expect(created + merged + skipped + rejected).toBeGreaterThanOrEqual(read)
          expect(read - rejected).toBeGreaterThanOrEqual(119)
        },
      ),
      { numRuns: 60 },
    )
    expect(await graph.run(knownUserIds, { ids: ['ana'] })).toHaveLength(1)
    expect(await graph.run(knownItemIds, { ids: ['tea'] })).toHaveLength(1)
    await graph.close()
  })
})

describe('a file that is mostly bad', () => {
  it('stops the import with the most frequent reason', async () => {
    const graph = await openEmbedded({ maxRelationships: 1e6 })
    const rows = Array.from({ length: 300 }, (_, index) => (index % 3 === 0 ? `user-${index}` : ''))
    const folder = temporaryFolder({ 'users.csv': ['id,name', ...rows.map((id) => `${id},Name`)].join('\n') })
    await expect(importDataSet(graph, await dataFolder(folder), TIMES)).rejects.toMatchObject({
      code: 'IMPORT_REFUSED',
      message: expect.stringMatching(
        /^users: \d+ of \d+ rows are bad, most often: id is missing \(users.csv line 3\)$/,
      ),
    })
    await graph.close()
  })

  it('stops the import at its end if it is short, and the reject file is complete', async () => {
    const graph = await openEmbedded({ maxRelationships: 1e6 })
    const folder = temporaryFolder({ 'users.csv': 'id,name\nana,Ana\n,B\n,C' })
    const rejectFile = join(folder, 'rejected.jsonl')
    const importing = importDataSet(graph, await dataFolder(folder), { ...TIMES, rejectFile })
    await expect(importing).rejects.toMatchObject({ code: 'IMPORT_REFUSED' })
    expect(readFileSync(rejectFile, 'utf8').trim().split('\n')).toHaveLength(2)
    await graph.close()
  })
})
