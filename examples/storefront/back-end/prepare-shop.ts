import {
  ApplyShopDocument,
  DeclareStockDocument,
  ProductsDocument,
  PublishDocument,
  SaveDraftDocument,
  WriteStockDocument,
} from '../__generated__/graphql.ts'
import type { Attune } from './attune.ts'

/** Goes before the keys of the shop's placements. */
const PREFIX = 'corner/'

/** What the people whom a customer follows do, and nothing else. */
const FOLLOWING = {
  rules: [
    {
      name: 'products',
      apply: { require: { where: { kind: { anyOf: ['product'] } }, reason: 'The shop sells products' } },
    },
  ],
  least: 3,
  fallback: [{ hide: true }],
  sources: ['NEIGHBORS', 'SIMILAR_ITEMS', 'LATENT', 'SHARED_TAGS', 'TRENDING', 'POPULAR', 'FRESH'].map(
    (source) => ({ source, multiplier: 0 }),
  ),
}

/** The shelves of the home page from top to bottom. */
const HOME = {
  rows: [
    { placement: 'corner/for-you', title: 'For you', first: 8 },
    { placement: 'corner/item', title: 'Because you looked at {seed}', first: 8, from: { recentItem: true } },
    { placement: 'corner/following', title: 'From people you follow', first: 8 },
    {
      placement: 'corner/popular',
      title: 'Popular in {seed}',
      first: 8,
      from: { trendingIn: { property: 'city', otherwise: 'Popular now' } },
    },
    { placement: 'corner/new', title: 'New', first: 8 },
  ],
}

/**
 * What the team of a shop does once, before it opens: writes the stock, applies the preset for shops, and publishes a home page
 * of its own.
 */
export async function prepareShop(attune: Attune): Promise<void> {
  await attune.ask(DeclareStockDocument, {})
  await writeStock(attune)
  const input = { preset: 'SHOP', prefix: PREFIX, itemKinds: ['product'] } as const
  const { applyPreset } = await attune.ask(ApplyShopDocument, { input })
  const keys = (applyPreset?.placements ?? []).map(({ key }) => key)
  if (keys.length === 0) throw new Error(applyPreset?.problems[0]?.message ?? 'no placements')
  const popular = { rules: FOLLOWING.rules, least: 3, fallback: [{ popular: true }] }
  const own = [
    { key: `${PREFIX}following`, surface: 'LIST', spec: FOLLOWING },
    { key: `${PREFIX}popular`, surface: 'LIST', spec: popular },
  ] as const
  const drafts = new Map((applyPreset?.placements ?? []).map(({ key, draft }) => [key, draft?.digest ?? '']))
  for (const draft of own) drafts.set(draft.key, await saved(attune, draft))
  const home = `${PREFIX}home`
  for (const [key, digest] of drafts) if (key !== home) await publish(attune, key, digest)
  // Last: its rows name the others.
  await publish(attune, home, await saved(attune, { key: home, surface: 'PAGE', spec: HOME }))
}

type Draft = Parameters<typeof draftOf>[0]

function draftOf(input: { key: string; surface: 'LIST' | 'PAGE'; spec: object }) {
  return { input: input as never }
}

/** The digest of a draft that was saved. */
async function saved(attune: Attune, draft: Draft): Promise<string> {
  const { savePlacementDraft } = await attune.ask(SaveDraftDocument, draftOf(draft))
  const digest = savePlacementDraft?.placement?.draft?.digest
  if (!digest) throw new Error(savePlacementDraft?.problems[0]?.message ?? 'no draft')
  return digest
}

async function publish(attune: Attune, key: string, expectedDigest: string): Promise<void> {
  const { publishPlacement } = await attune.ask(PublishDocument, { key, expectedDigest })
  const [problem] = publishPlacement?.problems ?? []
  if (problem) throw new Error(`${key}: ${problem.message}`)
}

/** Writes how many of each product are there: a real shop does so whenever its warehouse changes. */
async function writeStock(attune: Attune): Promise<void> {
  for (let after: string | null = null; ; ) {
    const { items }: { items: ProductPage | null } = (await attune.ask(ProductsDocument, { after })) as never
    if (!items) throw new Error('no products')
    await attune.ask(WriteStockDocument, { items: items.nodes.map(({ id }) => stocked(id)) })
    if (!items.pageInfo.hasNextPage) return
    after = items.pageInfo.endCursor
  }
}

interface ProductPage {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly nodes: readonly { readonly id: string }[]
}

/** One in sixteen is sold out. The same id always has the same stock. */
function stocked(id: string) {
  const stock = [...id].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 9_973, 7) % 16
  return {
    id,
    properties: [
      { name: 'stock', value: stock },
      { name: 'inStock', value: stock > 0 },
    ],
  }
}
