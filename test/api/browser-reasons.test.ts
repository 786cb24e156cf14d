import { afterAll, beforeAll, expect, it } from 'vitest'
import { createKey } from '../../src/access/manage-keys.ts'
import type { Scope } from '../../src/access/principal.ts'
import { asking } from '../support/asking.ts'
import { NOW_MS, world } from '../support/world.ts'
import { type Connection, RECOMMENDED } from './recommended.ts'
import { accessOf, answerOf, type Serving, serving } from './serving.ts'

/** Ana and 30 others share ten songs; each of the others has songs of their own, and all have the hit. */
function fans() {
  const town = world()
  const shared = Array.from({ length: 10 }, (_, n) => `s${n}`)
  for (const id of [...shared, 'hit']) town.item(id, { kind: 'song' })
  for (let n = 0; n < 30; n++) {
    const own = [`own-${n}-a`, `own-${n}-b`, `own-${n}-c`]
    for (const id of own) town.item(id, { kind: 'song' })
    town.user(`fan-${n}`).listens(...shared, ...own, 'hit')
  }
  return town.user('ana').listens(...shared)
}

let server: Serving
const keys = new Map<string, string>()
let token: string

beforeAll(async () => {
  server = await serving({
    async fill(graph) {
      await fans().fill(graph)
      const scopes: Readonly<Record<string, readonly Scope[]>> = { web: ['read', 'track'], shop: ['server'] }
      for (const [name, granted] of Object.entries(scopes)) {
        const request = { name, scopes: granted, origins: [], expiresAtMs: null }
        const made = await createKey(graph, request, NOW_MS, {})
        if ('key' in made) keys.set(name, made.key)
      }
      token = (await accessOf(graph).tokens.issue('ana', 3_600, NOW_MS)).token
    },
    recommend: (graph, events) => asking(graph, { events }),
  })
})
afterAll(() => server.close())

async function listFor(keyName: string, input = {}): Promise<Connection> {
  const headers = { 'x-api-key': keys.get(keyName) ?? '', authorization: `Bearer ${token}` }
  const body = JSON.stringify({ query: RECOMMENDED, variables: { userId: 'ana', first: 30, input } })
  const answer = await answerOf(await server.post(body, headers))
  expect(answer.errors).toEqual([])
  return answer.data?.recommendations as Connection
}

it('a browser key reads the same reasons of a crowd as a server key, without exact terms', async () => {
  const [browser, shop] = [await listFor('web'), await listFor('shop')]
  const said = ({ edges }: Connection) =>
    edges
      .find(({ node }) => node.id === 'hit')
      ?.reasons.filter(({ kind }) => kind === 'SIMILAR_USERS')
      .map(({ text, count }) => [text, count])
  expect(said(browser)).toEqual([['10+ people with similar taste listened to this', 10]])
  expect(said(browser)).toEqual(said(shop))
  expect(shop.edges.flatMap(({ contributions }) => contributions)).not.toEqual([])
  expect(browser.edges.flatMap(({ contributions }) => contributions)).toEqual([])
  const sourcesOf = ({ edges }: Connection) =>
    edges.flatMap(({ reasons }) => reasons.flatMap(({ sources }) => sources))
  expect(sourcesOf(shop)).toContain('NEIGHBORS')
  expect(sourcesOf(browser)).toEqual([])
  const shares = browser.edges.flatMap(({ reasons }) => reasons.map(({ evidenceShare }) => evidenceShare))
  for (const share of shares) expect([0, 0.25, 0.5, 0.75, 1]).toContain(share)
})

it('a browser key learns only a band of how many items other people brought', async () => {
  const countOf = ({ candidateCounts }: Connection) =>
    candidateCounts.find(({ source }) => source === 'NEIGHBORS')?.generated
  // Similar users brought the hit and the songs of each of them.
  expect(countOf(await listFor('shop'))).toBe(60)
  // Only the hit is of three people.
  expect(countOf(await listFor('web'))).toBe(0)
})

it('a browser key learns only a band of how many items a list leaves out', async () => {
  const leftOut = async (keyName: string) => (await listFor(keyName)).leftOut
  const [shared] = await leftOut('shop')
  expect(shared).toEqual({ reason: 'SEEN', count: 10 })
  const excluded = { excludedItemIds: ['hit', 'own-1-a', 'own-2-a'] }
  expect((await listFor('shop', excluded)).leftOut).toContainEqual({ reason: 'EXCLUDED', count: 3 })
  expect((await listFor('web', excluded)).leftOut).toContainEqual({ reason: 'EXCLUDED', count: null })
})

it('a browser key cannot isolate a source', async () => {
  const sources = (multiplier: number) => ({ sources: [{ source: 'POPULAR', multiplier }] })
  const logits = ({ edges }: Connection) => edges.map(({ node, logit }) => [node.id, logit])
  expect(logits(await listFor('web', sources(0)))).toEqual(logits(await listFor('web', sources(0.25))))
  expect(logits(await listFor('shop', sources(0)))).not.toEqual(logits(await listFor('shop', sources(0.25))))
})

it('no answer states a number of strangers that is no band', async () => {
  const { edges } = await listFor('shop')
  const counts = edges.flatMap(({ reasons }) =>
    reasons.filter(({ kind }) => kind === 'SIMILAR_USERS').map(({ count }) => count),
  )
  expect(counts).toContain(10)
  for (const count of counts) expect([null, 10]).toContain(count)
})

it('a reason says what it names as facts, and no list has two languages', async () => {
  const query = `query ($locale: Locale!) {
    recommendations(userId: "ana", first: 30, input: { locale: $locale }) {
      edges { reasons { kind text messageKey subject { __typename ... on Item { id } ... on Tag { id } } items { id } } }
    }
  }`
  const headers = { 'x-api-key': keys.get('web') ?? '', authorization: `Bearer ${token}` }
  const reasonsIn = async (locale: string) => {
    const { data } = await answerOf(
      await server.post(JSON.stringify({ query, variables: { locale } }), headers),
    )
    const list = data?.recommendations as { edges: { reasons: Told[] }[] } | undefined
    return list?.edges.flatMap(({ reasons }) => reasons) ?? []
  }
  const [english, german] = [await reasonsIn('en'), await reasonsIn('de-AT')]
  expect(english.length).toBeGreaterThan(0)
  expect(german.map(({ messageKey }) => messageKey)).toEqual(english.map(({ messageKey }) => messageKey))
  for (const [at, { text }] of german.entries()) expect(text).not.toBe(english[at]?.text)
  for (const { messageKey } of english) expect(messageKey).toMatch(/^reason\.\w+$/)
  for (const { subject, items } of english)
    expect(subject).toEqual(items.map(({ id }) => ({ __typename: 'Item', id })))
})

interface Told {
  readonly text: string
  readonly messageKey: string
  readonly subject: readonly object[]
  readonly items: readonly { readonly id: string }[]
}
