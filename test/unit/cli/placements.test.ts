import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { readOwner } from '../../../src/app/folder-lock.ts'
import { type CliFolder, cliFolder } from '../../support/cli.ts'
import { writeSmallFolder } from '../../support/small-folder.ts'

const HOME = { diversity: 0.4, rules: [{ name: 'mix', apply: { cap: { by: { itemKind: true }, max: 2 } } }] }
const CART = { temperature: 2, rotation: { every: 'PT12H', strength: 0.5 } }

let folder: CliFolder
beforeAll(async () => {
  folder = cliFolder()
  writeSmallFolder(join(folder.path, 'songs'))
  expect((await folder.run(['import', 'songs'])).code).toBe(0)
}, 120_000)
afterAll(() => folder.remove())

const read = (name: string) => readFileSync(join(folder.path, name), 'utf8')

function write(name: string, placements: readonly object[]): void {
  writeFileSync(join(folder.path, name), JSON.stringify({ placements }))
}

const imported = async (...words: string[]) =>
  JSON.parse((await folder.run(['placements', 'import', ...words, '--json'])).out)

const NOTHING = { saved: [], published: [], unchanged: [] }

it('imports drafts, publishes those that changed, and exports a file that changes nothing', async () => {
  write('first.json', [
    { key: 'home', surface: 'LIST', spec: HOME },
    { key: 'cart', surface: 'CART', spec: CART },
  ])
  expect(await imported('first.json')).toEqual({ ...NOTHING, saved: ['home', 'cart'] })
  expect(JSON.parse((await folder.run(['placements', 'export'])).out)).toEqual({ placements: [] })
  expect(await imported('first.json', '--publish')).toEqual({
    ...NOTHING,
    saved: ['home', 'cart'],
    published: ['home', 'cart'],
  })
  expect((await folder.run(['placements', 'export', 'whole.json'])).code).toBe(0)
  expect(await imported('whole.json', '--publish')).toEqual({ ...NOTHING, unchanged: ['cart', 'home'] })

  const { placements } = JSON.parse(read('whole.json')) as { placements: { key: string; spec: object }[] }
  expect(placements).toEqual([
    { key: 'cart', surface: 'CART', spec: { ...CART, least: 1 } },
    { key: 'home', surface: 'LIST', spec: expect.objectContaining(HOME.rules ? { diversity: 0.4 } : {}) },
  ])
  write('changed.json', [
    placements[0] ?? {},
    { ...placements[1], spec: { ...placements[1]?.spec, diversity: 0.5 } },
  ])
  expect(await imported('changed.json', '--publish')).toEqual({
    saved: ['home'],
    published: ['home'],
    unchanged: ['cart'],
  })
  // Written by hand, in other words.
  expect(await imported('first.json', '--publish')).toMatchObject({ published: ['home'] })
}, 120_000)

it('shows lists for a placement, and exports them', async () => {
  const { out } = await folder.run(['recommend', 'ana', '--placement', 'home', '--json'])
  expect(JSON.parse(out)).toMatchObject({ placement: { key: 'home' } })
  const words = ['export', 'recommendations', '--output', 'lists.jsonl', '--placement']
  expect(await folder.run([...words, 'home'])).toMatchObject({ code: 0 })
  expect(await folder.run(['recommend', 'ana', '--placement', 'absent'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('no version of the placement "absent" applies now'),
  })
}, 60_000)

it('says all problems of a file, and publishes nothing of it', async () => {
  write('wrong.json', [
    { key: 'mail', surface: 'MESSAGE', spec: {} },
    { key: 'wrong', surface: 'LIST', spec: { diversity: 2, least: 0 } },
    { key: 'home', surface: 'CART', spec: { diversity: 0.3 } },
  ])
  const { code, err } = await folder.run(['placements', 'import', 'wrong.json', '--publish'])
  expect(code).toBe(2)
  for (const place of ['wrong: spec.diversity: ', 'wrong: spec.least: ', 'home: surface: '])
    expect(err).toContain(place)
  expect((await folder.run(['placements', 'export'])).out).not.toContain('mail')
  expect((await folder.run(['placements', 'export', '--drafts'])).out).toContain('mail')
  writeFileSync(join(folder.path, 'other.json'), '{"placements": {}}')
  expect(await folder.run(['placements', 'import', 'other.json'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('other.json is no file of placements'),
  })
}, 60_000)

it('asks the server that holds the graph', async () => {
  const stop = new AbortController()
  const running = folder.run(['serve', '--json'], { signal: stop.signal })
  await vi.waitUntil(() => readOwner(join(folder.path, 'graph'))?.url, { timeout: 60_000, interval: 100 })
  write('served.json', [{ key: 'served', surface: 'LIST', spec: { diversity: 0.7 } }])
  expect(await imported('served.json', '--publish')).toMatchObject({ published: ['served'] })
  expect((await folder.run(['placements', 'export'])).out).toContain('"served"')
  stop.abort()
  expect((await running).code).toBe(0)
}, 120_000)
