import { isInterfaceType, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { encodeNodeId } from '../../src/server/api/node-id.ts'
import { executableSchema } from '../../src/server/api/schema.ts'
import { apiKey, userHeaders } from '../support/api-keys.ts'
import { asking } from '../support/asking.ts'
import { jazzAndRock } from './jazz-and-rock.ts'
import { answerOf, type Serving, serving } from './serving.ts'

let server: Serving
let own: Record<string, string>
let other: Record<string, string>
let browser: Record<string, string>
let back: Record<string, string>
let admin: Record<string, string>
beforeAll(async () => {
  server = await serving({
    async fill(graph) {
      await jazzAndRock('drink').fill(graph)
      const web = await apiKey(graph, ['read', 'track'], 'web')
      own = await userHeaders(graph, web, 'guest-3')
      other = await userHeaders(graph, web, 'guest-4')
      browser = { 'x-api-key': web }
      back = { 'x-api-key': await apiKey(graph, ['server'], 'back') }
      admin = { 'x-api-key': await apiKey(graph, ['admin'], 'admin') }
    },
    recommend: (graph, events) => asking(graph, { events }),
  })
  // The index of words is built by the first search.
  await vi.waitFor(async () => {
    expect(await errorsOf('{ search(query: "drink") { totalCount } }')).toEqual([])
  }, 10_000)
})
afterAll(() => server.close())

const SERVED = `fragment Served on ServedList {
  __typename nodeId recommendationId asOf watermark hasReachedMinWatermark tookMs degradedSources personalization
  withheld { purpose } modelVersion unknownSessionIds totalCount pageInfo { endCursor hasNextPage } nodes { id }
  facets(by: [{ field: KIND }]) { values { value count } }
  edges { __typename cursor rank logit contributions { source } reasons { text } node { id } } }`

interface Served {
  readonly __typename: string
  readonly nodeId: string
  readonly recommendationId: string
  readonly totalCount: number
  readonly tookMs: number
  readonly pageInfo: { readonly endCursor: string }
  readonly facets: readonly object[] | null
  readonly nodes: readonly { id: string }[]
  readonly edges: readonly {
    rank: number
    logit: number
    node: { id: string }
    contributions: object[]
    reasons: object[]
  }[]
}

async function asked(query: string, headers: Record<string, string>) {
  return answerOf(await server.post(JSON.stringify({ query }), headers))
}

const errorsOf = async (query: string) => (await asked(query, back)).errors

/** The list that a field of the root gives. */
async function served(field: string, headers = back): Promise<Served> {
  const { data, text } = await asked(`{ list: ${field} { ...Served } } ${SERVED}`, headers)
  const list = data?.list as Served | readonly Served[] | undefined
  const one = Array.isArray(list) ? (list as readonly Served[])[0] : (list as Served | undefined)
  if (!one) throw new Error(text)
  return one
}

const byNodeId = (nodeId: string, headers = back) => served(`node(nodeId: "${nodeId}")`, headers)

describe('one fragment', () => {
  it.each([
    'recommendations(userId: "guest-3")',
    'recommendations(session: {})',
    'recommendationsForUsers(userIds: ["guest-3"])',
    'recommendationsForItems(itemIds: ["drink-4"], userId: "guest-3")',
    'search(query: "drink", userId: "guest-3")',
    'search(query: "", userId: "guest-3")',
  ])('reads %s', async (field) => {
    const list = await served(field)
    expect(list.edges).toHaveLength(10)
    expect(list.edges.map(({ node }) => node)).toEqual(list.nodes)
    expect(list.edges.map(({ rank }) => rank)).toEqual(list.nodes.map((_, at) => at + 1))
    expect(list.totalCount).toBeGreaterThanOrEqual(10)
    expect(list.facets).toHaveLength(1)
  })

  it('reads the lists of a user, an item and a tag, and a list that is shown again', async () => {
    const nested = [
      ['user(id: "guest-3")', 'recommendations'],
      ['item(id: "drink-4")', 'recommendations(session: {})'],
      ['tag(id: "jazz")', 'recommendations(userId: "guest-3")'],
    ]
    for (const [owner, field] of nested) {
      const { data, errors } = await asked(
        `{ ${owner} { id } owner: ${owner} { list: ${field} { ...Served } } } ${SERVED}`,
        back,
      )
      expect(errors).toEqual([])
      expect(data?.owner).toMatchObject({ list: { edges: expect.arrayContaining([expect.anything()]) } })
    }
    const { recommendationId, nodes } = await served('recommendations(userId: "guest-3")')
    const again = await served(`recommendation(userId: "guest-3", id: "${recommendationId}")`)
    expect(again.nodes).toEqual(nodes)
  })

  it('has every field that the types of lists and of their edges share', () => {
    for (const [name, one, two] of [
      ['ServedList', 'RecommendationConnection', 'SearchConnection'],
      ['RankedEdge', 'RecommendationEdge', 'SearchEdge'],
    ] as const) {
      const inBoth = fieldsOf(one).filter((field) => fieldsOf(two).includes(field))
      expect(fieldsOf(name).toSorted()).toEqual(inBoth.toSorted())
    }
  })
})

function fieldsOf(name: string): string[] {
  const type = executableSchema().getType(name)
  return isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()) : []
}

describe('the global id of a list', () => {
  it('gives the list as it was served, and of the same type', async () => {
    for (const field of [
      'recommendations(userId: "guest-3"',
      'recommendationsForItems(itemIds: ["drink-4"], userId: "guest-3"',
      'search(query: "drink", userId: "guest-3"',
    ]) {
      const list = await served(`${field})`)
      const again = await byNodeId(list.nodeId)
      expect(asServed(again)).toEqual(asServed(list))
      expect(again.facets).toBeNull()
    }
  })

  it('stays the same on later pages, and names the list in arguments', async () => {
    const first = await served('recommendations(userId: "guest-3", first: 3)')
    const { endCursor } = first.pageInfo
    const second = await served(`recommendations(userId: "guest-3", first: 3, after: "${endCursor}")`)
    expect(second.nodeId).toBe(first.nodeId)
    const again = await served(`recommendation(userId: "guest-3", id: "${first.nodeId}")`)
    expect(again.nodes).toEqual([...first.nodes, ...second.nodes])
    const event = `eventId: "seen", userId: "guest-3", itemId: "${first.nodes[1]?.id}", kind: IMPRESSION`
    const { data } = await asked(
      `mutation { recordEvents(events: [{ ${event}, occurredAt: "2025-05-31T23:59:00Z", recommendationId: "${first.nodeId}" }]) {
        accepted problems { message } } }`,
      back,
    )
    expect(data?.recordEvents).toEqual({ accepted: 1, problems: [] })
  })

  it('keeps what a search says of its items', async () => {
    const fields = 'relaxed edges { textScore interest popularity matchedWords }'
    const query = `search(query: "drink", userId: "guest-3") { nodeId ${fields} }`
    const found = (await asked(`{ list: ${query} }`, back)).data?.list as { nodeId: string }
    const { data } = await asked(
      `{ node(nodeId: "${found.nodeId}") { nodeId ... on SearchConnection { ${fields} } } }`,
      back,
    )
    expect(data?.node).toEqual(found)
  })

  it('gives the list to the user that it is for, without what only servers see', async () => {
    const { nodeId, nodes } = await served('recommendations', own)
    const list = await byNodeId(nodeId, own)
    expect(list.nodes).toEqual(nodes)
    expect(list.edges.flatMap(({ contributions }) => contributions)).toEqual([])
  })

  it('gives other users the same for a list of another user and for one that does not exist', async () => {
    const { nodeId, recommendationId } = await served('recommendations', own)
    const unknown = encodeNodeId('ServedList', `${recommendationId.slice(0, -3)}000`)
    for (const headers of [other, browser]) {
      const answers = await Promise.all([nodeId, unknown].map((id) => masked(id, headers)))
      expect(answers[0]).toBe(answers[1])
      expect(answers[0]).toContain(headers === other ? '"node":null' : 'FORBIDDEN')
      expect(answers[0]).not.toContain('drink')
    }
    expect((await byNodeId(nodeId, own)).nodeId).toBe(nodeId)
  })

  it('gives no list of a session, which belongs to no user', async () => {
    const { nodeId } = await served('recommendations(session: {})')
    for (const headers of [own, back]) {
      const { data, errors } = await asked(`{ node(nodeId: "${nodeId}") { nodeId } }`, headers)
      expect([data, errors]).toEqual([{ node: null }, []])
    }
  })

  it('says that a list is no other record', async () => {
    const { nodeId } = await served('recommendations(userId: "guest-3")')
    const [error] = await errorsOf(`{ item(id: "${nodeId}") { id } }`)
    expect(error?.message).toBe('id is a global id of the type ServedList, not Item')
  })

  it('is in the audit log when a key reads the list of a user by it', async () => {
    const { nodeId } = await served('recommendations', own)
    await byNodeId(nodeId)
    const query = '{ auditEntries(first: 100) { nodes { actor action } } }'
    await expect
      .poll(async () => (await asked(query, admin)).data?.auditEntries)
      .toMatchObject({ nodes: expect.arrayContaining([{ actor: 'back', action: 'node' }]) })
  })
})

async function masked(nodeId: string, headers: Record<string, string>): Promise<string> {
  const query = `{ node(nodeId: "${nodeId}") { nodeId ...Served } nodes(nodeIds: ["${nodeId}"]) { nodeId ...Served } } ${SERVED}`
  const { text } = await asked(query, headers)
  return text.replaceAll(/"requestId":"[^"]+"|"rateLimit":\{[^}]+\}/g, '')
}

/** What stays the same when a list is shown again: not its length beyond what was shown, nor names of people in its reasons. */
function asServed({
  tookMs: _,
  facets: _facets,
  pageInfo: _page,
  totalCount: _total,
  edges,
  ...list
}: Served) {
  return { ...list, edges: edges.map(({ reasons: _reasons, ...edge }) => edge) }
}
