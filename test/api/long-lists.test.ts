import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asking, PATIENT_POLICY } from '../support/asking.ts'
import { world } from '../support/world.ts'
import { type Serving, serving } from './serving.ts'

const ITEMS = 620

/** Many songs with the same word in their titles, and listeners who share some of them. */
function songs(count = ITEMS) {
  const town = world()
  for (let n = 0; n < count; n++) {
    town.item(`song-${n}`, {
      kind: n % 3 === 0 ? 'album' : 'song',
      tags: [`genre-${n % 7}`],
      title: `Night song ${n}`,
    })
  }
  for (let fan = 0; fan < 60; fan++) {
    const heard = Array.from({ length: 30 }, (_, n) => `song-${(fan * 7 + n * n * 3) % count}`)
    town.user(`fan-${fan}`).listens(...new Set(heard))
  }
  return town
}

let server: Serving
beforeAll(async () => {
  server = await serving({
    fill: (graph) => songs().fill(graph),
    recommend: (graph, events) => asking(graph, { events }),
    settings: { rateLimit: 1e9 },
  })
}, 60_000)
afterAll(() => server.close())

interface List {
  readonly totalCount: number
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly edges: readonly {
    readonly rank: number
    readonly logit: number
    readonly contributions: readonly object[]
    readonly node: { readonly id: string }
  }[]
}

const FIELDS = `totalCount pageInfo { hasNextPage endCursor }
  edges { rank logit contributions { source } node { id } }`

/** All pages of a list. @param field with the arguments that every page has */
async function allPages(field: string, args: string) {
  const pages: List[] = []
  for (let after: string | null = null; ; ) {
    const query = `query ($after: String) { list: ${field}(${args}, first: 90, after: $after) { ${FIELDS} } }`
    const { list } = (await server.data(query, { after })) as { list: List }
    pages.push(list)
    if (!list.pageInfo.hasNextPage) return pages
    after = list.pageInfo.endCursor
  }
}

async function wholeList(field: string, args: string) {
  const pages = await allPages(field, args)
  const edges = pages.flatMap((page) => page.edges)
  const ids = edges.map(({ node }) => node.id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(edges.map(({ rank }) => rank)).toEqual(edges.map((_, at) => at + 1))
  for (const { totalCount } of pages) expect(totalCount).toBe(ids.length)
  return { edges, ids }
}

async function seenBy(userId: string): Promise<readonly string[]> {
  const { user } = await server.data(`{ user(id: "${userId}") { history(first: 100) { nodes { id } } } }`)
  return (user as { history: { nodes: { id: string }[] } }).history.nodes.map(({ id }) => id)
}

describe('long lists', () => {
  it('recommendations end where their total says, after more than 100 items, within the limit of the settings', async () => {
    const { settings } = await server.data('{ settings { limits { listLength } } }')
    const { listLength } = (settings as { limits: { listLength: number } }).limits
    expect(listLength).toBe(500)
    const { edges, ids } = await wholeList('recommendations', 'userId: "fan-3"')
    expect(ids.length).toBeGreaterThan(150)
    expect(ids.length).toBeLessThanOrEqual(listLength)
    expect(edges.slice(0, 100).every(({ contributions }) => contributions.length > 0)).toBe(true)
    expect(edges.slice(100).every(({ contributions }) => contributions.length === 0)).toBe(true)
    const further = edges.slice(100).map(({ logit }) => logit)
    expect(further).toEqual(further.toSorted((a, b) => b - a))
    expect(edges[99]?.logit).toBeGreaterThanOrEqual(further[0] ?? 0)
  })

  it('what passes a filter is recommended up to the limit, without what was seen', async () => {
    const seen = await seenBy('fan-3')
    const filter = 'input: { filter: { kind: { anyOf: ["song"] } } }'
    const { ids } = await wholeList('recommendations', `userId: "fan-3", ${filter}`)
    const songs = Array.from({ length: ITEMS }, (_, n) => `song-${n}`).filter((_, n) => n % 3 !== 0)
    expect(ids.toSorted()).toEqual(songs.filter((id) => !seen.includes(id)).toSorted())
  })

  it('a tag limit of the request holds for the whole list', async () => {
    const { edges } = await wholeList('recommendations', 'userId: "fan-5", input: { maxPerTag: 20 }')
    const counts = new Map<number, number>()
    for (const { node } of edges) {
      const genre = Number(node.id.slice(5)) % 7
      counts.set(genre, (counts.get(genre) ?? 0) + 1)
    }
    expect(Math.max(...counts.values())).toBe(20)
    expect(edges.length).toBeGreaterThan(100)
  })

  it('facets of recommendations count everything that passes the filter', async () => {
    const { recommendations } = await server.data(
      `{ recommendations(userId: "fan-3", input: { itemKinds: ["album"] }, first: 1) {
        facets(by: [{ field: KIND }, { field: TAG }]) { values { count } }
      } }`,
    )
    const { facets } = recommendations as { facets: { values: { count: number }[] }[] }
    expect(facets[0]?.values).toEqual([{ count: Math.ceil(ITEMS / 3) }])
    expect(facets[1]?.values).toHaveLength(7)
  })

  it('an empty search ends where its total says, with everything, seen items too', async () => {
    const { ids } = await wholeList('search', 'query: "", userId: "fan-3"')
    expect(ids).toHaveLength(ITEMS)
    expect(ids).toEqual(expect.arrayContaining([...(await seenBy('fan-3'))]))
  })

  it('a search for a word that more than 500 items have ends where its total says', async () => {
    const { edges, ids } = await wholeList('search', 'query: "night", userId: "fan-3"')
    expect(ids).toHaveLength(ITEMS)
    expect(edges.at(-1)?.rank).toBe(ITEMS)
  })
})

describe('lists of which sources know more than their limit', () => {
  const FEW = 20
  const QUIET = ['quiet-0', 'quiet-1', 'quiet-2']
  let small: Serving
  beforeAll(async () => {
    const town = songs(FEW)
    for (const id of QUIET) town.item(id, { kind: 'silence', title: id })
    town.user('picky').listens('song-1', 'song-2', 'song-3', 'song-4', 'song-6', 'song-7')
    small = await serving({
      fill: (graph) => town.fill(graph),
      recommend: (graph, events) =>
        asking(graph, { events, policy: { ...PATIENT_POLICY, poolLimit: 4, listLimit: 8 } }),
    })
    for (const genre of [1, 2, 3, 4, 5])
      await small.data(
        `mutation { adjustInterest(userId: "picky", tagId: "genre-${genre}", factor: 0) { watermark } }`,
      )
  })
  afterAll(() => small.close())

  it('have every named candidate, also those that no source knows', async () => {
    const candidateIds = [...Array.from({ length: FEW }, (_, n) => `song-${n}`), ...QUIET]
    const { recommendations } = await small.data(
      `query ($input: RecommendationInput) {
        recommendations(userId: "fan-3", first: 100, input: $input) { leftOutIds nodes { id } }
      }`,
      { input: { candidateIds } },
    )
    const { leftOutIds, nodes } = recommendations as { leftOutIds: string[]; nodes: { id: string }[] }
    expect(leftOutIds).toEqual([])
    expect(nodes.map(({ id }) => id).toSorted()).toEqual(candidateIds.toSorted())
  })

  it('for you have the items with a rejected tag after all others', async () => {
    const ids: string[] = []
    for (let after: string | null = null; ; ) {
      const query = `query ($after: String) {
        items(userId: "picky", orderBy: { forYou: DESC }, first: 4, after: $after) {
          pageInfo { hasNextPage endCursor } nodes { id }
        }
      }`
      const page = (await small.data(query, { after })).items as Pick<List, 'pageInfo'> & {
        readonly nodes: readonly { readonly id: string }[]
      }
      ids.push(...page.nodes.map(({ id }) => id))
      if (!page.pageInfo.hasNextPage) break
      after = page.pageInfo.endCursor
    }
    const isRejected = (id: string) => id.startsWith('song-') && ![0, 6].includes(Number(id.slice(5)) % 7)
    const rejected = ids.filter(isRejected)
    expect(new Set(ids).size).toBe(FEW + QUIET.length)
    expect(ids.slice(-rejected.length)).toEqual(rejected)
  })
})
