import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishDemoPlacements } from '../../src/app/demo-placements.ts'
import { inventWorld } from '../../src/datasets/demo/demo-world.ts'
import { fillDemo } from '../../src/datasets/demo/fill-demo.ts'
import { EMPTY_SPEC } from '../../src/domain/placement.ts'
import { GraphError } from '../../src/graph/graph-error.ts'
import { delegating, type GraphStore } from '../../src/graph/graph-store.ts'
import { presetDrafts, saveNew } from '../../src/server/api/placements/presets.ts'
import { executableSchema } from '../../src/server/api/schema.ts'
import { FollowedCatalog } from '../../src/snapshot/live-catalog.ts'
import { type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { NOW_MS } from '../support/world.ts'

const PAGES = ['shop/home', 'feed/home', 'video/home', 'finance/home']

interface Shown {
  readonly id: string
  readonly kind: string
  readonly tags: { readonly nodes: readonly { readonly kind: string; readonly name: string }[] }
  readonly properties: readonly { readonly name: string; readonly value: unknown }[]
}

interface Row {
  readonly title: string
  readonly placement: string
  readonly results: { readonly nodes: readonly Shown[] }
}

const PAGE = `query ($placement: String!, $userId: ID!) { page(placement: $placement, userId: $userId) { rows {
  title placement results { nodes { id kind tags { nodes { kind name } } properties { name value } } } } } }`

/** Everything that a customer with a risk tolerance may not get is above it. */
const riskOf = ({ properties }: Shown) =>
  Number(properties.find(({ name }) => name === 'riskClass')?.value ?? 9)

describe.each(ENGINES)('presets on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    /** Users by the risk that they accept; 0 for those who have not said. */
    const byTolerance = new Map<number, string[]>()

    beforeAll(async () => {
      server = await serving({
        open: engine.open,
        fill: async (graph) => {
          await fillDemo(graph, {
            seed: 1,
            nowMs: NOW_MS,
            onFilled: () => publishDemoPlacements(graph, NOW_MS),
          })
        },
        settings: { requestDeadlineMs: 60_000, maxCost: 1_000_000 },
        recommend: (graph) => asking(graph),
      })
      const { users } = (await server.data(
        '{ users(first: 60) { nodes { id properties { name value } } } }',
      )) as {
        users: { nodes: { id: string; properties: { name: string; value: unknown }[] }[] }
      }
      for (const { id, properties } of users.nodes) {
        const tolerance = Number(properties.find(({ name }) => name === 'riskTolerance')?.value ?? 0)
        byTolerance.set(tolerance, [...(byTolerance.get(tolerance) ?? []), id])
      }
    }, 240_000)
    afterAll(() => server.close())

    const someOf = (tolerance: number) => (byTolerance.get(tolerance) ?? []).slice(0, 5)
    const someUsers = () => [0, 1, 2, 3].flatMap((tolerance) => someOf(tolerance).slice(0, 2))

    async function rowsOf(placement: string, userId: string): Promise<readonly Row[]> {
      const { page } = (await server.data(PAGE, { placement, userId })) as { page: { rows: Row[] } }
      return page.rows
    }

    it('give the demo world four pages, which show no item twice', async () => {
      for (const placement of PAGES) {
        for (const userId of someUsers()) {
          const ids = (await rowsOf(placement, userId)).flatMap(({ results }) =>
            results.nodes.map(({ id }) => id),
          )
          expect(ids.length).toBeGreaterThanOrEqual(4)
          expect(new Set(ids).size).toBe(ids.length)
        }
      }
    })

    it('VIDEO goes on with what a user of the demo world has not finished', async () => {
      const begun = inventWorld({ seed: 1, nowMs: NOW_MS }).interactions.filter(
        ({ portion }) => portion !== undefined,
      )
      for (const { userId, itemId } of begun.slice(0, 3)) {
        const [row] = await rowsOf('video/home', userId)
        expect(row?.title).toBe('Continue watching')
        expect(row?.results.nodes.map(({ id }) => id)).toContain(itemId)
      }
    })

    it('are published once, however often a start publishes them', async () => {
      const versions = async () =>
        (
          (await server.data(
            '{ placements(first: 50) { nodes { key draft { digest } published { number } } } }',
          )) as {
            placements: { nodes: { key: string; draft: unknown; published: { number: number } | null }[] }
          }
        ).placements.nodes.filter(({ key }) => key.startsWith('feed/'))
      await publishDemoPlacements(server.graph, NOW_MS)
      const all = await versions()
      expect(all).toHaveLength(5)
      for (const one of all) expect(one).toMatchObject({ draft: null, published: { number: 1 } })
    })

    it('have only items of their product', async () => {
      const kinds: Readonly<Record<string, readonly string[]>> = {
        'shop/home': ['product'],
        'feed/home': ['post'],
        'video/home': ['movie', 'series'],
        'finance/home': ['fund', 'article'],
      }
      for (const [placement, expected] of Object.entries(kinds)) {
        const rows = await rowsOf(placement, someOf(2)[0] ?? '')
        for (const { kind } of rows.flatMap(({ results }) => results.nodes)) expect(expected).toContain(kind)
      }
    })

    it('FINANCE shows a customer no fund that is riskier than they accept, and none who has not said', async () => {
      for (const tolerance of [1, 2, 3]) {
        const funds = []
        for (const userId of someOf(tolerance)) {
          const nodes = (await rowsOf('finance/home', userId)).flatMap(({ results }) => results.nodes)
          funds.push(...nodes.filter(({ kind }) => kind === 'fund'))
        }
        expect(funds.length).toBeGreaterThan(0)
        expect(Math.max(...funds.map(riskOf))).toBeLessThanOrEqual(tolerance)
      }
      for (const userId of [...someOf(0), 'a-newcomer']) {
        const nodes = (await rowsOf('finance/home', userId)).flatMap(({ results }) => results.nodes)
        expect(nodes.filter(({ kind }) => kind === 'fund')).toEqual([])
        expect(nodes.length).toBeGreaterThan(0)
      }
    })

    it('SHOP lets brands take turns', async () => {
      const plain = await brandsInARow(null)
      const steered = await brandsInARow('shop/for-you')
      expect(plain).toBeGreaterThan(20)
      // What is left over, where a viewer has few other brands.
      expect(steered).toBeLessThan(plain / 4)
    })

    /** How often more than two of six products that follow each other have one brand. */
    async function brandsInARow(placement: string | null): Promise<number> {
      let count = 0
      for (const userId of someUsers()) {
        const { recommendations } = (await server.data(
          `query ($userId: ID!, $placement: String) {
             recommendations(userId: $userId, placement: $placement, first: 12, input: { itemKinds: ["product"] }) {
               nodes { tags { nodes { kind name } } } } }`,
          { userId, placement },
        )) as { recommendations: { nodes: Pick<Shown, 'tags'>[] } }
        const brands = recommendations.nodes.map(
          ({ tags }) => tags.nodes.find(({ kind }) => kind === 'brand')?.name ?? null,
        )
        for (let at = 0; at + 6 <= brands.length; at++) {
          const inWindow = brands.slice(at, at + 6)
          if (inWindow.some((brand) => brand && inWindow.filter((other) => other === brand).length > 2))
            count++
        }
      }
      return count
    }

    it('VIDEO says because of what, and FEED begins with people whom the user follows', async () => {
      const titles = new Set<string>()
      for (const userId of someUsers()) {
        for (const { title } of await rowsOf('video/home', userId))
          titles.add(title.replace(/watched .*/, 'watched ..'))
      }
      expect(titles).toContain('Because you watched ..')
      const feeds = await Promise.all(someUsers().map((userId) => rowsOf('feed/home', userId)))
      expect(feeds.some((rows) => rows[0]?.title === 'From people you follow')).toBe(true)
    })

    it('can be applied to a catalog as drafts, without rules that it has no properties for', async () => {
      const { applyPreset } = (await server.data(
        `mutation { applyPreset(input: { preset: SHOP, prefix: "mine/", itemKinds: ["product"] }) {
           placements { key surface draft { digest } published { number } } leftOut { path message } problems { code } } }`,
      )) as {
        applyPreset: {
          placements: { key: string; published: null }[]
          leftOut: { path: string[] }[]
          problems: []
        }
      }
      expect(applyPreset.problems).toEqual([])
      expect(applyPreset.placements.map(({ key }) => key)).toContain('mine/home')
      expect(applyPreset.placements.every(({ published }) => published === null)).toBe(true)
      expect(applyPreset.leftOut.map(({ path }) => path[0])).toContain('mine/for-you')
    })

    it('leave out rules only: anything else that does not fit is a problem', async () => {
      const catalog = new FollowedCatalog(server.graph)
      const names = {
        catalog: await catalog.current(),
        userTypes: new Map(),
        hasTag: () => true,
        segments: new Set<string>(),
      }
      catalog.close()
      const target = { preset: 'SHOP', prefix: 'no key ', itemKinds: [] } as const
      const { leftOut, problems } = presetDrafts(target, names, executableSchema())
      expect(new Set(leftOut.map(({ path: [, field] }) => field))).toEqual(new Set(['rules']))
      expect(problems.map(({ path }) => path)).toContainEqual(['no key home', 'rows', '0', 'placement'])
    })

    it('are saved all together, or not at all if the graph fails', async () => {
      const drafts = ['a', 'b', 'c'].map((name) => {
        const key = `halfway/${name}`
        return { key, surface: null, expectedDigest: '', source: '{}', spec: EMPTY_SPEC }
      })
      const failing: GraphStore = {
        ...delegating(server.graph),
        transaction: (work, options) =>
          server.graph.transaction(
            (runner) =>
              work({
                run(query, params, more) {
                  if (
                    query.name === 'steering/lock-placement' &&
                    'key' in Object(params) &&
                    Object(params).key === 'halfway/b'
                  )
                    throw new GraphError('unavailable', 'the store cannot be reached')
                  return runner.run(query, params, more)
                },
              }),
            options,
          ),
      }
      const editing = { nowMs: NOW_MS, by: 'tests' }
      await expect(saveNew(failing, drafts, editing)).rejects.toMatchObject({ kind: 'unavailable' })
      expect(await saveNew(server.graph, drafts, editing)).toEqual([])
    })

    it('do not replace placements that exist', async () => {
      const { applyPreset } = (await server.data(
        'mutation { applyPreset(input: { preset: FEED, prefix: "feed/" }) { placements { key } problems { code path } } }',
      )) as { applyPreset: { placements: []; problems: { code: string; path: string[] }[] } }
      expect(applyPreset.placements).toEqual([])
      expect(new Set(applyPreset.problems.map(({ code, path }) => `${code} ${path.join('.')}`))).toEqual(
        new Set(['CONFLICT input.prefix']),
      )
    })
  })
})
