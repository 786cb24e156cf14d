import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Policy } from '../../../src/domain/policy.ts'
import { SOURCE_NAMES } from '../../../src/domain/source-name.ts'
import { addNoiseKey } from '../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../src/graph/graph-store.ts'
import { DEFAULT_POLICY } from '../../../src/recommend/scoring/default-policy.ts'
import { type Asking, asking, mapSources, question } from '../../support/asking.ts'
import { NOW_MS, type World, world } from '../../support/world.ts'

const HOUR_MS = 3_600_000

let graph: GraphStore
const open: Asking[] = []

beforeEach(async () => {
  graph = await openEmbedded({ maxRelationships: 1e6 })
})

afterEach(async () => {
  for (const asked of open.splice(0)) await asked.close()
  await graph.close()
})

const KNOWN = ['k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7', 'k8']

/**
 * Ana's neighbors share eight items with them: one of them alone has `a-secret`, and 26 have `hit`. Each has ten items of
 * their own, so that none are near-duplicates.
 */
function neighborhood(): World {
  const town = world().daysAgo(3)
  for (const id of [...KNOWN, 'a-secret', 'hit']) town.item(id, { kind: 'song' })
  for (let n = 0; n < 26; n++) {
    const own = Array.from({ length: 9 }, (_, at) => `own-${n}-${at}`)
    for (const id of own) town.item(id, { kind: 'song' })
    town.user(`fan-${n}`).listens(...KNOWN, ...own, n === 0 ? 'a-secret' : `own-${n}`, 'hit')
  }
  return town.user('ana').listens(...KNOWN)
}

/** A list of neighbors alone. */
async function pageFor(policy: Partial<Policy>, store = graph) {
  const patient = mapSources((limits) => ({ ...limits, deadlineMs: 20 * limits.deadlineMs }))
  const asked = asking(store, { policy: { ...DEFAULT_POLICY, sources: patient, ...policy } })
  open.push(asked)
  const sourceWeights = Object.fromEntries(SOURCE_NAMES.map((name) => [name, name === 'neighbors' ? 1 : 0]))
  return asked.recommend(question('ana', { first: 100, sourceWeights }), { nowMs: NOW_MS + 12 * HOUR_MS })
}

type Page = Awaited<ReturnType<typeof pageFor>>

const sourcesOf = (page: Page, itemId: string) =>
  page.edges.find(({ item }) => item.id === itemId)?.contributions.map(({ source }) => source) ?? []

const reasonOf = (page: Page, itemId: string) =>
  page.edges.find(({ item }) => item.id === itemId)?.reasons.find(({ kind }) => kind === 'SIMILAR_USERS')

describe('by default', () => {
  it('an item of one neighbor is listed, but no reason mentions the neighbor', async () => {
    // A random key would give the largest noise, and with it a reason, to one person in fifteen.
    await graph.run(addNoiseKey, { key: 'one' })
    await neighborhood().fill(graph)
    const page = await pageFor({})
    expect(sourcesOf(page, 'a-secret')).toContain('neighbors')
    expect(reasonOf(page, 'a-secret')).toBeUndefined()
  })

  it('an item of many neighbors has a reason with a band', async () => {
    await neighborhood().fill(graph)
    expect(reasonOf(await pageFor({}), 'hit')).toMatchObject({
      text: '10+ people with similar taste listened to this',
      count: 10,
      isAtLeast: true,
    })
  })

  it('reasons are the same in every process, and for every request of a day', async () => {
    await neighborhood().fill(graph)
    const reasonsIn = async () => (await pageFor({})).edges.map(({ item, reasons }) => [item.id, reasons])
    const first = await reasonsIn()
    expect(await reasonsIn()).toEqual(first)
  })
})

it('the noise changes reasons, and neither the items nor their scores', async () => {
  const listed: Page[] = []
  for (const key of ['one', 'another']) {
    const own = await openEmbedded({ maxRelationships: 1e6 })
    await neighborhood().fill(own)
    await own.run(addNoiseKey, { key })
    listed.push(await pageFor({}, own))
    await open.pop()?.close()
    await own.close()
  }
  const [one, other] = listed.map(({ edges }) => edges.map(({ item, logit }) => ({ id: item.id, logit })))
  expect(one?.length).toBeGreaterThan(20)
  expect(one).toEqual(other)
  const [said, saidElse] = listed.map(({ edges }) =>
    edges.map(({ reasons }) => reasons.map(({ text }) => text)),
  )
  expect(said).not.toEqual(saidElse)
})

describe('with a minimum of five contributors', () => {
  it('people sources do not propose what one user did, and still propose what many did', async () => {
    await neighborhood().fill(graph)
    const page = await pageFor({ minContributors: 5 })
    expect(sourcesOf(page, 'a-secret')).not.toContain('neighbors')
    expect(sourcesOf(page, 'hit')).toContain('neighbors')
  })

  it('near-duplicate accounts count once', async () => {
    const town = neighborhood()
    // Unlike ana's own items, so that they are copies of each other only.
    const fakes = ['f1', 'f2', 'f3', 'f4', 'a-secret']
    for (const id of fakes) town.item(id, { kind: 'song' })
    for (let n = 0; n < 6; n++) town.user(`fake-${n}`).listens(...KNOWN, ...fakes)
    await town.fill(graph)
    expect(sourcesOf(await pageFor({ minContributors: 5 }), 'a-secret')).not.toContain('neighbors')
    expect(sourcesOf(await pageFor({ minContributors: 2 }), 'a-secret')).toContain('neighbors')
  })

  it('copies of the viewer do not count', async () => {
    const town = neighborhood()
    for (let n = 0; n < 6; n++) town.user(`fake-${n}`).listens(...KNOWN, 'a-secret')
    await town.fill(graph)
    expect(sourcesOf(await pageFor({ minContributors: 2 }), 'a-secret')).not.toContain('neighbors')
  })
})

describe('with a minimum account age', () => {
  it('younger accounts have no influence', async () => {
    const town = neighborhood().item('planted', { kind: 'song' }).daysAgo(0)
    for (let n = 0; n < 6; n++) town.user(`fake-${n}`).listens(...KNOWN, `mine-${n}`, 'planted')
    await town.fill(graph)
    expect(sourcesOf(await pageFor({}), 'planted')).toContain('neighbors')
    expect(sourcesOf(await pageFor({ minAccountAgeMs: 24 * HOUR_MS }), 'planted')).not.toContain('neighbors')
    expect(sourcesOf(await pageFor({ minAccountAgeMs: 24 * HOUR_MS }), 'a-secret')).toContain('neighbors')
  })
})
