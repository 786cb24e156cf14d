import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readOwner } from '../../../src/app/folder-lock.ts'
import { type CliFolder, cliFolder } from '../../support/cli.ts'
import { writeSmallFolder } from '../../support/small-folder.ts'

const COMMANDS = ['serve', 'import', 'generate', 'train', 'evaluate', 'recommend', 'stats']

let folder: CliFolder

beforeAll(async () => {
  folder = cliFolder()
  writeSmallFolder(join(folder.path, 'songs'))
})

afterAll(() => folder.remove())

describe('help', () => {
  it('lists every command and the exit codes', async () => {
    const { code, out, err } = await folder.run(['--help'])
    expect([code, err]).toEqual([0, ''])
    for (const command of COMMANDS) expect(out).toContain(command)
    expect(out).toContain('130 interrupted')
  })

  it.each(COMMANDS)('of %s has examples', async (command) => {
    const { code, out } = await folder.run([command, '--help'])
    expect(code).toBe(0)
    expect(out).toContain('Examples:')
    expect(out).toContain('--json')
  })

  it('prints the version', async () => {
    expect(await folder.run(['--version'])).toMatchObject({ code: 0, out: '1.2.3\n' })
  })
})

describe('wrong usage', () => {
  it.each([
    [['dance'], /unknown command 'dance'/],
    [['train', '--fast'], /unknown option '--fast'/],
    [['recommend'], /missing required argument 'user'/],
    [['recommend', 'ana', '--first', '0'], /whole number from 1 up/],
    [['import', 'songs', '--at', 'yesterday'], /a date such as 2011-05-31/],
    [['import', 'songs', '--at', '2020-02-30'], /not an existing date/],
    [['import', 'songs', '--at', '9999-01-01'], /--at must not be in the future/],
    [['import', 'songs', '--rating-scale', '5-1'], /two numbers such as 1-5/],
    [['import', 'nowhere'], /nowhere is not a folder/],
    [['import', 'songs', 'more'], /import takes one folder at a time/],
    [['import', 'songs', '--mapping', 'lines.json'], /--mapping says how lines of a log are read/],
    [['import', 'lastfm'], /name the folder to import/],
    [['import', 'songs', '--reject-file', 'no/such/folder'], /rejected rows cannot be written \(ENOENT\)/],
    [['generate'], /required option '--output <folder>'/],
    [['generate', '--output', 'songs'], /the output folder is not empty/],
    [['generate', '--users', '100001', '--output', 'new'], /whole number from 1 to 100000/],
    [['serve', '--port', 'http'], /PORT must be 0-65535/],
  ])('%s ends with exit code 2 and a reason', async (words, reason) => {
    const { code, out, err } = await folder.run(words)
    expect(err).toMatch(reason)
    expect([code, out]).toEqual([2, ''])
    expect(existsSync(join(folder.path, 'graph'))).toBe(false)
  })

  it('of an unknown setting names the nearest', async () => {
    const { code, err } = await folder.run(['stats'], { variables: { ATTUNE_PORT: '4000' } })
    expect(code).toBe(2)
    expect(err).toMatch(
      /^attune: settings: ATTUNE_PORT is unknown, did you mean \w+\?\n {2}docs\/settings\.md/,
    )
  })
})

describe('without a graph', () => {
  it.each([['recommend', 'ana'], ['stats'], ['train']])(
    '%s explains how to create one, and creates none',
    async (...words) => {
      const { code, err } = await folder.run(words)
      expect(code).toBe(1)
      expect(err).toContain('there is no graph')
      expect(err).toContain('attune import')
      expect(existsSync(join(folder.path, 'graph', 'graph.grafeo'))).toBe(false)
    },
  )
})

describe('an unusable data folder', () => {
  it.each([
    ['below a file', 'plain-file/graph', /cannot be created: it is, or lies below, a file/],
    ['that is a file', 'plain-file', /cannot be written: it is, or lies below, a file/],
    ['below /proc', '/proc/graph', /cannot be created: no folder can exist there/],
  ])('%s is refused at once with its name', async (_, place, reason) => {
    writeFileSync(join(folder.path, 'plain-file'), '')
    const dataDir = resolve(folder.path, place)
    const { code, err } = await folder.run(['import', 'songs'], { variables: { ATTUNE_DATA_DIR: dataDir } })
    expect(err).toContain(dataDir)
    expect(err).toMatch(reason)
    expect(err).toContain('set ATTUNE_DATA_DIR to')
    expect(code).toBe(2)
  })
})

describe('serve', () => {
  it('reports a port in use before it opens the graph', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const address = taken.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    const { code, err } = await folder.run(['serve', '--port', port])
    taken.close()
    expect(code).toBe(3)
    expect(err).toContain(`port ${port} of 127.0.0.1 is in use`)
    expect(existsSync(join(folder.path, 'graph', 'graph.grafeo'))).toBe(false)
  })
})

describe('an imported graph', () => {
  it('is not changed by a second import', async () => {
    const first = await folder.run(['import', 'songs', '--json'])
    expect([first.code, first.err.includes('import: ')]).toEqual([0, true])
    expect(JSON.parse(first.out)).toMatchObject({
      users: { read: 8, created: 8, rejected: 0 },
      items: { read: 12, created: 12 },
      ties: { read: 2 },
    })
    const again = JSON.parse((await folder.run(['import', 'songs', '--json'])).out)
    for (const kind of ['users', 'items', 'tags', 'taggings', 'interactions', 'ties']) {
      expect([kind, again[kind].created]).toEqual([kind, 0])
    }
  })

  it('is reported as a table', async () => {
    const { out, err } = await folder.run(['import', 'songs'])
    expect(out).toMatch(/interactions\s*│/)
    expect(err).toContain('next: attune train')
  })

  it('serves lists before the first training', async () => {
    const { code, out, err } = await folder.run(['recommend', 'ana', '--first', '3'])
    expect(code).toBe(0)
    expect(out).toContain('the title')
    expect(err).toContain('never trained')
  })

  it('is trained job by job', async () => {
    const { code, out } = await folder.run(['train'])
    expect(code).toBe(0)
    expect(out).toMatch(/neighbo/)
    expect(out).toContain('serving model')
  })

  it('is counted by stats', async () => {
    const table = await folder.run(['stats'])
    expect([table.err, table.code]).toEqual(['', 0])
    expect(table.out).toMatch(/User\s*│\s*8/)
    const { nodes, modelVersion, engine } = JSON.parse((await folder.run(['stats', '--json'])).out)
    expect(nodes).toContainEqual({ name: 'Item', total: 12 })
    expect([engine, typeof modelVersion]).toEqual(['embedded', 'string'])
  })

  it('explains lists in a table', async () => {
    const { code, out, err } = await folder.run(['recommend', 'ana', '--first', '4', '--explain'])
    expect(code).toBe(0)
    expect(err).toMatch(/left out: .*seen \d/)
    for (const head of ['#', 'title', 'probability', 'sources', 'reasons']) expect(out).toContain(head)
    expect(out).toMatch(/\d\.\d\d%/)
  })

  it('prints GraphQL connections page by page', async () => {
    const first = JSON.parse((await folder.run(['recommend', 'ana', '--first', '2', '--json'])).out)
    expect(first.edges).toHaveLength(2)
    expect(first.edges[0]).toMatchObject({ rank: 1, node: { kind: 'song' } })
    const cursor = first.pageInfo.endCursor
    const next = await folder.run(['recommend', 'ana', '--first', '2', '--after', cursor, '--json'])
    expect(JSON.parse(next.out).edges[0].rank).toBe(3)
  })

  it('reports an unknown user', async () => {
    const { code, err } = await folder.run(['recommend', 'unknown'])
    expect(code).toBe(0)
    expect(err).toContain('unknown user')
  })

  it('passes on the errors of the API', async () => {
    const { code, err } = await folder.run(['recommend', 'ana', '--first', '100000'])
    expect(code).toBe(2)
    expect(err).toMatch(/first/)
  })

  it('refuses an invalid cursor', async () => {
    const { code, out, err } = await folder.run(['recommend', 'ana', '--after', 'junk'])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/cursor/)
  })
})

describe('generate', () => {
  it('writes the proportions of the benchmarks by default', async () => {
    const { code, out } = await folder.run(['generate', '--users', '400', '--output', 'world', '--json'])
    expect([code, JSON.parse(out)]).toEqual([
      0,
      { users: 400, items: 200, interactions: 20_000, ties: 4_000, taggings: 400, tags: expect.any(Number) },
    ])
  })
})

describe('while a server holds the graph', () => {
  const interruption = new AbortController()
  let serving: ReturnType<CliFolder['run']>

  beforeAll(async () => {
    serving = folder.run(['serve', '--json'], { signal: interruption.signal })
    await vi.waitUntil(() => readOwner(join(folder.path, 'graph'))?.url, { timeout: 30_000, interval: 100 })
  })

  it('recommend queries the server and prints the same', async () => {
    const { code, out } = await folder.run(['recommend', 'ana', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out).edges.length).toBeGreaterThan(0)
  })

  it('stats queries the server', async () => {
    const { code, out } = await folder.run(['stats', '--json'])
    expect([code, JSON.parse(out).engine]).toEqual([0, 'embedded'])
  })

  it('serve names the holder and a way out', async () => {
    const { code, out, err } = await folder.run(['serve'])
    expect([code, out]).toEqual([3, ''])
    expect(err).toContain(`held by \`attune serve\` (process ${process.pid}, since `)
    expect(err).toContain('work meanwhile')
  })

  it('a signal stops the server and frees the graph', async () => {
    interruption.abort()
    const { code, out } = await serving
    expect(code).toBe(0)
    expect(JSON.parse(out).url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/)
    expect(readOwner(join(folder.path, 'graph'))).toBeNull()
    expect((await folder.run(['stats'])).code).toBe(0)
  })
})

describe('an interrupted command', () => {
  it('ends with exit code 130 and can be repeated', async () => {
    mkdirSync(join(folder.path, 'other'), { recursive: true })
    const variables = { ATTUNE_DATA_DIR: join(folder.path, 'other') }
    const interruption = new AbortController()
    interruption.abort()
    const ended = await folder.run(['import', 'songs'], { variables, signal: interruption.signal })
    expect(ended.code).toBe(130)
    expect(ended.err).toContain('interrupted; run it again to continue')
    expect((await folder.run(['import', 'songs'], { variables })).code).toBe(0)
  })
})
