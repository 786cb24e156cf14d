import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { world } from '../support/world.ts'

const SET = `mutation ($userId: ID!, $choices: [ConsentChoiceInput!]!) {
  setConsent(userId: $userId, choices: $choices) { problems { code } }
}`
const LIST = `query ($userId: ID!, $first: Int = 20, $after: String) {
  recommendations(userId: $userId, first: $first, after: $after) {
    personalization
    withheld { purpose sources }
    pageInfo { endCursor }
    edges { node { id } contributions { source } reasons { kind } }
  }
}`
const UNPROFILED = `query ($userId: ID!) {
  recommendations(userId: $userId, first: 20, input: { isProfiled: false }) { personalization edges { node { id } } }
}`
const DISMISS = `mutation ($userId: ID!, $itemId: ID!) {
  dismiss(userId: $userId, itemId: $itemId) { problems { code } }
}`

interface Listed {
  readonly personalization: string
  readonly withheld: readonly { readonly purpose: string; readonly sources: readonly string[] }[]
  readonly pageInfo: { readonly endCursor: string }
  readonly edges: readonly {
    readonly node: { readonly id: string }
    readonly contributions: readonly { readonly source: string }[]
    readonly reasons: readonly { readonly kind: string }[]
  }[]
}

const ROCK = [1, 2, 3, 4, 5, 6].map((n) => `rock${n}`)
const JAZZ = [1, 2, 3, 4, 5, 6].map((n) => `jazz${n}`)
const SOCIAL = { purpose: 'SOCIAL_SIGNALS', sources: ['SOCIAL', 'SOCIAL_TWO_HOP'] }

/** Two circles of taste. `ana` and `cy` have different tastes, and follow `bo` and `dee`; `bo` follows `ed`. */
function smallWorld() {
  const small = world()
  for (const id of ROCK) small.item(id, { tags: ['rock'] })
  for (const id of JAZZ) small.item(id, { tags: ['jazz'] })
  for (const n of [1, 2, 3, 4, 5, 6]) {
    small.user(`rfan${n}`).listens(...ROCK.filter((_, index) => index !== n - 1))
    small.user(`jfan${n}`).listens(...JAZZ.filter((_, index) => index !== n - 1))
  }
  small.user('bo').listens('jazz1', 'jazz2', 'jazz3').befriends('ed')
  small.user('dee').listens('rock4', 'rock5')
  small.user('ed').listens('jazz4', 'jazz5', 'jazz6')
  small.user('ana').listens('rock1', 'rock2', 'rock3').befriends('bo')
  small.user('cy').listens('jazz1', 'jazz2').befriends('dee')
  return small.user('eve')
}

describe.each(ENGINES)('lists and consent on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    beforeAll(async () => {
      server = await serving({
        open: engine.open,
        fill: (graph) => smallWorld().fill(graph),
        recommend: (graph, events, consents) => asking(graph, { events, consents }),
        // A freshly started server takes seconds to plan its first statements.
        settings: { requestDeadlineMs: 20_000 },
      })
    }, 120_000)
    afterAll(() => server.close())
    beforeEach(async () => {
      for (const userId of ['ana', 'bo', 'cy', 'ed', 'eve']) {
        await set(userId, true, 'PERSONALIZATION', 'SOCIAL_SIGNALS')
      }
    })

    async function set(userId: string, isGranted: boolean, ...purposes: string[]): Promise<void> {
      const choices = purposes.map((purpose) => ({ purpose, isGranted }))
      expect(await server.data(SET, { userId, choices })).toEqual({ setConsent: { problems: [] } })
    }

    async function list(userId: string, variables: object = {}): Promise<Listed> {
      return (await server.data(LIST, { userId, ...variables })).recommendations as Listed
    }

    const idsOf = ({ edges }: Listed) => edges.map(({ node }) => node.id)
    const sourcesOf = ({ edges }: Listed) => [
      ...new Set(edges.flatMap(({ contributions }) => contributions.map(({ source }) => source))),
    ]

    it('have no interests beside them without personalization, but for rejected tags', async () => {
      const interests = async () => {
        const text = '{ user(id: "ana") { interests { nodes { probability multiplier tag { id } } } } }'
        const { user } = await server.data(text)
        return (user as { interests: { nodes: readonly object[] } }).interests.nodes
      }
      const adjust = (tagId: string, factor: number) =>
        server.data(
          `mutation { adjustInterest(userId: "ana", tagId: "${tagId}", factor: ${factor}) { problems { code } } }`,
        )
      expect(await interests()).toMatchObject([{ tag: { id: 'rock' }, multiplier: null }])
      await adjust('rock', 3)
      await set('ana', false, 'PERSONALIZATION')
      expect(await interests()).toEqual([])
      // Lists obey it, so that its user must see it to take it back.
      await adjust('jazz', 0)
      expect(await interests()).toEqual([{ tag: { id: 'jazz' }, multiplier: 0, probability: 0 }])
      await adjust('rock', 1)
      await adjust('jazz', 1)
      await set('ana', true, 'PERSONALIZATION')
      expect(await interests()).toMatchObject([{ tag: { id: 'rock' }, multiplier: null }])
    })

    it('without personalization are the same whatever the history', async () => {
      const before = await Promise.all(['ana', 'cy'].map((userId) => list(userId)))
      expect(idsOf(before[0] as Listed)).not.toEqual(idsOf(before[1] as Listed))
      const lists = []
      for (const userId of ['ana', 'cy', 'eve']) {
        await set(userId, false, 'PERSONALIZATION')
        lists.push(await list(userId))
      }
      const [ana, ...others] = lists as [Listed, ...Listed[]]
      for (const other of others) expect(other.edges).toMatchObject(ana.edges)
      // Items that they have seen count as any others.
      expect(idsOf(ana).sort()).toEqual([...JAZZ, ...ROCK])
      expect(sourcesOf(ana).filter((source) => !['POPULAR', 'TRENDING', 'FRESH'].includes(source))).toEqual(
        [],
      )
      expect(ana).toMatchObject({
        personalization: 'NO_CONSENT',
        withheld: [
          {
            purpose: 'PERSONALIZATION',
            sources: expect.arrayContaining([
              'NEIGHBORS',
              'SIMILAR_ITEMS',
              'LATENT',
              'SHARED_TAGS',
              'SOCIAL',
            ]),
          },
        ],
      })
      await set('ana', true, 'PERSONALIZATION')
      expect(idsOf(await list('ana'))).toEqual(idsOf(before[0] as Listed))
    })

    it('that are asked for without a profile are those without personalization, and leave the choice as it is', async () => {
      const asked = await server.data(UNPROFILED, { userId: 'ana' })
      expect(asked.recommendations).toMatchObject({ personalization: 'NO_CONSENT' })
      await set('eve', false, 'PERSONALIZATION')
      expect(idsOf(asked.recommendations as Listed)).toEqual(idsOf(await list('eve')))
      expect((await list('ana')).personalization).not.toBe('NO_CONSENT')
    })

    it('without personalization still obey dismissals', async () => {
      await set('eve', false, 'PERSONALIZATION')
      const [first = ''] = idsOf(await list('eve'))
      await server.data(DISMISS, { userId: 'eve', itemId: first })
      expect(idsOf(await list('eve'))).not.toContain(first)
    })

    it('without social signals ask no social source', async () => {
      const before = await list('ana')
      expect([sourcesOf(before), before.withheld]).toEqual([expect.arrayContaining(['SOCIAL']), []])
      await set('ana', false, 'SOCIAL_SIGNALS')
      const after = await list('ana')
      expect(sourcesOf(after)).not.toContain('SOCIAL')
      expect(sourcesOf(after)).not.toContain('SOCIAL_TWO_HOP')
      expect(after).toMatchObject({ personalization: 'FULL', withheld: [SOCIAL] })
    })

    it('do not show what people do who deny social signals', async () => {
      expect(sourcesOf(await list('ana'))).toEqual(expect.arrayContaining(['SOCIAL', 'SOCIAL_TWO_HOP']))
      await set('bo', false, 'SOCIAL_SIGNALS')
      const withoutBo = sourcesOf(await list('ana'))
      expect([withoutBo.includes('SOCIAL'), withoutBo.includes('SOCIAL_TWO_HOP')]).toEqual([false, true])
      await set('ed', false, 'SOCIAL_SIGNALS')
      const after = await list('ana')
      expect(sourcesOf(after)).not.toContain('SOCIAL_TWO_HOP')
      expect(after.withheld).toEqual([])
    })

    it('of a request with Sec-GPC: 1 use no social signals', async () => {
      const body = JSON.stringify({ query: LIST, variables: { userId: 'ana' } })
      const headers = { 'content-type': 'application/json' }
      const ask = async (more: Record<string, string>) => {
        const response = await server.post(body, { ...headers, ...more })
        return ((await response.json()) as { data: { recommendations: Listed } }).data.recommendations
      }
      const optedOut = await ask({ 'sec-gpc': '1' })
      expect([sourcesOf(optedOut).includes('SOCIAL'), optedOut.withheld]).toEqual([false, [SOCIAL]])
      const shared = await ask({ 'sec-gpc': '0' })
      expect([sourcesOf(shared).includes('SOCIAL'), shared.withheld]).toEqual([true, []])
    })

    it('have no further pages once the consent has changed', async () => {
      const { pageInfo } = await list('ana', { first: 2 })
      expect((await list('ana', { first: 2, after: pageInfo.endCursor })).edges).toHaveLength(2)
      await set('ana', false, 'PERSONALIZATION')
      const { errors } = await server.ask(LIST, { userId: 'ana', after: pageInfo.endCursor })
      expect(errors[0]?.extensions.code).toBe('CURSOR_EXPIRED')
      const mine = await list('ana', { first: 2 })
      expect((await list('ana', { first: 2, after: mine.pageInfo.endCursor })).withheld).toEqual(
        mine.withheld,
      )
    })
  })
})
