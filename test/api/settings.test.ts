import { buildASTSchema, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SEEN_PRESETS } from '../../src/domain/seen-policy.ts'
import { DEFAULT_POLICY } from '../../src/recommend/scoring/default-policy.ts'
import { readSchemaText } from '../../src/server/api/schema.ts'
import { fillLittleGraph } from './little-graph.ts'
import { type Serving, serving } from './serving.ts'

let server: Serving
let limits: Record<string, number>
beforeAll(async () => {
  server = await serving({
    settings: {
      ratingScale: { min: 1, max: 10 },
      customEvents: [
        ['wishlist', 'save'],
        ['glance', 'view'],
      ],
    },
  })
  const fields = `pageSize nodeIds events upsertedRecords deletedIds itemTags properties idLength textLength following
    hiddenUsers documentCost documentDepth documentAliases documentTokens requestBytes requestDeadlineMs`
  limits = (
    (await server.data(`{ settings { limits { ${fields} } } }`)).settings as { limits: typeof limits }
  ).limits
})
afterAll(() => server.close())

const refuses = async (query: string, variables: Record<string, unknown> = {}) =>
  (await server.ask(query, variables)).errors.length > 0

const many = (count: number) => Array.from({ length: count }, (_, index) => `id-${index}`)

describe('the settings', () => {
  it('tell the rating scale and the custom kinds', async () => {
    const { settings } = await server.data(
      '{ settings { ratingScale { min max neutral } customKinds { name kind } } }',
    )
    expect(settings).toEqual({
      ratingScale: { min: 1, max: 10, neutral: 5.5 },
      customKinds: [
        { name: 'glance', kind: 'VIEW' },
        { name: 'wishlist', kind: 'SAVE' },
      ],
    })
  })

  it('keep lists for as long as the descriptions of the schema say', () => {
    const schema = buildASTSchema(parse(readSchemaText().join('\n')))
    const described = [
      'RecommendationConnection.recommendationId',
      'SearchConnection.recommendationId',
      'EventInput.recommendationId',
      'Query.recommendation',
    ].map((place) => {
      const [type = '', field = ''] = place.split('.')
      const named = schema.getType(type)
      return named && 'getFields' in named ? named.getFields()[field]?.description : undefined
    })
    const lifetime = `${DEFAULT_POLICY.servedListTtlMs / 60_000} minutes`
    for (const text of described) expect(text).toContain(lifetime)
  })

  it('tell when seen items may return', async () => {
    const shop = await serving({ settings: { seenPolicy: SEEN_PRESETS.shop } })
    expect(await shop.data('{ settings { seenRules { itemKind eventKind after } } }')).toEqual({
      settings: {
        seenRules: [
          { itemKind: null, eventKind: 'CLICK', after: 'PT0S' },
          { itemKind: null, eventKind: 'VIEW', after: 'P1D' },
          { itemKind: null, eventKind: 'CART', after: 'PT0S' },
          { itemKind: null, eventKind: 'PURCHASE', after: 'P30D' },
          { itemKind: 'consumable', eventKind: 'PURCHASE', after: 'P7D' },
        ],
      },
    })
    await shop.close()
  })

  it('tell the kinds of items, also of items that were just added', async () => {
    const shop = await serving({ fill: fillLittleGraph })
    expect(await shop.data('{ settings { itemKinds } }')).toEqual({
      settings: { itemKinds: ['drink', 'food', 'thing'] },
    })
    await shop.data('mutation { upsertItems(items: [{ id: "sofa", kind: "furniture" }]) { watermark } }')
    expect(await shop.data('{ settings { itemKinds } }')).toEqual({
      settings: { itemKinds: ['drink', 'food', 'furniture', 'thing'] },
    })
    await shop.close()
  })
})

describe('each limit is the largest accepted value', () => {
  it.each<[limit: string, query: string, variables: (count: number) => Record<string, unknown>]>([
    ['pageSize', 'query ($n: Int) { tags(first: $n) { nodes { id } } }', (n) => ({ n })],
    [
      'nodeIds',
      'query ($ids: [ID!]!) { nodes(nodeIds: $ids) { nodeId } }',
      (n) => ({ ids: many(n).map(nodeId) }),
    ],
    [
      'deletedIds',
      'mutation ($ids: [ID!]!) { deleteItems(itemIds: $ids) { watermark } }',
      (n) => ({ ids: many(n) }),
    ],
    ['idLength', 'query ($id: ID!) { item(id: $id) { id } }', (n) => ({ id: 'x'.repeat(n) })],
  ])('%s', async (limit, query, variables) => {
    const most = limits[limit] ?? 0
    expect(most).toBeGreaterThan(0)
    expect(await refuses(query, variables(most))).toBe(false)
    expect(await refuses(query, variables(most + 1))).toBe(true)
  })

  it('documentAliases', async () => {
    const document = (count: number) =>
      `{ ${many(count)
        .map((_, index) => `a${index}: version`)
        .join(' ')} }`
    expect(await refuses(document(limits.documentAliases ?? 0))).toBe(false)
    expect(await refuses(document((limits.documentAliases ?? 0) + 1))).toBe(true)
  })
})

function nodeId(id: string): string {
  return Buffer.from(`Item:${id}`).toString('base64url')
}
