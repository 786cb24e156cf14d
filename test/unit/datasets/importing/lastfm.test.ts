import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importDataSet } from '../../../../src/datasets/importing/import-data-set.ts'
import { lastfm } from '../../../../src/datasets/importing/lastfm.ts'
import type { RecordKind, RecordOf } from '../../../../src/domain/records.ts'
import { itemsByIds, tagsByIds } from '../../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import { graphDump } from '../../../support/graph-dump.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const TIMES = { atMs: Date.UTC(2011, 4, 31), nowMs: Date.UTC(2026, 2, 1) }

/** Small versions of the files with all their irregularities. */
const FILES = {
  'artists.dat': [
    'id\tname\turl\tpictureURL',
    '1\tSigur Rós\thttp://www.last.fm/music/1\thttp://image.example/1.jpg',
    '2\t"Weird Al" Yankovic\thttp://www.last.fm/music/2\t',
    '',
  ].join('\n'),
  'tags.dat': Buffer.from('tagID\ttagValue\r\n7\tmúsica\r\n8\trock\r\n', 'latin1'),
  'user_artists.dat': 'userID\tartistID\tweight\r\n10\t1\t13883\r\n10\t2\t1\r\n11\t1\t0\r\n11\t1\t5\r\n',
  'user_friends.dat': 'userID\tfriendID\r\n10\t11\r\n11\t10\r\n',
  'user_taggedartists.dat': [
    'userID\tartistID\ttagID\tday\tmonth\tyear',
    '10\t1\t7\t1\t4\t2009',
    '11\t1\t7\t31\t2\t2009',
    '11\t2\t8\t1\t1\t1956',
    '10\t99\t7\t1\t1\t2009',
    '',
  ].join('\n'),
}

describe('the Last.fm data set', () => {
  it('is read with Latin-1, CRLF, quotes, invalid dates and unknown artists', async () => {
    const graph = await openEmbedded({ maxRelationships: 1e6 })
    const report = await importDataSet(graph, await lastfm(temporaryFolder(FILES)), TIMES)
    expect(report).toMatchObject({
      users: { read: 0, created: 2 },
      items: { read: 2, created: 2 },
      tags: { read: 2, created: 2 },
      interactions: { read: 4, created: 3, rejected: 1 },
      ties: { read: 2, created: 1, skipped: 1 },
      taggings: { read: 4, created: 2, merged: 1, rejected: 1 },
    })
    expect(
      report.reasons.map(({ outcome, reason, rows, firstLine }) => [outcome, reason, rows, firstLine]),
    ).toEqual([
      ['noted', 'invalid date: left out', 2, 3],
      ['rejected', 'weight must be a whole number from 1 to 1000000', 1, 4],
      ['rejected', 'the item is unknown', 1, 5],
    ])
    const [first, second] = await graph.run(itemsByIds, { ids: ['1', '2'] })
    expect(first).toMatchObject({
      title: 'Sigur Rós',
      kind: 'artist',
      imageUrl: 'http://image.example/1.jpg',
    })
    expect(second).toMatchObject({ title: '"Weird Al" Yankovic', imageUrl: null, tagIds: ['8'] })
    expect(await graph.run(tagsByIds, { ids: ['7'] })).toMatchObject([{ name: 'música' }])
    await graph.close()
  })

  it('changes nothing the second time', async () => {
    const graph = await openEmbedded({ maxRelationships: 1e6 })
    const dataSet = await lastfm(temporaryFolder(FILES))
    await importDataSet(graph, dataSet, TIMES)
    const dump = await graphDump(graph)
    const report = await importDataSet(graph, dataSet, TIMES)
    expect(await graphDump(graph)).toEqual(dump)
    expect(report.interactions).toMatchObject({ created: 0, merged: 0, skipped: 3 })
    await graph.close()
  })

  it('with another header is rejected with the name of the column', async () => {
    const folder = temporaryFolder({ ...FILES, 'tags.dat': 'id\tname\r\n' })
    const graph = await openEmbedded({ maxRelationships: 1e6 })
    await expect(importDataSet(graph, await lastfm(folder), TIMES)).rejects.toMatchObject({
      code: 'IMPORT_REFUSED',
      message: 'tags.dat: column 1 must be tagID',
    })
    await graph.close()
  })

  it('is read from the given folder', async () => {
    await expect(lastfm(temporaryFolder())).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  const folder = resolve('../shared/data/lastfm')
  const isThere = existsSync(folder)
  const reason = isThere ? '' : ` (skipped: ${folder} is not there)`
  it.skipIf(!isThere)(`has the published numbers of rows${reason}`, async () => {
    const dataSet = await lastfm(folder)
    const validRows = async <K extends RecordKind>(kind: K) => {
      const records: RecordOf[K][] = []
      for await (const row of dataSet.rows(kind)) if (row.isValid) records.push(row.record)
      return records
    }
    const items = await validRows('items')
    const itemIds = new Set(items.map(({ id }) => id))
    const interactions = await validRows('interactions')
    const ties = await validRows('ties')
    const pairs = new Set(ties.map(({ userId, otherId }) => [userId, otherId].sort().join(' ')))
    const taggings = await validRows('taggings')
    expect({
      users: new Set(interactions.map(({ userId }) => userId)).size,
      items: itemIds.size,
      tags: (await validRows('tags')).length,
      interactions: interactions.length,
      ties: ties.length,
      pairs: pairs.size,
      taggings: taggings.length,
      unknownItems: taggings.filter(({ itemId }) => !itemIds.has(itemId)).length,
    }).toEqual({
      users: 1_892,
      items: 17_632,
      tags: 11_946,
      interactions: 92_834,
      ties: 25_434,
      pairs: 12_717,
      taggings: 186_478,
      unknownItems: 1_538,
    })
  })
})
