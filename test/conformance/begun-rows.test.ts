import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { fillGeneratedWorld } from '../support/generated-world.ts'
import { publishPlacement } from '../support/publish-placement.ts'
import { NOW_MS } from '../support/world.ts'

const WORLD = {
  users: 20,
  items: 80,
  interactions: 200,
  ties: 20,
  taggings: 160,
  seed: 3,
  hasProperties: true,
}

const PAGE = `query ($userId: ID, $session: SessionInput, $context: ContextInput) {
  page(placement: "home", userId: $userId, session: $session, context: $context) { rows {
    title placement seed { __typename }
    results { pageInfo { hasNextPage } edges { probability reasons { text } node { id } } } } } }`

interface Row {
  readonly title: string
  readonly placement: string
  readonly seed: unknown
  readonly results: {
    readonly pageInfo: { readonly hasNextPage: boolean }
    readonly edges: readonly {
      readonly probability: number
      readonly reasons: readonly { readonly text: string }[]
      readonly node: { readonly id: string }
    }[]
  }
}

const hoursAgo = (hours: number) => new Date(NOW_MS - hours * 3_600_000).toISOString()

describe.each(ENGINES)('rows of what a viewer began, on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    beforeAll(async () => {
      server = await serving({
        open: engine.open,
        settings: { requestDeadlineMs: 60_000 },
        fill: async (graph) => {
          await fillGeneratedWorld(graph, WORLD)
          const hides = { fallback: [{ kind: 'hide' as const }] }
          await publishPlacement(graph, 'continue', { ...hides, filter: { not: { ids: ['i9'] } } })
          await publishPlacement(graph, 'feed', { least: 1 })
          const plain = { first: 4, title: null, from: null, mayRepeat: false }
          const begun = {
            ...plain,
            placement: 'continue',
            title: 'Continue',
            from: { kind: 'begun' },
          } as const
          await publishPlacement(
            graph,
            'home',
            { rows: [begun, { ...plain, placement: 'feed' }] },
            { surface: 'PAGE' },
          )
        },
        recommend: (graph, events, consents) => asking(graph, { events, consents }),
      })
    }, 240_000)
    afterAll(() => server.close())

    type Played = readonly [itemId: string, hours: number, portion?: number]

    async function play(userId: string, played: readonly Played[]): Promise<void> {
      const actions = played.map(([itemId, hours, portion]) => ({
        play: { userId, itemId, portion, eventId: `${itemId}-${hours}`, occurredAt: hoursAgo(hours) },
      }))
      const { recordEvents } = (await server.data(
        'mutation ($actions: [ActionInput!]) { recordEvents(actions: $actions) { accepted } }',
        { actions },
      )) as { recordEvents: { accepted: number } }
      expect(recordEvents.accepted).toBe(played.length)
    }

    async function begunRow(asked: object): Promise<Row | undefined> {
      const { page } = (await server.data(PAGE, { ...asked })) as { page: { rows: readonly Row[] } }
      const ids = page.rows.flatMap(({ results }) => results.edges.map(({ node }) => node.id))
      expect(new Set(ids).size).toBe(ids.length)
      return page.rows.find(({ placement }) => placement === 'continue')
    }

    const begunIds = async (asked: object) =>
      (await begunRow(asked))?.results.edges.map(({ node }) => node.id)

    it('show what the newest play did not finish, newest first, although it counts as seen', async () => {
      await play('ann', [
        ['i1', 30, 0.3],
        ['i1', 20, 0.95],
        ['i2', 40, 1],
        ['i2', 10, 0.2],
        ['i3', 5, 0.02],
        ['i4', 6, 0.5],
        ['i5', 4],
        ['i6', 50, 0.89],
        ['i6', 3],
      ])
      const row = await begunRow({ userId: 'ann' })
      expect(row).toMatchObject({
        title: 'Continue',
        seed: null,
        results: { pageInfo: { hasNextPage: false } },
      })
      expect(row?.results.edges.map(({ node }) => node.id)).toEqual(['i6', 'i4', 'i2'])
      for (const { reasons, probability } of row?.results.edges ?? []) {
        expect(reasons.map(({ text }) => text)).toEqual(['You have not finished this'])
        expect(probability).toBe(0)
      }
    })

    it('keep to the placement, to the length of the row and to what was dismissed', async () => {
      await play('bob', [['i9', 1, 0.5], ...[10, 11, 12, 13, 14, 15].map((n) => [`i${n}`, n, 0.5] as const)])
      expect(await begunIds({ userId: 'bob' })).toEqual(['i10', 'i11', 'i12', 'i13'])
      await server.data('mutation { dismiss(userId: "bob", itemId: "i11") { problems { code } } }')
      expect(await begunIds({ userId: 'bob' })).toEqual(['i10', 'i12', 'i13', 'i14'])
    })

    it('are left out where nothing was begun, and have nothing that the viewer looks at', async () => {
      await play('cem', [['i20', 1, 0.5]])
      expect(await begunIds({ userId: 'newcomer' })).toBeUndefined()
      expect(await begunIds({ userId: 'cem' })).toEqual(['i20'])
      expect(await begunIds({ userId: 'cem', context: { viewing: 'i20' } })).toBeUndefined()
    })

    it('serve visitors from what their session says', async () => {
      const event = (itemId: string, hours: number, portion: number) => ({
        itemId,
        kind: 'PLAY',
        portion,
        occurredAt: hoursAgo(hours),
      })
      const session = { events: [event('i30', 3, 0.4), event('i31', 2, 0.6), event('i32', 1, 0.99)] }
      expect(await begunIds({ session })).toEqual(['i31', 'i30'])
    })

    it('end with an event that is forgotten', async () => {
      await play('dot', [
        ['i40', 9, 1],
        ['i40', 2, 0.5],
      ])
      expect(await begunIds({ userId: 'dot' })).toEqual(['i40'])
      await server.data('mutation { forgetEvent(userId: "dot", eventId: "i40-2") { problems { code } } }')
      expect(await begunIds({ userId: 'dot' })).toBeUndefined()
    })

    it('end with the consent to personalization, and with the profile', async () => {
      await play('eva', [['i50', 2, 0.5]])
      const decide = (isGranted: boolean) =>
        server.data(
          `mutation ($isGranted: Boolean!) {
             setConsent(userId: "eva", choices: [{ purpose: PERSONALIZATION, isGranted: $isGranted }]) { problems { code } } }`,
          { isGranted },
        )
      expect(await begunIds({ userId: 'eva' })).toEqual(['i50'])
      await decide(false)
      expect(await begunIds({ userId: 'eva' })).toBeUndefined()
      await decide(true)
      expect(await begunIds({ userId: 'eva' })).toEqual(['i50'])
      await server.data('mutation { resetProfile(userId: "eva") { problems { code } } }')
      expect(await begunIds({ userId: 'eva' })).toBeUndefined()
    })
  })
})
