import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runAttacks } from '../../tools/attack.ts'
import { fillLittleGraph } from '../api/little-graph.ts'
import { type Serving, serving } from '../api/serving.ts'
import { attackClasses } from '../attacks/attack-page.ts'
import { OUTSIDE_ATTACKS } from '../attacks/outside/all.ts'
import { readWholeGraph } from '../attacks/whole-graph.ts'
import { apiKey } from '../support/api-keys.ts'

interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs the tool in this process. */
async function attack(...words: readonly string[]): Promise<Ran> {
  let [out, err] = ['', '']
  const code = await runAttacks(words, {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
  })
  return { code, out, err }
}

/** A server with keys, and the words that name both. */
async function attacked(introspection: boolean): Promise<{ server: Serving; words: readonly string[] }> {
  const keys: string[] = []
  const server = await serving({
    settings: { introspection, sandbox: false, explorer: false, ide: false },
    async fill(graph) {
      await fillLittleGraph(graph)
      keys.push(
        '--web-key',
        await apiKey(graph, ['read', 'track'], 'web'),
        '--server-key',
        await apiKey(graph, ['server']),
        '--admin-key',
        await apiKey(graph, ['admin']),
      )
    },
    // The clock of the tool.
    parts: { nowMs: () => Date.now() },
  })
  return { server, words: ['--url', server.url, ...keys] }
}

describe('npm run attack', () => {
  let server: Serving
  let words: readonly string[] = []
  beforeAll(async () => {
    ;({ server, words } = await attacked(false))
  })
  afterAll(() => server.close())

  it('finds nothing on a server in production, and leaves its graph as it was', async () => {
    const before = await readWholeGraph(server.graph)
    const only = 'A02,A08,A20,A21,A24,A29,A30,A32,A35,A38'
    const { code, out, err } = await attack(...words, '--only', only)
    expect([code, out]).toEqual([0, expect.stringMatching(/^Attacks in all: 0 of [2-9]\d\d succeeded$/m)])
    for (const id of only.split(',')) expect(out).toMatch(new RegExp(`^${id} +0 +[1-9]\\d*  `, 'm'))
    expect(out).toContain('The made-up users, items and tags are deleted.')
    expect(err).toContain('A29 a user reads no personal field of another: 0 of 85 succeeded')
    const after = await readWholeGraph(server.graph)
    const added = after.lines.filter((line) => !before.lines.includes(line))
    const named = added.filter((line) => line.includes('attack-') && !line.includes('"CatalogChange"'))
    expect(named).toEqual([])
    expect(before.lines.filter((line) => !after.lines.includes(line))).toEqual([])
  })

  it('names each class that it does not try, with a reason, also as JSON', async () => {
    const { code, out } = await attack(...words, '--only', 'A21', '--json')
    const { classes, notTried, left } = JSON.parse(out) as {
      classes: readonly { id: string; attempts: number; successes: number }[]
      notTried: readonly { id: string; name: string; why: string }[]
      left: readonly string[]
    }
    expect([code, left]).toEqual([0, []])
    expect(classes).toMatchObject([{ id: 'A21', attempts: 8, successes: 0 }])
    const outside = new Set<string>(OUTSIDE_ATTACKS.map(({ id }) => id))
    const inside = attackClasses().filter(
      ({ id, fromOutside }) => !outside.has(id) && !/^yes/.test(fromOutside),
    )
    expect(notTried.map(({ id }) => id)).toEqual(inside.map(({ id }) => id))
    expect(notTried.every(({ name, why }) => name !== '' && why !== '')).toBe(true)
  })

  it('ends with 1 if an attempt succeeds, and says which', async () => {
    const weak = await attacked(true)
    const { code, out } = await attack(...weak.words, '--only', 'A01')
    await weak.server.close()
    expect(code).toBe(1)
    expect(out).toMatch(/^A01 +[1-9]\d* +12 {2}Reading the schema/m)
    expect(out).toContain('A01 beside another field: ItemConnection')
  })

  it('ends with 2 if a key is not that of the server', async () => {
    const { code, err } = await attack(...words.map((word) => (/^att_/.test(word) ? `${word}0` : word)))
    expect([code, err]).toEqual([2, expect.stringContaining('the browser key is not answered')])
  })

  it('stops after the minutes that it may take, and lists what is left', async () => {
    const { code, out } = await attack(...words, '--only', 'A02,A20', '--minutes', '0.00001')
    expect([code, out]).toEqual([
      2,
      expect.stringContaining('A20 pages of other sites write nothing: out of time'),
    ])
  })
})

describe('the words of npm run attack', () => {
  const keys = ['--web-key', 'x', '--server-key', 'x']

  it('name another machine only with --i-own-this-server', async () => {
    for (const host of ['192.0.2.1', 'attune.example', '127.0.0.1.attune.example', '[2001:db8::1]']) {
      const { code, err } = await attack('--url', `http://${host}/graphql`, ...keys)
      expect([code, err]).toEqual([2, expect.stringContaining('add --i-own-this-server if it is yours')])
    }
  })

  it('are explained by --help', async () => {
    const { code, out } = await attack('--help')
    expect([code, out]).toEqual([0, expect.stringContaining('Only attack a server that you run.')])
  })

  it.each([
    [[], '--url must be'],
    [['--url', 'http://127.0.0.1:9/graphql'], '--web-key and --server-key are required'],
    [['--url', 'http://127.0.0.1:9/graphql', ...keys, '--only', 'A18'], 'not tried from outside: A18'],
    [['--url', 'http://127.0.0.1:9/graphql', ...keys, '--minutes', 'x'], '--minutes must be above 0'],
    [['--unknown'], "Unknown option '--unknown'"],
  ])('%j are refused', async (words, message) => {
    const { code, err } = await attack(...words)
    expect([code, err]).toEqual([2, expect.stringContaining(message)])
  })
})

describe('docs/security-tests.md', () => {
  const rows = attackClasses()

  it('says of each class whether it is tried from outside', () => {
    const outside = new Set<string>(OUTSIDE_ATTACKS.map(({ id }) => id))
    const stated = rows
      .filter(({ fromOutside }) => /^(yes|in part: .+)$/.test(fromOutside))
      .map(({ id }) => id)
    expect(stated).toEqual([...outside].sort())
    const others = rows.filter(({ id }) => !outside.has(id))
    expect(others.filter(({ fromOutside }) => !/^(no: .+|yes, in A\d+)$/.test(fromOutside))).toEqual([])
  })

  it('has one row for each class, in order, with attempts', () => {
    const ids = rows.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].sort())
    expect(rows.filter(({ attempts }) => !/^([1-9]\d*\+?|in A\d+)$/.test(attempts))).toEqual([])
  })
})
