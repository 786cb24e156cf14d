import { describe, expect, it } from 'vitest'
import { dataFolder } from '../../../../src/datasets/importing/folder.ts'
import { importDataSet } from '../../../../src/datasets/importing/import-data-set.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import { graphDump } from '../../../support/graph-dump.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const NOW_MS = Date.UTC(2026, 2, 1)

async function dumpOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<readonly string[]> {
  const graph = await openEmbedded({ maxRelationships: 1e6 })
  const dataSet = await dataFolder(temporaryFolder(files))
  await importDataSet(graph, { ...dataSet, name: 'same' }, { atMs: NOW_MS, nowMs: NOW_MS })
  const dump = await graphDump(graph)
  await graph.close()
  return dump
}

const CSV = {
  'users.csv': 'id,name,createdAt,showMeToOthers,city,age\nana,Ana,2024-01-01,true,Porto,30\nbo,,,,,',
  'items.csv':
    'id,title,kind,url,imageUrl,createdAt,availableFrom,availableUntil,price,inStock\n' +
    'tea,"Tea, green",drink,https://x.example,,1700000000000,2024-01-01,2030-01-01,4.5,true',
  'tags.csv': 'id,name,kind\ncalm,Calm,mood',
  'interactions.csv':
    'userId,itemId,kind,value,count,at,eventId\nana,tea,rating,4.5,,2024-05-01,e1\nbo,tea,play,,3,,',
  'ties.csv': 'userId,otherId,kind,strength,at\nana,bo,friends,0.5,2024-01-01\nbo,ana,mutes,,',
  'taggings.csv': 'itemId,tagId,weight,userId,at\ntea,calm,0.5,ana,\ntea,warm,,,',
}

const lines = (...objects: readonly object[]) => objects.map((one) => JSON.stringify(one)).join('\n')

const JSONL = {
  'users.jsonl': lines(
    { id: 'ana', name: 'Ana', createdAt: '2024-01-01', showMeToOthers: true, city: 'Porto', age: 30 },
    { id: 'bo', name: null, city: '' },
  ),
  'items.jsonl': lines({
    id: 'tea',
    title: 'Tea, green',
    kind: 'drink',
    url: 'https://x.example',
    createdAt: 1_700_000_000_000,
    availableFrom: '2024-01-01',
    availableUntil: '2030-01-01T00:00:00Z',
    price: 4.5,
    inStock: true,
  }),
  'tags.jsonl': lines({ id: 'calm', name: 'Calm', kind: 'mood' }),
  'interactions.jsonl': lines(
    { userId: 'ana', itemId: 'tea', kind: 'rating', value: 4.5, at: '2024-05-01', eventId: 'e1' },
    { userId: 'bo', itemId: 'tea', kind: 'play', count: 3 },
  ),
  'ties.jsonl': lines(
    { userId: 'ana', otherId: 'bo', kind: 'friends', strength: 0.5, at: '2024-01-01' },
    { userId: 'bo', otherId: 'ana', kind: 'mutes' },
  ),
  'taggings.jsonl': lines(
    { itemId: 'tea', tagId: 'calm', weight: 0.5, userId: 'ana' },
    { itemId: 'tea', tagId: 'warm' },
  ),
}

describe('a folder', () => {
  it('gives the same graph as CSV and as JSONL', async () => {
    const dump = await dumpOf(CSV)
    expect(await dumpOf(JSONL)).toEqual(dump)
    expect(dump.length).toBeGreaterThan(15)
  })

  it('gives the same graph with its columns in another order, a byte-order mark and CRLF', async () => {
    const users =
      '\ufeffage,showMeToOthers,id,city,createdAt,name\r\n30,true,ana,Porto,2024-01-01,Ana\r\n,,bo,,,\r\n'
    expect(await dumpOf({ ...CSV, 'users.csv': users })).toEqual(await dumpOf(CSV))
  })

  it.each([
    ['lacks a column', 'name\nAna', 'users.csv: column "id" is missing'],
    ['has a column twice', 'id,name,name\na,b,c', 'users.csv: column "name" occurs twice'],
    ['uses a name of the graph', 'id,lastAt\na,1', 'users.csv: column "lastAt" is reserved'],
    ['has a name that is none', 'id,shoe size\na,1', 'users.csv: column "shoe size" is not a property name'],
    ['names a prototype', 'id,__proto__\na,1', 'users.csv: column "__proto__" is not a property name'],
  ])('whose header %s is rejected by name before anything is written', async (_, content, message) => {
    await expect(dataFolder(temporaryFolder({ 'users.csv': content }))).rejects.toMatchObject({
      code: 'IMPORT_REFUSED',
      message: expect.stringContaining(message),
    })
  })

  it('whose ties have an unknown column is rejected by name', async () => {
    const folder = temporaryFolder({ 'ties.csv': 'userId,otherId,kind,strenght\n' })
    await expect(dataFolder(folder)).rejects.toMatchObject({
      message: expect.stringContaining('column "strenght" is unknown: ties have userId, otherId, kind'),
    })
  })

  it('with a file in both formats is rejected', async () => {
    const folder = temporaryFolder({ 'tags.csv': 'id\na', 'tags.jsonl': '{"id":"a"}' })
    await expect(dataFolder(folder)).rejects.toMatchObject({ code: 'IMPORT_REFUSED' })
  })

  it('in UTF-16 is rejected with a hint', async () => {
    const folder = temporaryFolder({ 'users.csv': Buffer.from('\ufeffid,name\nana,Ana', 'utf16le') })
    await expect(dataFolder(folder)).rejects.toMatchObject({
      message: 'users.csv: is in UTF-16: save it as UTF-8',
    })
  })

  it('without any file is rejected', async () => {
    await expect(dataFolder(temporaryFolder({ 'people.csv': 'id' }))).rejects.toMatchObject({
      code: 'IMPORT_REFUSED',
    })
  })

  it('may have empty files and files with only a header', async () => {
    const graph = await openEmbedded({ maxRelationships: 1e6 })
    const empty = await graphDump(graph)
    await graph.close()
    expect(await dumpOf({ 'users.jsonl': '', 'items.csv': '', 'tags.csv': 'id,name' })).toEqual(empty)
  })

  it.each([
    ['a list', '[1]'],
    ['no JSON', '{"id":'],
    ['nested', '{"id":"x","address":{"city":"y"}}'],
    ['too deep', `{"id":${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
    ['half a character', '{"id":"x","name":"\\ud800"}'],
    ['a reserved property', '{"id":"x","olderSeenItemIds":"y"}'],
  ])('rejects only the line of JSONL that is %s', async (_, line) => {
    const graph = await openEmbedded({ maxRelationships: 1e6 })
    const folder = temporaryFolder({ 'users.jsonl': ['{"id":"ana"}', line, '{"id":"bo"}'].join('\n') })
    const report = await importDataSet(graph, await dataFolder(folder), { atMs: NOW_MS, nowMs: NOW_MS })
    expect(report.users).toMatchObject({ read: 3, created: 2, rejected: 1 })
    await graph.close()
  })
})
