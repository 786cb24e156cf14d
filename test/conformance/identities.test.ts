import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { setConsent } from '../../src/consent/set-consent.ts'
import type { EventKind, InteractionEvent } from '../../src/domain/event.ts'
import { applyEventBatch, applyEvents } from '../../src/events/apply/apply-events.ts'
import { refreshWhole } from '../../src/events/apply/merged-seen.ts'
import { DEFAULT_RATING_SCALE, eventWeight } from '../../src/events/event-weight.ts'
import { forgetEvent } from '../../src/events/forget-event.ts'
import { type Identify, identifying } from '../../src/events/identify.ts'
import { directIntake } from '../../src/events/intake.ts'
import { Retention } from '../../src/events/retention.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import type { FirstTimeUsersByItem } from '../../src/training/incremental/first-time-users.ts'
import { train } from '../../src/training/train.ts'
import { NOW_MS, type Serving, serving } from '../api/serving.ts'
import { asking, question } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { failing } from '../support/failing.ts'
import { graphDump } from '../support/graph-dump.ts'
import { QUICK_TRAINING } from '../support/quick-training.ts'
import { world } from '../support/world.ts'

const NOW = NOW_MS
const DAY_MS = 86_400_000
const PHONE = `v_${'a'.repeat(32)}`
const LAPTOP = `v_${'b'.repeat(32)}`

const IDENTIFY = `mutation ($userId: ID!, $visitorId: ID!) {
  identify(userId: $userId, visitorId: $visitorId) { user { id } watermark problems { code path } }
}`
const FORGET = `mutation ($userId: ID!, $visitorId: ID!) {
  forgetIdentity(userId: $userId, visitorId: $visitorId) { user { id } watermark problems { code path } }
}`
const HISTORY =
  'query ($id: ID!) { user(id: $id) { history(first: 50) { edges { engagement node { id } } } } }'
const DISMISSED = 'query ($id: ID!) { user(id: $id) { dismissedItems(first: 50) { nodes { id } } } }'
const UNDO = `mutation ($userId: ID!, $itemId: ID!) {
  undoDismissal(userId: $userId, itemId: $itemId) { problems { code } }
}`

let number = 0

function event(
  userId: string,
  itemId: string,
  atMs: number,
  kind: EventKind = 'view',
  eventId = `e${number++}`,
): InteractionEvent {
  return { eventId, userId, itemId, kind, atMs, value: kind === 'rating' ? 5 : null, count: 1 }
}

/** What requests read of a user: lines of a dump, without the interactions. */
async function readOf(graph: GraphStore, userId: string): Promise<readonly string[]> {
  return (await graphDump(graph)).filter(
    (line) => line.includes(`"${userId} RECENTLY_ENGAGED `) || line.includes(`"User ${userId}"`),
  )
}

/** Lines about different users in the same words. Dismissals stay with who made them. */
function renamed(lines: readonly string[], from: string): readonly string[] {
  const own = /"ownLastAt":\d+,|"dismissed(ItemIds)?":(null|\[[^\]]*\]),/g
  return lines.map((line) => line.replaceAll(from, 'one').replace(own, '')).sort()
}

const usual = (one: Parameters<typeof eventWeight>[0]) => eventWeight(one, DEFAULT_RATING_SCALE)

const isLong = Boolean(process.env.ATTUNE_TEST_LONG)

/** What happens in a history. Instants are days; people, items and users are numbers. */
type Step =
  | {
      readonly does: 'act'
      readonly person: number
      readonly item: number
      readonly kind: number
      readonly late: number
      readonly times: number
    }
  | { readonly does: 'identify' | 'unlink'; readonly visitor: number; readonly user: number }
  | { readonly does: 'forget'; readonly back: number }
  | { readonly does: 'retain' }
  | { readonly does: 'decide'; readonly person: number; readonly isGranted: boolean }
  | { readonly does: 'wait'; readonly days: number }

const KINDS: readonly EventKind[] = ['view', 'like', 'hide', 'rating', 'purchase', 'click']
const VISITORS = [PHONE, LAPTOP] as const
const USERS = ['ana', 'bob'] as const
const PEOPLE = [...VISITORS, ...USERS]

const STEPS = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        does: fc.constant('act' as const),
        person: fc.nat(3),
        item: fc.nat(4),
        kind: fc.nat(5),
        late: fc.constantFrom(0, 0, 0, 1, 5, 20, 40),
        times: fc.constantFrom(1, 1, 1, 35),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ does: fc.constant('identify' as const), visitor: fc.nat(1), user: fc.nat(1) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ does: fc.constant('unlink' as const), visitor: fc.nat(1), user: fc.nat(1) }),
    },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('forget' as const), back: fc.nat(5) }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('retain' as const) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        does: fc.constant('decide' as const),
        // Visitors. What they do while their user denies is dropped, and so is not there after the link either.
        person: fc.nat(1),
        isGranted: fc.boolean(),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ does: fc.constant('wait' as const), days: fc.constantFrom(1, 10, 25) }),
    },
  ),
  { minLength: 5, maxLength: 30 },
)

/** A graph with a clock, in which a history happens. */
class History {
  now = NOW
  readonly sent: InteractionEvent[] = []
  readonly graph: GraphStore
  readonly links: Identify
  readonly #isLinking: boolean
  #events = 0

  constructor(graph: GraphStore, isLinking: boolean) {
    this.graph = graph
    this.#isLinking = isLinking
    this.links = identifying({ intake: this.#intake(), graph })
  }

  #intake() {
    return directIntake({ graph: this.graph, ratingScale: DEFAULT_RATING_SCALE, nowMs: () => this.now })
  }

  async happen(step: Step): Promise<void> {
    const { graph } = this
    if (step.does === 'wait') this.now += step.days * DAY_MS
    else if (step.does === 'retain') await this.retain()
    else if (step.does === 'act') {
      const { person, item, kind, late, times } = step
      const events = Array.from({ length: times }, (_, n) =>
        event(
          PEOPLE[person] ?? '',
          `item-${item}`,
          this.now - late * DAY_MS + n,
          KINDS[kind],
          `h${this.#events++}`,
        ),
      )
      this.sent.push(...events)
      await applyEvents(graph, events)
    } else if (step.does === 'decide') {
      const choices = [{ purpose: 'personalization' as const, isGranted: step.isGranted }]
      await setConsent(graph, [{ userId: PEOPLE[step.person] ?? '', choices }], {
        atMs: this.now,
        origin: 'api',
        policyVersion: null,
      })
    } else if (step.does === 'forget') {
      const one = this.sent.at(-1 - step.back)
      if (one) await forgetEvent({ intake: this.#intake(), graph })(one, {})
    } else if (this.#isLinking && (step.does === 'identify' || step.does === 'unlink')) {
      const pair = { visitorId: VISITORS[step.visitor] ?? '', userId: USERS[step.user] ?? '' }
      if (step.does === 'identify') await this.links.identify(pair, { nowMs: this.now })
      else await this.links.forgetIdentity(pair, {})
    }
  }

  async retain(): Promise<void> {
    this.now += DAY_MS / 24
    const retention = new Retention({
      graph: this.graph,
      periods: new Map([['click', 15 * DAY_MS]]),
      visitorMs: 30 * DAY_MS,
      ratingScale: DEFAULT_RATING_SCALE,
      nowMs: () => this.now,
      applied: () => 0,
      onFailed: (error) => {
        throw error
      },
    })
    while (await retention.turn());
  }

  /** Without the position of the pass over users. */
  async dump(): Promise<readonly string[]> {
    return (await graphDump(this.graph)).filter((line) => !line.includes('"Singleton retention"'))
  }
}

describe.each(ENGINES)('visitors and users on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    afterEach(() => server?.close())

    async function open(events: readonly InteractionEvent[] = []): Promise<Serving> {
      server = await serving({ open: engine.open, settings: { requestDeadlineMs: 20_000 } })
      await applyEvents(server.graph, events)
      return server
    }

    const write = async (text: string, visitorId: string, userId: string) =>
      Object.values(await server.data(text, { visitorId, userId }))[0]
    const identify = (visitorId: string, userId = 'ana') => write(IDENTIFY, visitorId, userId)
    const forget = (visitorId: string, userId = 'ana') => write(FORGET, visitorId, userId)

    async function historyOf(userId: string): Promise<Record<string, number>> {
      const { user } = (await server.data(HISTORY, { id: userId })) as {
        user: { history: { edges: { engagement: number; node: { id: string } }[] } } | null
      }
      return Object.fromEntries(
        (user?.history.edges ?? []).map(({ engagement, node }) => [node.id, engagement]),
      )
    }

    /** What the user reads as dismissed. */
    async function dismissedBy(id: string): Promise<readonly string[]> {
      const { user } = (await server.data(DISMISSED, { id })) as {
        user: { dismissedItems: { nodes: { id: string }[] } }
      }
      return user.dismissedItems.nodes.map((node) => node.id).sort()
    }

    it('the history of a user has what their visitor did, and no longer after it is taken back', async () => {
      await open([event(PHONE, 'tea', NOW - DAY_MS), event('ana', 'cake', NOW - DAY_MS)])
      const before = await graphDump(server.graph)
      expect(await identify(PHONE)).toMatchObject({ user: { id: 'ana' }, problems: [] })
      expect(Object.keys(await historyOf('ana')).sort()).toEqual(['cake', 'tea'])
      expect(await forget(PHONE)).toMatchObject({ problems: [] })
      expect(await graphDump(server.graph)).toEqual(before)
    })

    it('what a user and their visitors did reads like one user who did it all', async () => {
      const did = (ids: readonly [string, string, string]) => [
        event(ids[0], 'tea', NOW - 5, 'view'),
        event(ids[1], 'tea', NOW - 4, 'like'),
        event(ids[1], 'pie', NOW - 3, 'hide'),
        event(ids[2], 'pie', NOW - 2, 'view'),
        event(ids[2], 'jam', NOW - 1, 'purchase'),
      ]
      const later = (ids: readonly [string, string, string]) => [
        event(ids[0], 'jam', NOW, 'view'),
        event(ids[1], 'rum', NOW - 9, 'view'),
        event(ids[2], 'tea', NOW, 'return'),
      ]
      const expectSame = async () =>
        expect(renamed(await readOf(server.graph, 'ana'), 'ana')).toEqual(
          renamed(await readOf(server.graph, 'bob'), 'bob'),
        )
      await open([...did(['bob', 'bob', 'bob']), ...did(['ana', PHONE, LAPTOP])])
      await identify(PHONE)
      await identify(LAPTOP)
      await expectSame()
      await applyEvents(server.graph, [...later(['bob', 'bob', 'bob']), ...later(['ana', PHONE, LAPTOP])])
      await expectSame()
    })

    it('lists right after the merge are those of one user who did it all', { timeout: 120_000 }, async () => {
      const graph = await engine.open()
      const town = world()
      const songOf = (crowd: string, n: number) => `${crowd}-song-${n % 14}`
      for (const crowd of ['a', 'b'])
        for (let person = 0; person < 12; person++)
          town.user(`${crowd}-${person}`).likes(...[0, 5, 10, 15].map((n) => songOf(crowd, person + n)))
      await town.fill(graph, { isTrained: false })
      await train(graph, { nowMs: NOW, holder: 'test', graceMs: 0, settings: QUICK_TRAINING })
      // They come after the training: neither has neighbors.
      const likes = (userId: string, ...itemIds: readonly string[]) =>
        itemIds.map((itemId, n) => event(userId, itemId, NOW - n, 'like'))
      await applyEvents(graph, [
        ...likes('one', 'a-song-1', 'a-song-6', 'b-song-2'),
        ...likes('ana', 'a-song-1'),
        ...likes(PHONE, 'a-song-1', 'a-song-6', 'b-song-2').slice(1),
      ])
      const intake = directIntake({ graph, ratingScale: DEFAULT_RATING_SCALE, nowMs: () => NOW })
      const asked = asking(graph)
      server = { close: () => asked.close().then(() => graph.close()) } as Serving
      const listOf = async (viewerId: string) => {
        const { edges } = await asked.recommend(question(viewerId, { first: 20 }), { nowMs: NOW })
        return edges.map(({ item, logit }) => [item.id, logit?.toPrecision(9)])
      }
      const wanted = await listOf('one')
      expect(wanted).toHaveLength(20)
      expect(await listOf('ana')).not.toEqual(wanted)
      await identifying({ intake, graph }).identify({ visitorId: PHONE, userId: 'ana' }, { nowMs: NOW })
      expect(await listOf('ana')).toEqual(wanted)
    })

    it('a visitor of two users is of each in their span', async () => {
      await open([event(PHONE, 'tea', NOW - DAY_MS)])
      await identify(PHONE, 'ana')
      await identify(PHONE, 'bob')
      await applyEvents(server.graph, [
        event(PHONE, 'tea', NOW + 2, 'like'),
        event(PHONE, 'late', NOW - 2),
        event(PHONE, 'jam', NOW + 3),
      ])
      expect(await historyOf('ana')).toEqual({ tea: 1, late: 1 })
      expect(await historyOf('bob')).toEqual({ tea: 4, jam: 1 })
      await forget(PHONE, 'ana')
      expect([await historyOf('ana'), await historyOf('bob')]).toEqual([{}, { tea: 4, jam: 1 }])
    })

    it('identify and forgetIdentity twice are as once', async () => {
      await open([event(PHONE, 'tea', NOW - DAY_MS), event('ana', 'tea', NOW)])
      const start = await graphDump(server.graph)
      await identify(PHONE)
      const linked = await graphDump(server.graph)
      await identify(PHONE)
      expect(await graphDump(server.graph)).toEqual(linked)
      await forget(PHONE)
      await forget(PHONE)
      expect(await graphDump(server.graph)).toEqual(start)
    })

    it('an id that is a user, the own id and a visitor as user are problems', async () => {
      await open([event(PHONE, 'tea', NOW - DAY_MS)])
      await identify(PHONE)
      const refusals = [
        [await identify('bob', PHONE), 'BAD_USER_INPUT', 'userId'],
        [await identify('bob', 'bob'), 'BAD_USER_INPUT', 'visitorId'],
        [await identify('ana', 'bob'), 'CONFLICT', 'visitorId'],
      ] as const
      for (const [payload, code, path] of refusals)
        expect(payload).toEqual({ user: null, watermark: null, problems: [{ code, path: [path] }] })
      expect(await identify('crm:123')).toMatchObject({ problems: [] })
      expect(await identify('dan', 'crm:123')).toMatchObject({
        problems: [{ code: 'CONFLICT', path: ['userId'] }],
      })
    })

    it('what a visitor of one user dismissed counts for that user, and of several users for none', async () => {
      await open([
        event(PHONE, 'pie', NOW - 2, 'hide'),
        event('ana', 'jam', NOW - 1, 'hide'),
        event('bob', 'tea', NOW),
      ])
      await identify(PHONE)
      expect(await dismissedBy('ana')).toEqual(['jam', 'pie'])
      await identify(PHONE, 'bob')
      expect([await dismissedBy('ana'), await dismissedBy('bob')]).toEqual([['jam'], []])
      await server.data(UNDO, { userId: 'bob', itemId: 'pie' })
      await forget(PHONE, 'bob')
      expect(await dismissedBy('ana')).toEqual(['jam', 'pie'])
      await server.data(UNDO, { userId: 'ana', itemId: 'pie' })
      expect(await dismissedBy('ana')).toEqual(['jam'])
    })

    it('who was a visitor before the last user is the visitor again when the last one is unlinked', async () => {
      await open([event('ana', 'tea', NOW - 9)])
      await identify(PHONE)
      await identify(PHONE, 'bob')
      await forget(PHONE, 'bob')
      await applyEvents(server.graph, [event(PHONE, 'cup', NOW + 9)])
      expect(Object.keys(await historyOf('ana')).sort()).toEqual(['cup', 'tea'])
    })

    it('a visitor and their user are one person where people are counted', async () => {
      const changes: (readonly [string, number])[][] = []
      const graph = await engine.open()
      server = await serving({ open: async () => graph })
      const counted = (people: FirstTimeUsersByItem) =>
        [...people].map(([itemId, { users }]) => [itemId, users] as const).sort()
      const links = identifying({
        intake: directIntake({ graph, ratingScale: DEFAULT_RATING_SCALE, nowMs: () => NOW }),
        graph,
        onChanged: (_, people) => void changes.push(counted(people)),
      })
      const act = async (...events: InteractionEvent[]) =>
        counted((await applyEventBatch(graph, events)).newPeople)
      const both = (itemId: string) => [event('ana', itemId, NOW), event(PHONE, itemId, NOW)]
      expect(await act(...both('tea'), event(PHONE, 'jam', NOW))).toEqual([
        ['jam', 1],
        ['tea', 2],
      ])
      await links.identify({ visitorId: PHONE, userId: 'ana' }, { nowMs: NOW })
      // Of those who had it, one less; of those who get it, one instead of two, and none who had it by the other.
      expect(await act(...both('pie'))).toEqual([['pie', 1]])
      expect(await act(event('ana', 'jam', NOW), event(PHONE, 'jam', NOW + 1))).toEqual([])
      await links.forgetIdentity({ visitorId: PHONE, userId: 'ana' }, {})
      expect(changes).toEqual([
        [['tea', -1]],
        [
          ['jam', 1],
          ['pie', 1],
          ['tea', 1],
        ],
      ])
      // What the visitor did as another user is of the earlier one again, who has it by themselves.
      changes.length = 0
      const bob = { visitorId: PHONE, userId: 'bob' }
      await links.identify({ visitorId: PHONE, userId: 'ana' }, { nowMs: NOW })
      await links.identify(bob, { nowMs: NOW + 5 })
      expect(await act(event('ana', 'cup', NOW), event(PHONE, 'cup', NOW + 9))).toEqual([['cup', 2]])
      await links.forgetIdentity(bob, {})
      expect(changes.at(0)).toEqual([
        ['jam', -1],
        ['pie', -1],
        ['tea', -1],
      ])
      expect(changes.slice(-2)).toEqual([[['cup', -1]], []])
    })

    it('events of visitors without a user are taken back after their period, and then the visitor', async () => {
      server = await serving({ open: engine.open, settings: { requestDeadlineMs: 20_000 } })
      const history = new History(server.graph, true)
      const old = NOW - 31 * DAY_MS
      await applyEvents(history.graph, [
        event(PHONE, 'tea', old),
        event(PHONE, 'pie', old, 'hide'),
        event(LAPTOP, 'tea', old),
        event(LAPTOP, 'jam', old, 'click'),
        event('ana', 'tea', old),
      ])
      await identify(LAPTOP)
      await history.retain()
      expect((await history.dump()).some((line) => line.includes(PHONE))).toBe(false)
      // Those of a linked visitor have the periods of users.
      expect(await historyOf('ana')).toEqual({ tea: 2 })
      await forget(LAPTOP)
      await history.retain()
      expect((await history.dump()).some((line) => line.includes(LAPTOP))).toBe(false)
      expect(await historyOf('ana')).toEqual({ tea: 1 })
    })

    it('a merge that fails in the middle changes nothing', async () => {
      await open([event(PHONE, 'tea', NOW - DAY_MS), event('ana', 'jam', NOW)])
      const { graph } = server
      const before = await graphDump(graph)
      for (const name of [
        'identities/add-identity',
        'events/add-engagements',
        'events/mark-active',
        'events/newest-event',
      ]) {
        const fragile = failing(graph, (query) => query === name)
        const links = identifying({
          intake: directIntake({ graph, ratingScale: DEFAULT_RATING_SCALE, nowMs: () => NOW }),
          graph: fragile,
        })
        await expect(links.identify({ visitorId: PHONE, userId: 'ana' }, { nowMs: NOW })).rejects.toThrow(
          name,
        )
        expect(await graphDump(graph)).toEqual(before)
      }
    })

    it('without their links the graph is the one that never had any, whatever happened meanwhile', {
      timeout: 600_000,
    }, async () => {
      const numRuns = (engine.name === 'embedded' ? 60 : 6) * (isLong ? 10 : 1)
      await fc.assert(
        fc.asyncProperty(STEPS, async (steps) => {
          const [linked, never] = [await engine.open(), await engine.open()]
          try {
            const [with_, without] = [new History(linked, true), new History(never, false)]
            for (const history of [with_, without]) {
              await applyEvents(
                history.graph,
                PEOPLE.map((id, n) => event(id, 'item-0', NOW, 'view', `first-${n}`)),
              )
              for (const step of steps) await history.happen(step)
            }
            // What was merged pair by pair is what a whole computation gives.
            const merged = await with_.dump()
            for (const userId of USERS) {
              const isMerged = merged.some(
                (line) => line.includes('IDENTIFIED_AS') && line.includes(` ${userId}"`),
              )
              if (isMerged) await linked.transaction((runner) => refreshWhole(runner, userId, usual))
            }
            expect(withoutLastAt(await with_.dump())).toEqual(withoutLastAt(merged))
            for (const userId of USERS)
              for (const visitorId of VISITORS) await with_.links.forgetIdentity({ visitorId, userId }, {})
            for (const history of [with_, without]) {
              history.now += DAY_MS
              await history.retain()
            }
            expect(await with_.dump()).toEqual(await without.dump())
          } finally {
            await Promise.all([linked.close(), never.close()])
          }
        }),
        { seed: 46, numRuns },
      )
    })
  })
})

/** When a user was last active stays where events are taken back. */
function withoutLastAt(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line.includes('"key":"User ') ? line.replace(/"lastAt":\d+,?/, '') : line))
}
