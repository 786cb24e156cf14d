import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { type Asking, asking, question } from '../support/asking.ts'
import { fillGeneratedWorld } from '../support/generated-world.ts'
import { graphDump } from '../support/graph-dump.ts'
import { always, publishPlacement } from '../support/publish-placement.ts'
import { NOW_MS } from '../support/world.ts'
import { answerOf, type Serving, serving } from './serving.ts'

const WORLD = {
  users: 60,
  items: 400,
  interactions: 3_000,
  ties: 200,
  taggings: 800,
  seed: 7,
  hasProperties: true,
}

const VIEWERS = Array.from({ length: 50 }, (_, n) => `u${n}`)

const VIDEOS = { kind: { anyOf: ['video'] } } as const

const PREVIEW = `query ($input: PreviewInput!) { previewPlacement(input: $input) {
  lists { viewerId list { edges { rank logit bias probability node { id kind } contributions { logit } reasons { text }
    steering { rule logit } promotion { label } } leftOut { reason rule count } personalization candidateCounts { source } }
    before { nodes { id } } }
  report { viewers meanOverlapAt10 emptyLists promotedShare coverage exposureGini capBreaches removed { rule items } p95Ms }
  problems { code path message } } }`

interface Edge {
  readonly logit: number
  readonly bias: number
  readonly node: { readonly id: string; readonly kind: string }
  readonly contributions: readonly unknown[]
  readonly reasons: readonly unknown[]
  readonly steering: readonly { readonly rule: string; readonly logit: number | null }[]
}

interface Previewed {
  readonly lists: readonly {
    readonly viewerId: string
    readonly list: {
      readonly edges: readonly Edge[]
      readonly leftOut: readonly { readonly rule: string | null }[]
      readonly personalization: string
      readonly candidateCounts: readonly unknown[]
    }
    readonly before: { readonly nodes: readonly { readonly id: string }[] }
  }[]
  readonly report: Readonly<Record<string, number>> & {
    readonly removed: readonly { readonly rule: string; readonly items: number }[]
  }
  readonly problems: readonly { readonly code: string; readonly path: readonly string[] }[]
}

describe('the preview of a placement', () => {
  let server: Serving
  let graph: GraphStore
  let asked: Asking
  beforeAll(async () => {
    server = await serving({
      fill: async (one) => {
        graph = one
        await fillGeneratedWorld(one, WORLD)
        await publishPlacement(one, 'home', { temperature: 1 })
        await publishPlacement(one, 'home', {
          temperature: 1,
          attention: { frequency: [{ max: 1, perMs: 60_000 }], quietHours: null, minutes: null },
          rules: [always('films', { kind: 'boost', where: VIDEOS, odds: 8 })],
        })
      },
      recommend: (one, events) => {
        asked = asking(one, { events })
        return asked
      },
    })
  }, 240_000)
  afterAll(() => server.close())

  const row = (placement: string, more: object = {}) => ({ placement, first: 4, ...more })

  it('of a page that is not saved has its rows as viewers would see them, and leaves everything as it was', async () => {
    const pageOf = `query ($input: PreviewInput!) { previewPlacement(input: $input) { report { viewers } lists { viewerId }
      pages { viewerId rows { title placement seed { __typename }
        results { edges { contributions { logit } reasons { text } node { id } } } } } problems { path message } } }`
    const spec = {
      rows: [
        row('home', { title: 'Top' }),
        row('home', { title: 'Because of {seed}', from: { recentItem: true } }),
        row('missing'),
      ],
    }
    // The first list of a graph makes the key of its counts of people.
    await asked.recommend(question('u59'), { nowMs: NOW_MS })
    const dump = await graphDump(graph)
    const viewers = ['u1', 'u2']
    const { previewPlacement } = (await server.data(pageOf, { input: { key: 'page', viewers, spec } })) as {
      previewPlacement: {
        report: null
        lists: []
        problems: []
        pages: { viewerId: string; rows: { title: string; results: { edges: Edge[] } }[] }[]
      }
    }
    expect(previewPlacement).toMatchObject({ report: null, lists: [], problems: [] })
    expect(previewPlacement.pages.map(({ viewerId }) => viewerId)).toEqual(viewers)
    for (const { rows } of previewPlacement.pages) {
      expect(rows.map(({ title }) => title.slice(0, 7))).toEqual(['Top', 'Because'])
      expect(rows.map(({ title }) => title).join()).not.toContain('{seed}')
      const edges = rows.flatMap(({ results }) => results.edges)
      expect(edges).toHaveLength(8)
      expect(new Set(edges.map(({ node }) => node.id)).size).toBe(8)
      for (const { contributions, reasons } of edges) expect([contributions, reasons]).toEqual([[], []])
    }
    expect(await graphDump(graph)).toEqual(dump)
    const many = await server.data(pageOf, { input: { key: 'page', viewers: VIEWERS.slice(0, 6), spec } })
    expect(many.previewPlacement).toMatchObject({
      pages: [],
      problems: [{ path: ['input', 'viewers'], message: 'viewers must be at most 5 of a page' }],
    })
  })

  async function previewed(input: object): Promise<Previewed> {
    const { previewPlacement } = await server.data(PREVIEW, { input })
    return previewPlacement as Previewed
  }

  it('of 50 viewers has their lists side by side, and leaves everything as it was', async () => {
    const metrics = async () =>
      (await (await server.get('/metrics')).text())
        .split('\n')
        .filter(
          (line) => /^attune_(served|contribution|source|fallback)/.test(line) && !line.includes('seconds'),
        )
    // The first list of a graph makes the key of its counts of people.
    await asked.recommend(question('u59'), { nowMs: NOW_MS })
    const [dump, before] = [await graphDump(graph), await metrics()]
    const { lists, report, problems } = await previewed({ key: 'home', compareWith: 1, viewers: VIEWERS })
    expect(problems).toEqual([])
    expect(lists.map(({ viewerId }) => viewerId)).toEqual(VIEWERS)
    expect(report).toMatchObject({ viewers: 50, emptyLists: 0, promotedShare: 0, capBreaches: 0 })
    const overlaps = lists.map(({ list, before: other }) => {
      const ids = new Set(other.nodes.map(({ id }) => id))
      return list.edges.filter(({ node }) => ids.has(node.id)).length / 10
    })
    expect(report.meanOverlapAt10).toBeCloseTo(overlaps.reduce((a, b) => a + b, 0) / 50, 9)
    expect(report.meanOverlapAt10).toBeLessThan(1)
    const shown = new Set(lists.flatMap(({ list }) => list.edges.map(({ node }) => node.id)))
    expect(report.coverage).toBeCloseTo(shown.size / WORLD.items, 2)
    expect(report.exposureGini).toBeGreaterThan(0.5)
    expect(await graphDump(graph)).toEqual(dump)
    expect(await metrics()).toEqual(before)
    for (const viewerId of VIEWERS) expect(await asked.servedLists.newestOf(viewerId)).toBeNull()
  })

  it('shows items and what rules did, and nothing that tells what people did', async () => {
    const spec = {
      rules: [
        { name: 'films only', apply: { keep: VIDEOS } },
        { name: 'up', apply: { boost: { where: VIDEOS, odds: 2 } } },
      ],
    }
    const { lists, report } = await previewed({ key: 'home', spec, viewers: VIEWERS.slice(0, 10) })
    for (const { list } of lists) {
      expect(list.personalization).toBe('NONE')
      expect(list.candidateCounts).toEqual([])
      expect(list.leftOut.every(({ rule }) => rule !== null)).toBe(true)
      for (const { node, contributions, reasons, steering, bias, logit } of list.edges) {
        expect(node.kind).toBe('video')
        expect([contributions, reasons]).toEqual([[], []])
        expect(bias + steering.reduce((sum, one) => sum + (one.logit ?? 0), 0)).toBeCloseTo(logit, 9)
      }
    }
    expect(report.removed.map(({ rule }) => rule)).toEqual(['films only'])
    expect(report.removed[0]?.items).toBeGreaterThan(10)
  })

  it('counts the places that break a cap, and the share of promotions', async () => {
    const { report } = await previewed({
      key: 'new-one',
      viewers: VIEWERS.slice(0, 10),
      first: 20,
      spec: {
        rules: [
          { name: 'only films', apply: { keep: VIDEOS } },
          { name: 'mix', apply: { cap: { by: { itemKind: true }, max: 1, window: 4 } } },
          { name: 'ad', apply: { promote: { where: VIDEOS, share: 0.2, kind: 'EDITORIAL', label: 'Pick' } } },
        ],
      },
    })
    expect(report.capBreaches).toBe(10 * 19)
    // A promotion breaks no cap.
    expect(report.promotedShare).toBeLessThanOrEqual(1 / 20)
  })

  it('says what is wrong with a spec, a number and a key', async () => {
    const viewers = ['u1']
    const wrong = { rules: [{ name: 'far', apply: { boost: { where: VIDEOS, odds: 1_000 } } }] }
    expect((await previewed({ key: 'home', spec: wrong, viewers })).problems[0]?.path).toContain('spec')
    expect((await previewed({ key: 'home', number: 99, viewers })).problems[0]?.path).toEqual([
      'input',
      'number',
    ])
    expect((await previewed({ key: 'nothing', viewers })).problems[0]?.path).toEqual(['input', 'key'])
    const many = await answerOf(
      await server.post(
        JSON.stringify({
          query: PREVIEW,
          variables: { input: { key: 'home', viewers: Array.from({ length: 51 }, (_, n) => `x${n}`) } },
        }),
      ),
    )
    expect(many.errors[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('shows what will be, at another instant', async () => {
    const from = new Date(NOW_MS + 60_000).toISOString()
    const spec = { rules: [{ name: 'later', activeFrom: from, apply: { keep: VIDEOS } }] }
    const kinds = async (at: string) => {
      const { lists } = await previewed({ key: 'home', spec, viewers: ['u1', 'u2', 'u3'], at })
      return new Set(lists.flatMap(({ list }) => list.edges.map(({ node }) => node.kind)))
    }
    expect((await kinds(new Date(NOW_MS).toISOString())).size).toBeGreaterThan(1)
    expect(await kinds(from)).toEqual(new Set(['video']))
  })
})
