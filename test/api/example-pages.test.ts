import { readFileSync } from 'node:fs'
import { buildASTSchema, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillDemo } from '../../src/datasets/demo/fill-demo.ts'
import { documentCost } from '../../src/server/api/plugins/document-cost.ts'
import { readSchemaText } from '../../src/server/api/schema.ts'
import { train } from '../../src/training/train.ts'
import { type DemoServer, demoServer } from '../support/demo-server.ts'
import { QUICK_TRAINING } from '../support/quick-training.ts'
import { SETTINGS } from './serving.ts'

const USER = 'abena-adeyemi'
/** What each person of the world bought depends on the day of the test: two products that are bought with others. */
const BOUGHT: string[] = []

interface Page {
  readonly file: string
  readonly variables: () => Readonly<Record<string, unknown>>
  /** Where its sections are in the answer. */
  readonly sections: readonly string[]
  /** Default: what a document may cost at most. */
  readonly mostCost?: number
}

const PAGES: readonly Page[] = [
  {
    file: 'category',
    variables: () => ({ userId: USER, categoryId: 'category-camping' }),
    sections: ['items.edges', 'items.facets', 'items.facets.0.values', 'items.edges.0.reasons'],
    mostCost: 150,
  },
  {
    file: 'product',
    variables: () => ({ userId: USER, itemId: BOUGHT[0] }),
    sections: ['item.tags.nodes', 'item.boughtTogether.edges', 'item.recommendations.edges'],
  },
  {
    file: 'cart',
    variables: () => ({ userId: USER, itemIds: BOUGHT }),
    sections: ['items.nodes', 'boughtTogether.edges', 'recommendationsForItems.edges'],
  },
  {
    file: 'video-home',
    variables: () => ({ userId: USER }),
    sections: [
      'forYou.edges',
      'user.genres.nodes',
      'user.genres.nodes.0.recommendations.nodes',
      'user.continueWatching.nodes',
      'newest.nodes',
      'popular.nodes',
    ],
  },
  {
    file: 'people',
    variables: () => ({ userId: USER }),
    sections: ['user.suggestedUsers.edges', 'user.following.nodes', 'user.followers.nodes'],
  },
]

const schema = buildASTSchema(parse(readSchemaText().join('\n')))
const documentOf = (file: string) => readFileSync(`examples/pages/${file}.graphql`, 'utf8')

let demo: DemoServer
/** By caller; none before the keys are made. */
const headers: Record<string, Record<string, string>> = {}
beforeAll(async () => {
  demo = await demoServer({
    async fill(graph) {
      const nowMs = Date.now()
      await fillDemo(graph, { seed: 1, nowMs })
      await train(graph, { nowMs, holder: 'test', graceMs: 0, settings: QUICK_TRAINING })
    },
  })
  const made = await ask<Record<string, { key: string }>>(`mutation {
    admin: createApiKey(name: "admin", scopes: [ADMIN]) { key }
    web: createApiKey(name: "web", scopes: [READ, TRACK]) { key }
    back: createApiKey(name: "back", scopes: [SERVER]) { key }
  }`)
  headers.back = { 'x-api-key': made.back?.key ?? '' }
  const { createUserToken } = await ask<{ createUserToken: { token: string } }>(
    `mutation { createUserToken(userId: "${USER}") { token } }`,
    {},
    'back',
  )
  const { items } = await ask<
    Record<string, { nodes: { id: string; boughtTogether: { nodes: object[] } }[] }>
  >(
    '{ items(kinds: ["product"], first: 100) { nodes { id boughtTogether(first: 1) { nodes { id } } } } }',
    {},
    'back',
  )
  const bought = items?.nodes.filter(({ boughtTogether }) => boughtTogether.nodes.length > 0) ?? []
  BOUGHT.push(...bought.slice(0, 2).map(({ id }) => id))
  headers.web = { 'x-api-key': made.web?.key ?? '', authorization: `Bearer ${createUserToken.token}` }
  const granted = ['PERSONALIZATION', 'SOCIAL_SIGNALS', 'ANALYTICS'].map(
    (purpose) => `{ purpose: ${purpose}, isGranted: true }`,
  )
  const occurredAt = new Date().toISOString()
  const played = `{ eventId: "page-1", itemId: "video-precinct-13", kind: PLAY, portion: 0.4, occurredAt: "${occurredAt}" }`
  await ask(`mutation { recordEvents(events: [${played}]) { user { id } } }`, {}, 'web')
  await ask(`mutation { setConsent(choices: [${granted}]) { problems { message } } }`, {}, 'web')
}, 300_000)
afterAll(() => demo.close())

/** Asks once. The answer must have no error. */
async function ask<T = Record<string, unknown>>(
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  caller = '',
): Promise<T> {
  const response = await fetch(demo.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers[caller] },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown }
  expect(errors).toBeUndefined()
  return data
}

function at(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown>)?.[name], data)
}

describe.each(PAGES)('the page $file', ({ file, variables, sections, mostCost = SETTINGS.maxCost }) => {
  it.each([
    ['a signed-in user with a browser key', 'web'],
    ['a server key', 'back'],
  ])('is one request without an error for %s, and no section is empty', async (_, caller) => {
    const data = await ask(documentOf(file), variables(), caller)
    for (const section of sections) expect([section, at(data, section)]).not.toEqual([section, []])
    for (const section of sections) expect([section, at(data, section)]).toEqual([section, expect.any(Array)])
  })

  it(`costs at most ${mostCost} points`, () => {
    const question = {
      schema,
      document: parse(documentOf(file)),
      variables: variables(),
      operationName: null,
    }
    const cost = documentCost(question, SETTINGS.maxFirst)
    expect(cost).toBeLessThanOrEqual(mostCost)
  })
})

it('the product of a page leads: its page goes with it, for every viewer', async () => {
  const { users, items } = await ask<Record<string, { nodes: { id: string }[] }>>(
    '{ users(first: 10) { nodes { id } } items(kinds: ["product"], first: 20) { nodes { id } } }',
    {},
    'back',
  )
  const TAGS = 'tags { nodes { id } }'
  const list = (userId: string) =>
    `recommendations(userId: "${userId}", first: 5, input: { itemKinds: ["product"] }) { nodes { ${TAGS} } }`
  interface Tagged {
    readonly tags: { readonly nodes: readonly { readonly id: string }[] }
  }
  let [alike, listed] = [0, 0]
  for (const [at, { id }] of (items?.nodes ?? []).entries()) {
    const userId = users?.nodes[at % 10]?.id ?? ''
    const { item } = await ask<{ item: Tagged & { recommendations: { nodes: readonly Tagged[] } } }>(
      `{ item(id: "${id}") { ${TAGS} ${list(userId)} } }`,
      {},
      'back',
    )
    const own = new Set(item.tags.nodes.map((tag) => tag.id))
    listed += item.recommendations.nodes.length
    alike += item.recommendations.nodes.filter(({ tags }) => tags.nodes.some((tag) => own.has(tag.id))).length
  }
  expect(listed).toBe(100)
  expect(alike).toBeGreaterThan(80)
})
