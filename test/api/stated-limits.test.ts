import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MOST_RANKED } from '../../src/recommend/catalog-lists.ts'
import { NARROW_COUNT } from '../../src/recommend/choose-items.ts'
import { DEFAULT_POLICY } from '../../src/recommend/scoring/default-policy.ts'
import { executableSchema } from '../../src/server/api/schema.ts'
import { DEFAULT_TRAINING_SETTINGS as DEFAULTS } from '../../src/training/training-settings.ts'
import { asking } from '../support/asking.ts'
import { world } from '../support/world.ts'
import { type Serving, serving } from './serving.ts'

const schema = executableSchema()

/** The description of a field, of an input field, or of an argument. */
function textOf(path: string): string {
  const [type = '', field = '', argument] = path.split('.')
  const owner = schema.getType(type)
  const found = owner && 'getFields' in owner ? owner.getFields()[field] : undefined
  const named =
    argument && found && 'args' in found ? found.args.find(({ name }) => name === argument) : found
  return (named?.description ?? '').replaceAll(/\s+/g, ' ')
}

/** The number that a description states. */
function stated(path: string, before: string): number {
  const [, number = ''] = new RegExp(`${before} ([\\d,]+)`).exec(textOf(path)) ?? []
  return Number(number.replaceAll(',', '') || Number.NaN)
}

const { poolLimit } = DEFAULT_POLICY

let server: Serving
beforeAll(async () => {
  const town = world()
  for (let n = 0; n < 130; n++) town.item(`thing-${n}`, { tags: ['all'] })
  for (let fan = 0; fan < 260; fan++) {
    town
      .user(`fan-${fan}`)
      .likes('thing-0', ...Array.from({ length: 12 }, (_, n) => `thing-${1 + ((fan * 5 + n * 11) % 129)}`))
  }
  server = await serving({
    fill: (graph) => town.fill(graph),
    recommend: (graph, events) => asking(graph, { events }),
  })
}, 60_000)
afterAll(() => server.close())

describe('limits that descriptions state', () => {
  it.each([
    ['Item.similarItems', 'at most', DEFAULTS.similarItems.k],
    ['Tag.items', 'at most', DEFAULTS.tagTops.k],
    ['User.neighbors', 'at most', DEFAULTS.neighborhoods.k],
    ['User.suggestedUsers', 'at most', DEFAULT_POLICY.people.listLimit],
    ['Query.search.first', 'best', DEFAULT_POLICY.listLimit],
    ['RecommendationInput.filter', 'at most', NARROW_COUNT],
    ['ItemOrder.forYou', 'first', MOST_RANKED],
    ['ItemEdge.isRanked', 'first', MOST_RANKED],
    ['RecommendationConnection.totalCount', 'first', poolLimit],
    ['RecommendationEdge.probability', 'first', poolLimit],
    ['RecommendationEdge.contributions', 'first', poolLimit],
    ['SearchEdge.interest', 'first', poolLimit],
  ])('%s: %s what it is', (path, before, limit) => {
    expect(stated(path, before)).toBe(limit)
  })

  it('similar items are as many as the description says, where there are more', async () => {
    const { item } = await server.data('{ item(id: "thing-0") { similarItems(first: 100) { totalCount } } }')
    const { totalCount } = (item as { similarItems: { totalCount: number } }).similarItems
    expect(totalCount).toBeLessThanOrEqual(stated('Item.similarItems', 'at most'))
    // More than the half of them: a statement of half the number would be wrong.
    expect(totalCount).toBeGreaterThan(stated('Item.similarItems', 'at most') / 2)
  })

  it('the list of a tag is as long as the description says, or has all items', async () => {
    const { tag } = await server.data('{ tag(id: "all") { items(first: 100) { totalCount } } }')
    expect(tag).toEqual({ items: { totalCount: Math.min(130, stated('Tag.items', 'at most')) } })
  })
})
