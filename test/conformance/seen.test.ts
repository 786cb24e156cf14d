import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importDataSet } from '../../src/datasets/importing/import-data-set.ts'
import { EVENT_KINDS, type EventKind, isEdgeKind } from '../../src/domain/event.ts'
import { NEVER_AGAIN, SEEN_PRESETS, type SeenAge, type SeenPolicy } from '../../src/domain/seen-policy.ts'
import { applyEvents } from '../../src/events/apply/apply-events.ts'
import { DEFAULT_POLICY } from '../../src/recommend/scoring/default-policy.ts'
import { schemaName } from '../../src/server/api/enums.ts'
import { train } from '../../src/training/train.ts'
import { type Serving, serving } from '../api/serving.ts'
import { asking, mapSources } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { memoryDataSet } from '../support/memory-data-set.ts'
import { QUICK_TRAINING } from '../support/quick-training.ts'
import { TINY_NOW_MS, tinyWorld } from '../support/tiny-world.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const LIST = `query ($userId: ID!, $first: Int!, $after: String, $seen: SeenInput, $kinds: [String!]) {
  recommendations(userId: $userId, first: $first, after: $after, input: { seen: $seen, itemKinds: $kinds }) {
    edges { node { id } reasons { items { id } } } pageInfo { endCursor hasNextPage }
  }
}`
const RECORD = 'mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted rejected } }'
const DISMISS =
  'mutation ($userId: ID!, $itemId: ID!) { dismiss(userId: $userId, itemId: $itemId) { watermark } }'
const UNDO =
  'mutation ($userId: ID!, $itemId: ID!) { undoDismissal(userId: $userId, itemId: $itemId) { watermark } }'

interface Page {
  readonly edges: readonly {
    readonly node: { readonly id: string }
    readonly reasons: readonly { readonly items: readonly { readonly id: string }[] | null }[]
  }[]
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean }
}

/** Songs and albums of the small catalog: the property test lists all of it. */
const ITEMS = ['album-0', 'album-1', 'song-0', 'song-1', 'song-2', 'song-3', 'song-4'] as const

interface Act {
  readonly itemId: string
  readonly kind: EventKind | 'undo'
  readonly ageMs: number
}

interface Override {
  readonly allow: readonly EventKind[]
  readonly afterMs: number | null
}

const HIDING: readonly string[] = ['hide', 'report']
const AGES_MS = [0, 12 * HOUR_MS, DAY_MS, 30 * DAY_MS - HOUR_MS, 30 * DAY_MS, 90 * DAY_MS]
const KINDS = EVENT_KINDS.filter((kind) => isEdgeKind(kind) && kind !== 'rating')

const ages = fc.dictionary(
  fc.constantFrom(...KINDS),
  fc.constantFrom<SeenAge>('never', 0, DAY_MS, 30 * DAY_MS),
  { maxKeys: 10 },
)
const policies: fc.Arbitrary<SeenPolicy> = fc.record({
  ages,
  byItemKind: fc.oneof(
    fc.constant({}),
    ages.map((album) => ({ album })),
  ),
})
const overrides: fc.Arbitrary<Override | null> = fc.option(
  fc.record({
    allow: fc.uniqueArray(fc.constantFrom(...KINDS), { maxLength: 5 }),
    afterMs: fc.option(fc.constantFrom(0, DAY_MS, 30 * DAY_MS)),
  }),
)
const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.record({
    itemId: fc.constantFrom(...ITEMS),
    kind: fc.oneof(
      {
        weight: 8,
        arbitrary: fc.constantFrom<Act['kind']>(...KINDS.filter((kind) => !HIDING.includes(kind))),
      },
      { weight: 2, arbitrary: fc.constantFrom<Act['kind']>('hide', 'report', 'undo') },
    ),
    ageMs: fc.constantFrom(...AGES_MS),
  }),
  { maxLength: 12 },
)

/** The oracle: what a viewer with this history is shown of the catalog. */
function expectedIds(history: readonly Act[], policy: SeenPolicy, override: Override | null): string[] {
  return ITEMS.filter((itemId) => {
    const own = history.filter((act) => act.itemId === itemId)
    const undone = own.findLastIndex(({ kind }) => kind === 'undo')
    const left = own.filter(
      ({ kind }, place) => kind !== 'undo' && (place > undone || !HIDING.includes(kind)),
    )
    if (left.some(({ kind }) => HIDING.includes(kind))) return false
    const agesOfKind = itemId.startsWith('album') ? policy.byItemKind.album : undefined
    return left.every(({ kind }) => {
      if (kind === 'undo') return true
      const ofPolicy = agesOfKind?.[kind] ?? policy.ages[kind] ?? 'never'
      const age = override?.allow.includes(kind) ? 0 : (override?.afterMs ?? ofPolicy)
      const newest = Math.min(...left.filter((act) => act.kind === kind).map(({ ageMs }) => ageMs))
      return age !== 'never' && newest >= age
    })
  })
}

const RUNS = process.env.ATTUNE_TEST_LONG ? { embedded: 60, neo4j: 15 } : { embedded: 20, neo4j: 5 }

describe.each(ENGINES)('seen items on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    const clock = { nowMs: TINY_NOW_MS }
    const current: { policy: SeenPolicy } = { policy: NEVER_AGAIN }
    let users = 0

    beforeAll(async () => {
      server = await serving({
        open: engine.open,
        fill: async (graph) => {
          const world = tinyWorld()
          const albums = [0, 1].map((n) => ({ ...world.items[0], id: `album-${n}`, kind: 'album' }) as const)
          await importDataSet(
            graph,
            memoryDataSet({ ...world, items: [...world.items, ...(albums as never[])] }),
            {
              atMs: TINY_NOW_MS,
              nowMs: TINY_NOW_MS,
            },
          )
          await train(graph, { nowMs: TINY_NOW_MS, holder: 'test', graceMs: 0, settings: QUICK_TRAINING })
        },
        recommend: (graph, events) => {
          const policy = {
            ...DEFAULT_POLICY,
            sources: mapSources((limits) => ({ ...limits, deadlineMs: 20_000 })),
            get seen() {
              return current.policy
            },
          }
          return asking(graph, { events, policy })
        },
        settings: { requestDeadlineMs: 60_000 },
        parts: { nowMs: () => clock.nowMs },
      })
    }, 120_000)
    afterAll(() => server.close())

    async function page(variables: Record<string, unknown>): Promise<Page> {
      return (await server.data(LIST, variables)).recommendations as Page
    }

    async function act(userId: string, history: readonly Act[]): Promise<void> {
      for (const [at, { itemId, kind, ageMs }] of history.entries()) {
        if (kind === 'undo') await server.data(UNDO, { userId, itemId })
        else {
          const occurredAt = clock.nowMs - ageMs
          const event = { eventId: `${at}`, userId, itemId, kind: schemaName(kind), occurredAt }
          expect(await server.data(RECORD, { events: [event] })).toMatchObject({
            recordEvents: { accepted: 1 },
          })
        }
      }
    }

    it('are what the oracle says, for random histories, policies and requests, on one page and on several', {
      timeout: 300_000,
    }, async () => {
      await fc.assert(
        fc.asyncProperty(acts, policies, overrides, async (history, policy, override) => {
          const userId = `viewer-${users++}`
          current.policy = policy
          await act(userId, history)
          const seen = override && {
            allow: override.allow.map(schemaName),
            after: override.afterMs === null ? null : `PT${override.afterMs / HOUR_MS}H`,
          }
          const expected = expectedIds(history, policy, override)
          const whole = await page({ userId, first: 100, seen })
          const ids = whole.edges.map(({ node }) => node.id).filter((id) => ITEMS.includes(id as never))
          expect(ids.toSorted()).toEqual(expected)
          const paged: string[] = []
          for (let after: string | null = null; ; ) {
            const { edges, pageInfo }: Page = await page({ userId, first: 4, after, seen })
            paged.push(...edges.map(({ node }) => node.id))
            if (!pageInfo.hasNextPage) break
            after = pageInfo.endCursor
          }
          expect(paged.filter((id) => ITEMS.includes(id as never)).toSorted()).toEqual(expected)
        }),
        { numRuns: RUNS[engine.name], seed: 20_260_601 },
      )
    })

    it('bought 30 days ago return under the policy of shops, and those bought an hour later do not', async () => {
      current.policy = SEEN_PRESETS.shop
      const history = (ageMs: number) => [{ itemId: 'song-0', kind: 'purchase', ageMs } as const]
      await act('early', history(30 * DAY_MS))
      await act('late', history(30 * DAY_MS - HOUR_MS))
      const isListed = async (userId: string) =>
        (await page({ userId, first: 100 })).edges.some(({ node }) => node.id === 'song-0')
      expect([await isListed('early'), await isListed('late')]).toEqual([true, false])
    })

    it('that are dismissed never return, whatever the request allows and however much follows', {
      timeout: 120_000,
    }, async () => {
      current.policy = NEVER_AGAIN
      const userId = 'tired'
      await act(userId, [{ itemId: 'song-1', kind: 'play', ageMs: 0 }])
      await server.data(DISMISS, { userId, itemId: 'song-1' })
      await applyEvents(
        server.graph,
        Array.from({ length: 6_000 }, (_, n) => ({
          eventId: `other-${n}`,
          userId,
          itemId: `other-${n}`,
          kind: 'view' as const,
          atMs: TINY_NOW_MS + n,
          value: null,
          count: 1,
        })),
      )
      const seen = { allow: KINDS.map(schemaName), after: 'PT0S' }
      const { edges } = await page({ userId, first: 100, seen })
      expect(edges.map(({ node }) => node.id)).toContain('song-3')
      expect(edges.map(({ node }) => node.id)).not.toContain('song-1')
      await server.data(UNDO, { userId, itemId: 'song-1' })
      const after = await page({ userId, first: 100, seen })
      expect(after.edges.map(({ node }) => node.id)).toContain('song-1')
    })

    it('that return take at most 30 % of each page while there are others, and are no reason for themselves', async () => {
      current.policy = NEVER_AGAIN
      const userId = 'person-0'
      const history = (await page({ userId, first: 100, kinds: ['song'] })).edges.map(({ node }) => node.id)
      expect(history).toHaveLength(8)
      const { edges } = await page({ userId, first: 8, kinds: ['song'], seen: { allow: ['LIKE'] } })
      const returning = edges.filter(({ node }) => !history.includes(node.id))
      expect(returning.length).toBeGreaterThan(0)
      expect(returning.length).toBeLessThanOrEqual(3)
      for (const { node, reasons } of edges) {
        expect(reasons.flatMap(({ items }) => (items ?? []).map(({ id }) => id))).not.toContain(node.id)
      }
    })

    it('belong to the request: a cursor does not continue a list with another `seen`', async () => {
      current.policy = NEVER_AGAIN
      const { pageInfo } = await page({ userId: 'person-2', first: 2, seen: { allow: ['LIKE'] } })
      const { errors } = await server.ask(LIST, { userId: 'person-2', first: 2, after: pageInfo.endCursor })
      expect(errors[0]?.extensions.code).toBe('CURSOR_INVALID')
    })

    it('are refused for custom events, which have no kind of their own', async () => {
      const { errors } = await server.ask(LIST, { userId: 'person-2', first: 2, seen: { allow: ['CUSTOM'] } })
      expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT')
    })
  })
})
