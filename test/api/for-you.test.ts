import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asking, PATIENT_POLICY } from '../support/asking.ts'
import { jazzAndRock } from './jazz-and-rock.ts'
import { answerOf, type Serving, serving } from './serving.ts'

let server: Serving
let browserKey = ''
let token = ''
beforeAll(async () => {
  server = await serving({
    fill: (graph) => jazzAndRock('drink').fill(graph),
    recommend: (graph, events) =>
      asking(graph, { events, policy: { ...PATIENT_POLICY, poolLimit: 4, listLimit: 8 } }),
  })
  const made = await server.data(`mutation { admin: createApiKey(name: "admin", scopes: [ADMIN]) { key } }`)
  const admin = (made.admin as { key: string }).key
  const asAdmin = async (query: string) => {
    const { data, text } = await answerOf(
      await server.post(JSON.stringify({ query }), { 'x-api-key': admin }),
    )
    if (!data) throw new Error(text)
    return data
  }
  browserKey = (
    (await asAdmin('mutation { createApiKey(name: "shop", scopes: [READ, TRACK]) { key } }'))
      .createApiKey as { key: string }
  ).key
  const { createUserToken } = await asAdmin('mutation { createUserToken(userId: "guest-3") { token } }')
  token = (createUserToken as { token: string }).token
})
afterAll(() => server.close())

interface ForYou {
  readonly totalCount: number
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly edges: readonly {
    readonly isRanked: boolean
    readonly reasons: readonly { readonly text: string }[]
    readonly node: { readonly id: string; readonly kind: string }
  }[]
  readonly facets: readonly {
    readonly values: readonly { readonly value: string; readonly count: number }[]
  }[]
}

const LIST = `query ($userId: ID, $session: SessionInput, $filter: ItemFilter, $first: Int, $after: String,
  $orderBy: ItemOrder = { forYou: DESC }) {
  items(orderBy: $orderBy, userId: $userId, session: $session, filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    facets(by: [{ field: KIND }]) { values { value count } }
    edges { isRanked reasons { text } node { id kind } }
  }
}`

async function ask(variables: object, isSignedIn = true) {
  const headers = { 'x-api-key': browserKey, ...(isSignedIn && { authorization: `Bearer ${token}` }) }
  return answerOf(await server.post(JSON.stringify({ query: LIST, variables }), headers))
}

async function list(variables: object = {}, isSignedIn = true): Promise<ForYou> {
  const { data, text } = await ask(variables, isSignedIn)
  if (!data?.items) throw new Error(text)
  return data.items as ForYou
}

async function allPages(variables: object = {}): Promise<readonly ForYou[]> {
  const pages = [await list(variables)]
  for (;;) {
    const { hasNextPage, endCursor } = pages.at(-1)?.pageInfo ?? { hasNextPage: false }
    if (!hasNextPage) return pages
    pages.push(await list({ ...variables, after: endCursor }))
  }
}

const idsOf = ({ edges }: ForYou) => edges.map(({ node }) => node.id)

describe('items in the order of interest', () => {
  it('a browser with a user token gets the order of its user, with reasons, until the total is reached', async () => {
    const pages = await allPages({ first: 7 })
    const ids = pages.flatMap(idsOf)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { totalCount } of pages) expect(totalCount).toBe(ids.length)
    const { items } = (
      await answerOf(
        await server.post(JSON.stringify({ query: '{ items { totalCount } }' }), { 'x-api-key': browserKey }),
      )
    ).data as { items: { totalCount: number } }
    expect(ids).toHaveLength(items.totalCount)
    for (const { isRanked, reasons } of pages.flatMap(({ edges }) => edges)) {
      expect(isRanked).toBe(true)
      expect(reasons.length).toBeGreaterThan(0)
    }
  })

  it('facets count what the list has', async () => {
    const filter = { kind: { anyOf: ['drink'] } }
    const pages = await allPages({ filter, first: 20 })
    const ids = pages.flatMap(idsOf)
    expect(pages[0]?.facets[0]?.values).toEqual([{ value: 'drink', count: ids.length }])
  })

  it('neither the total nor the facets count what the user dismissed', async () => {
    const before = await list()
    const headers = { 'x-api-key': browserKey, authorization: `Bearer ${token}` }
    for (const itemId of ['drink-1', 'drink-2', 'drink-3']) {
      const query = `mutation { dismiss(itemId: "${itemId}") { problems { code } } }`
      const { data } = await answerOf(await server.post(JSON.stringify({ query }), headers))
      expect(data?.dismiss).toEqual({ problems: [] })
    }
    const { totalCount, facets } = await list()
    expect(totalCount).toBe(before.totalCount - 3)
    expect(facets[0]?.values).toEqual([{ value: 'drink', count: totalCount }])
  })

  it('another user than that of the token is refused', async () => {
    const { errors } = await ask({ userId: 'guest-4' })
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN')
  })

  it('a visitor gets an order by what they did, and everyone without a session gets the same one', async () => {
    const occurredAt = '2025-05-30T10:00:00Z'
    const session = { events: [{ itemId: 'drink-7', kind: 'LIKE', occurredAt }] }
    const own = await list({ session }, false)
    const everyone = await list({}, false)
    expect(idsOf(await list({}, false))).toEqual(idsOf(everyone))
    expect(idsOf(own)).not.toEqual(idsOf(everyone))
    expect(own.totalCount).toBe(everyone.totalCount)
  })

  it('says which arguments have no meaning in this order', async () => {
    const { errors } = await ask({ orderBy: { forYou: 'ASC' } })
    expect(errors[0]).toMatchObject({
      message: 'orderBy.forYou: its direction is DESC',
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })

  it('a cursor continues only the list of its viewer and its filter', async () => {
    const { pageInfo } = await list({ first: 3 })
    const other = await ask({ first: 3, after: pageInfo.endCursor, filter: { kind: { anyOf: ['drink'] } } })
    expect(other.errors[0]?.extensions.code).toBe('CURSOR_INVALID')
    const stranger = await ask({ first: 3, after: pageInfo.endCursor }, false)
    expect(stranger.errors[0]?.extensions.code).toBe('CURSOR_INVALID')
  })

  it('items in other orders have no reasons', async () => {
    const { edges } = await list({ orderBy: { title: 'ASC' } })
    expect(edges.every(({ isRanked, reasons }) => !isRanked && reasons.length === 0)).toBe(true)
  })
})
