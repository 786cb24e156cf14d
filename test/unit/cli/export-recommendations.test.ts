import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compose } from '../../../src/app/compose.ts'
import { readConfig } from '../../../src/app/config.ts'
import { setConsent } from '../../../src/consent/set-consent.ts'
import { saveSegment } from '../../../src/steering/placement-versions.ts'
import { type CliFolder, cliFolder } from '../../support/cli.ts'

const USERS = Array.from({ length: 130 }, (_, n) => `user-${String(n).padStart(3, '0')}`)

let folder: CliFolder
let whole: string
beforeAll(async () => {
  folder = cliFolder()
  mkdirSync(join(folder.path, 'songs'))
  const rows = USERS.flatMap((userId, n) =>
    [0, 1, 2].map((step) => `${userId},song-${(n * (step + 1)) % 30},play,2024-05-01`),
  )
  const text = ['userId,itemId,kind,at', ...new Set(rows)].join('\n')
  writeFileSync(join(folder.path, 'songs', 'interactions.csv'), text)
  expect(await folder.run(['import', 'songs'])).toMatchObject({ code: 0 })
  expect(
    await folder.run(['export', 'recommendations', '--output', 'whole.jsonl', '--first', '4']),
  ).toMatchObject({
    code: 0,
  })
  whole = read('whole.jsonl')
}, 120_000)
afterAll(() => folder.remove())

const read = (name: string) => readFileSync(join(folder.path, name), 'utf8')

interface Line {
  readonly userId: string
  readonly items: readonly {
    readonly itemId: string
    readonly rank: number
    readonly probability: number
    readonly title: string
    readonly url: string | null
  }[]
}

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)

/** Runs an export and interrupts it once it has written a mark of some users. */
async function interrupted(...words: readonly string[]) {
  const ending = new AbortController()
  const mark = join(folder.path, `${words[1]}.progress`)
  const watching = setInterval(() => {
    if (existsSync(mark) && !readFileSync(mark, 'utf8').includes('"users":0')) ending.abort()
  }, 1)
  const ended = await folder.run(['export', 'recommendations', ...words], { signal: ending.signal })
  clearInterval(watching)
  return ended
}

it('`attune export recommendations` writes the list of every user that `attune recommend` prints', async () => {
  const lines = linesOf(whole)
  expect(lines.map(({ userId }) => userId)).toEqual(USERS)
  expect(lines.every(({ items }) => items.length === 4)).toBe(true)
  const { out } = await folder.run(['recommend', 'user-042', '--first', '4', '--json'])
  const { edges } = JSON.parse(out) as {
    edges: { node: { id: string }; rank: number; probability: number }[]
  }
  expect(lines[42]?.items).toEqual(
    edges.map(({ node, rank, probability }) => ({
      ...{ itemId: node.id, rank, probability },
      ...{ title: node.id, url: null },
    })),
  )
  expect(existsSync(join(folder.path, 'whole.jsonl.progress'))).toBe(false)
}, 60_000)

it.each(['jsonl', 'csv'])(
  'continues an interrupted export as %s where it stopped',
  async (format) => {
    const words = ['--output', `stopped.${format}`, '--first', '4', '--format', format]
    expect(await interrupted(...words)).toMatchObject({ code: 130 })
    const before = read(`stopped.${format}`)
    // A killed process has written more than its mark says.
    appendFileSync(join(folder.path, `stopped.${format}`), '{"userId": "user-0')
    const { code, out } = await folder.run(['export', 'recommendations', ...words, '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ users: USERS.length })
    const text = read(`stopped.${format}`)
    expect(text.startsWith(before)).toBe(true)
    if (format === 'jsonl') expect(text).toBe(whole)
    else {
      const items = linesOf(whole).flatMap(({ userId, items }) =>
        items.map(
          ({ itemId, rank, probability, title }) => `${userId},${rank},${itemId},${probability},${title},`,
        ),
      )
      expect(text).toBe(['userId,rank,itemId,probability,title,url', ...items, ''].join('\r\n'))
    }
  },
  120_000,
)

it('writes the lists of the users of a segment who allow audiences, with titles and links', async () => {
  const config = readConfig({ ATTUNE_DATA_DIR: join(folder.path, 'graph') }, folder.path)
  const { store, close } = await compose(config, { write: () => undefined }, '1.2.3').openGraph({
    command: 'a test',
    mayCreate: false,
  })
  const filter = {
    event: { kinds: ['play'], items: { ids: ['song-0', 'song-15'] }, withinMs: null },
  } as const
  const segment = { name: 'listeners', filter, source: '{}', expectedDigest: null }
  expect(await saveSegment(store, segment, { nowMs: 0, by: 'test' })).toBeNull()
  const choices = [{ purpose: 'audiences', isGranted: true }] as const
  const agreeing = USERS.slice(1).map((userId) => ({ userId, choices }))
  await setConsent(store, agreeing, { atMs: 0, origin: 'api', policyVersion: null })
  await close()
  const words = ['export', 'recommendations', '--first', '4', '--segment']
  expect(await folder.run([...words, 'listeners', '--output', 'segment.jsonl'])).toMatchObject({ code: 0 })
  const played = USERS.filter((_, n) => n > 0 && [1, 2, 3].some((step) => (n * step) % 15 === 0))
  expect(played.length).toBeGreaterThanOrEqual(20)
  const lines = linesOf(whole).filter(({ userId }) => played.includes(userId))
  expect(linesOf(read('segment.jsonl')).map(({ userId }) => userId)).toEqual(
    lines.map(({ userId }) => userId),
  )
  const { code, err } = await folder.run([...words, 'unsaved', '--output', 'unsaved.jsonl'])
  expect([code, err]).toEqual([expect.any(Number), expect.stringContaining('there is no segment "unsaved"')])
  expect(code).not.toBe(0)
}, 60_000)

it('refuses to continue with other options, and to replace a file', async () => {
  expect(await interrupted('--output', 'begun.jsonl', '--first', '4')).toMatchObject({ code: 130 })
  expect(
    await folder.run(['export', 'recommendations', '--output', 'begun.jsonl', '--first', '5']),
  ).toMatchObject({
    code: 2,
    err: expect.stringContaining('--first 4'),
  })
  expect(
    await folder.run(['export', 'recommendations', '--output', 'whole.jsonl', '--first', '4']),
  ).toMatchObject({
    code: 2,
  })
  expect(read('whole.jsonl')).toBe(whole)
  rmSync(join(folder.path, 'begun.jsonl.progress'))
}, 60_000)

it('shows its options with --help', async () => {
  const { code, out } = await folder.run(['export', 'recommendations', '--help'])
  expect(code).toBe(0)
  for (const word of ['--output', '--format', '--first', '--json']) expect(out).toContain(word)
}, 60_000)
