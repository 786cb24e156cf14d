import { afterEach, describe, expect, it } from 'vitest'
import type { Journal } from '../../src/events/journal/journal.ts'
import { dismissedBy, identitiesOf, interactionsAfter } from '../../src/graph/__generated__/queries.ts'
import { answerOf, type Serving, serving } from '../api/serving.ts'
import { apiKey, userHeaders } from '../support/api-keys.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { graphDump } from '../support/graph-dump.ts'
import { journaling } from '../support/journaling.ts'

const NOW = Date.UTC(2025, 5, 1)
const TABLET = `v_${'7'.repeat(32)}`
const PHONE = `v_${'8'.repeat(32)}`

const IDENTIFY = `mutation ($userId: ID!, $visitorId: ID!) {
  identify(userId: $userId, visitorId: $visitorId) { problems { code path } }
}`
const RECORD = 'mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }'
const FORGET = IDENTIFY.replace('identify', 'forgetIdentity')
const LIST = 'query ($userId: ID!) { recommendations(userId: $userId) { personalization } }'
const HISTORY = `query ($userId: ID!) { user(id: $userId) {
  history(first: 50) { nodes { id } }
  events(first: 50) { totalCount nodes { eventId item { id } } }
  identities { id from until }
} }`
const REQUEST =
  'query ($id: ID!) { privacyRequest(id: $id) { state downloadUrl receipt { users visitors events } } }'

interface Seen {
  readonly history: readonly string[]
  readonly events: readonly string[]
}

describe.each(ENGINES)('the rights of users with visitors on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), { timeout: 120_000 }, () => {
    let server: Serving
    let journal: Journal
    let clockMs = NOW
    let applied = async () => true
    const keys = { admin: '', browser: '' }
    afterEach(() => server.close())

    async function open(): Promise<Serving> {
      clockMs = NOW
      server = await serving({
        open: engine.open,
        recommend: (graph, events, consents) => asking(graph, { events, consents }),
        intake: async (graph) => {
          const own = await journaling(graph, () => clockMs)
          journal = own.journal
          // A loaded Neo4j applies the first events later than a mutation waits for them.
          applied = () => own.intake.seen(own.intake.recorded(), AbortSignal.timeout(30_000), null)
          return own
        },
        fill: async (graph) => {
          keys.admin = await apiKey(graph, ['admin'])
          keys.browser = await apiKey(graph, ['read', 'track'])
        },
        settings: { requestDeadlineMs: 20_000 },
        parts: { nowMs: () => clockMs },
      })
      return server
    }

    async function ask(
      query: string,
      variables: object = {},
      headers: Record<string, string> = { 'x-api-key': keys.admin },
    ): Promise<{ data: Record<string, unknown>; codes: readonly string[] }> {
      const body = JSON.stringify({ query, variables })
      const { data, errors } = await answerOf(await server.post(body, headers))
      return { data: data ?? {}, codes: errors.map(({ extensions }) => extensions.code) }
    }

    async function read(query: string, variables: object = {}): Promise<Record<string, unknown>> {
      const { data, codes } = await ask(query, variables)
      expect(codes).toEqual([])
      return data
    }

    const write = async (text: string, variables: object = {}) =>
      Object.values(await read(text, variables))[0]

    /** Records events through the API, each a second after the one before. Names are `ITEM KIND`; the id of an event is its name. */
    async function did(userId: string, ...names: readonly string[]): Promise<void> {
      const events = names.map((name) => {
        const [itemId, kind = 'LIKE'] = name.split(' ')
        clockMs += 1_000
        return { eventId: `${userId} ${name}`, userId, itemId, kind, occurredAt: clockMs }
      })
      expect(await write(RECORD, { events })).toEqual({ accepted: events.length })
      expect(await applied()).toBe(true)
      clockMs += 1_000
    }

    async function identify(visitorId: string, userId: string): Promise<void> {
      expect(await write(IDENTIFY, { visitorId, userId })).toEqual({ problems: [] })
      clockMs += 1_000
    }

    async function seenBy(userId: string): Promise<Seen> {
      const { user } = (await read(HISTORY, { userId })) as {
        user: {
          history: { nodes: { id: string }[] }
          events: { totalCount: number; nodes: { eventId: string }[] }
        } | null
      }
      expect(user?.events.totalCount ?? 0).toBe(user?.events.nodes.length ?? 0)
      return {
        history: user?.history.nodes.map(({ id }) => id) ?? [],
        events: user?.events.nodes.map(({ eventId }) => eventId) ?? [],
      }
    }

    /** A tablet that is Ana's, then Bo's; a phone that is Ana's alone. */
    async function family(): Promise<void> {
      await open()
      await did(TABLET, 'tea', 'cake')
      await did('ana', 'jam')
      await identify(TABLET, 'ana')
      await did(PHONE, 'nut', 'tea')
      await identify(PHONE, 'ana')
      await did(TABLET, 'pie HIDE')
      await identify(TABLET, 'bo')
      await did(TABLET, 'bun', 'tea PURCHASE', 'fig HIDE')
      await did('bo', 'rye')
    }

    const ANAS = ['pie HIDE', 'cake', 'tea'].map((name) => `${TABLET} ${name}`)
    const PHONES = [`${PHONE} tea`, `${PHONE} nut`]
    const BOS = ['fig HIDE', 'tea PURCHASE', 'bun'].map((name) => `${TABLET} ${name}`)
    const BO = { history: ['rye', 'tea', 'bun'], events: ['bo rye', ...BOS] }

    async function erased(userId: string): Promise<Record<string, unknown>> {
      const { request } = (await write(
        'mutation ($userId: ID!) { requestErasure(userId: $userId) { request { id } problems { code } } }',
        { userId },
      )) as { request: { id: string } }
      return ended(request.id)
    }

    async function ended(id: string): Promise<Record<string, unknown>> {
      const state = async () =>
        ((await read(REQUEST, { id })) as { privacyRequest: Record<string, unknown> }).privacyRequest
      await expect.poll(async () => (await state()).state, { timeout: 20_000 }).toBe('DONE')
      return state()
    }

    /** Whatever the graph and the journal hold, as text. */
    async function everything(): Promise<string> {
      const { entries } = await journal.read(0, 1_000)
      return [...(await graphDump(server.graph)), JSON.stringify(entries)].join('\n')
    }

    it('history and events show what visitors did within the span of each user, and nothing else', async () => {
      await family()
      expect(await seenBy('ana')).toEqual({
        history: ['tea', 'nut', 'jam', 'cake'],
        events: [ANAS[0], ...PHONES, 'ana jam', ...ANAS.slice(1)],
      })
      expect(await seenBy('bo')).toEqual(BO)
    })

    it('history and events are paged with each entry once', async () => {
      await family()
      const text = `query ($first: Int, $after: String) { user(id: "ana") { events(first: $first, after: $after) {
        totalCount nodes { eventId } pageInfo { endCursor hasNextPage } } } }`
      const seen: string[] = []
      for (let after: string | null = null, pages = 0; pages < 4; pages++) {
        const { user } = (await read(text, { first: 2, after })) as {
          user: {
            events: { nodes: { eventId: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } }
          }
        }
        seen.push(...user.events.nodes.map(({ eventId }) => eventId))
        after = user.events.pageInfo.endCursor
        expect(user.events.pageInfo.hasNextPage).toBe(pages < 2)
        if (pages === 2) break
      }
      expect(seen).toEqual([ANAS[0], ...PHONES, 'ana jam', ...ANAS.slice(1)])
    })

    it('an event that a visitor sent, and their user once more, is one event', async () => {
      await open()
      const event = { eventId: 'twice', itemId: 'tea', kind: 'LIKE', occurredAt: NOW }
      await write(RECORD, { events: [PHONE, 'ana'].map((userId) => ({ ...event, userId })) })
      expect(await applied()).toBe(true)
      await identify(PHONE, 'ana')
      expect((await seenBy('ana')).events).toEqual(['twice'])
    })

    it('the links of a user are listed for them and for servers', async () => {
      await family()
      const until = new Date(await untilOf(TABLET, 'ana')).toISOString()
      const { user } = (await read(HISTORY, { userId: 'ana' })) as { user: { identities: object[] } }
      expect(user.identities).toEqual([
        { id: TABLET, from: null, until },
        { id: PHONE, from: null, until: null },
      ])
      const bo = await userHeaders(server.graph, keys.browser, 'bo')
      expect(await ask('{ viewer { identities { id from } } }', {}, bo)).toEqual({
        data: { viewer: { identities: [{ id: TABLET, from: until }] } },
        codes: [],
      })
      expect(await ask('{ user(id: "ana") { identities { id } } }', {}, bo)).toEqual({
        data: { user: null },
        codes: ['FORBIDDEN'],
      })
    })

    it('the export has what visitors did as the user, with links, decisions and lists', async () => {
      const deny = `mutation ($userId: ID!) { setConsent(userId: $userId, choices: [{ purpose: ANALYTICS, isGranted: false }]) {
        problems { code } } }`
      await family()
      await write(deny, { userId: PHONE })
      await write(deny, { userId: TABLET })
      await write(
        'mutation { upsertItems(items: [{ id: "plum", title: "Plum" }]) { problems { code } } }',
        {},
      )
      await write('query ($userId: ID!) { recommendations(userId: $userId) { recommendationId } }', {
        userId: PHONE,
      })
      const data = await exportOf('ana')
      const of = (name: string, column: string) => data[name]?.map((row) => [row[column], row.visitorId])
      expect(data.identities).toEqual([
        { visitorId: TABLET, from: null, until: new Date(await untilOf(TABLET, 'ana')).toISOString() },
        { visitorId: PHONE, from: null, until: null },
      ])
      const events = [
        ['ana jam', null],
        ...ANAS.map((id) => [id, TABLET]),
        ...PHONES.map((id) => [id, PHONE]),
      ]
      expect(of('events', 'eventId')?.sort()).toEqual([...events].sort())
      expect(of('journaledEvents', 'eventId')?.sort()).toEqual([...events].sort())
      // Two likes and a purchase of tea by the tablet: one of them is Ana's.
      expect(of('interactions', 'itemId')).toContainEqual(['tea', TABLET])
      expect(
        data.interactions?.find((row) => row.itemId === 'tea' && row.visitorId === TABLET),
      ).toMatchObject({
        weight: 4,
        count: 1,
      })
      expect(of('consentReceipts', 'denied')).toEqual([[['analytics'], PHONE]])
      expect(new Set(of('servedLists', 'visitorId')?.flat())).toEqual(new Set([PHONE]))
      const text = JSON.stringify(data)
      for (const id of [...BOS, 'bo rye']) expect(text).not.toContain(`"${id}"`)
      const bos = JSON.stringify(await exportOf('bo'))
      for (const id of [...ANAS, ...PHONES, PHONE]) expect(bos).not.toContain(`"${id}"`)
      for (const id of BOS) expect(bos).toContain(`"${id}"`)
    })

    it('an erasure deletes visitors of the user alone, and of others what they did as the user', async () => {
      await family()
      const before = await seenBy('bo')
      expect(await erased('ana')).toMatchObject({ receipt: { users: 1, visitors: 2, events: 1 + 2 + 3 } })
      const left = await everything()
      for (const id of ['ana', PHONE, ...ANAS]) expect(left).not.toContain(`"${id}"`)
      expect(left).not.toMatch(new RegExp(`User ana|ana [A-Z_]+ |${PHONE}`))
      expect(await seenBy('bo')).toEqual(before)
      const rows = await server.graph.run(interactionsAfter, { ids: [TABLET], afterId: '', limit: 10 })
      expect(rows.map(({ itemId, count }) => [itemId, count])).toEqual([
        ['bun', 1],
        ['fig', 1],
        ['tea', 1],
      ])
      const [dismissals] = await server.graph.run(dismissedBy, { ids: [TABLET] })
      expect(dismissals?.dismissedItemIds).toEqual(['fig'])
      // The tablet is now Bo's alone.
      expect(await erased('bo')).toMatchObject({ receipt: { users: 1, visitors: 1, events: 1 + 3 } })
      for (const id of ['bo', TABLET]) expect(await everything()).not.toContain(`"${id}`)
    })

    it('events of an erased visitor that were accepted before are not applied, and later ones are', async () => {
      await family()
      await erased('ana')
      await did(PHONE, 'oat')
      await did(TABLET, 'pea')
      expect((await seenBy('bo')).history).toContain('pea')
      const rows = await server.graph.run(interactionsAfter, { ids: [PHONE], afterId: '', limit: 10 })
      expect(rows.map(({ itemId }) => itemId)).toEqual(['oat'])
      expect(await server.graph.run(identitiesOf, { ids: [PHONE] })).toEqual([])
    })

    it('the erasure of a visitor takes what they did from all of their users', async () => {
      await family()
      await erased(TABLET)
      expect(await seenBy('ana')).toEqual({ history: ['tea', 'nut', 'jam'], events: [...PHONES, 'ana jam'] })
      expect(await seenBy('bo')).toEqual({ history: ['rye'], events: ['bo rye'] })
      expect(await everything()).not.toContain(TABLET)
    })

    it('a deleted user takes their visitors along', async () => {
      await family()
      const text =
        'mutation ($ids: [ID!]!) { deleteUsers(userIds: $ids) { deletedUserIds problems { code } } }'
      expect(await write(text, { ids: ['ana'] })).toEqual({ deletedUserIds: ['ana'], problems: [] })
      const left = await everything()
      for (const id of ['ana', PHONE, ...ANAS]) expect(left).not.toContain(`"${id}"`)
      expect(left).not.toMatch(new RegExp(`User ana|ana [A-Z_]+ |${PHONE}`))
      expect(await seenBy('bo')).toEqual(BO)
    })

    it('a reset of the profile forgets what visitors did as the user, and keeps the links', async () => {
      await family()
      await write('mutation ($userId: ID!) { resetProfile(userId: $userId) { problems { code } } }', {
        userId: 'ana',
      })
      expect(await seenBy('ana')).toEqual({ history: [], events: [] })
      for (const id of [...ANAS, ...PHONES]) expect(await everything()).not.toContain(`"${id}"`)
      expect(await seenBy('bo')).toEqual(BO)
      await did(PHONE, 'oat')
      expect(await seenBy('ana')).toEqual({ history: ['oat'], events: [`${PHONE} oat`] })
    })

    it('a user takes back events of their visitors within the span, and none of others', async () => {
      await family()
      const forget = async (userId: string, eventId: string) => {
        const text =
          'mutation ($userId: ID!, $eventId: ID!) { forgetEvent(userId: $userId, eventId: $eventId) { problems { code } } }'
        const { problems } = (await write(text, { userId, eventId })) as { problems: { code: string }[] }
        return problems.map(({ code }) => code)
      }
      expect(await forget('ana', `${TABLET} tea PURCHASE`)).toEqual(['NOT_FOUND'])
      expect(await forget('bo', `${TABLET} tea`)).toEqual(['NOT_FOUND'])
      expect(await seenBy('bo')).toEqual(BO)
      expect(await forget('ana', `${TABLET} tea`)).toEqual([])
      expect(await forget('ana', `${PHONE} tea`)).toEqual([])
      expect((await seenBy('ana')).history).toEqual(['nut', 'jam', 'cake'])
      expect(await seenBy('bo')).toEqual(BO)
      expect(await journal.find(PHONE, `${PHONE} tea`)).toBeNull()
    })

    it('an external id is a part of the user while it is linked, and is refused if it is a user', async () => {
      await open()
      await did('crm:7', 'tea')
      await identify('crm:7', 'ana')
      await did('crm:7', 'cake')
      expect((await seenBy('ana')).history).toEqual(['cake', 'tea'])
      expect(await isVisitor('crm:7')).toBe(true)
      expect(await write(FORGET, { visitorId: 'crm:7', userId: 'ana' })).toEqual({ problems: [] })
      expect((await seenBy('ana')).history).toEqual([])
      expect(await isVisitor('crm:7')).toBe(false)
      await write(`mutation {
        a: upsertUsers(users: [{ id: "named", name: "Nan" }]) { watermark }
        b: followUser(userId: "follower", otherId: "followed") { watermark }
        c: upsertTags(tags: [{ id: "rock", name: "Rock" }]) { watermark }
        d: adjustInterest(userId: "fan", tagId: "rock", factor: 2) { watermark }
      }`)
      for (const visitorId of ['named', 'follower', 'followed', 'fan']) {
        const refused = { problems: [{ code: 'CONFLICT', path: ['visitorId'] }] }
        expect(await write(IDENTIFY, { visitorId, userId: 'ana' })).toEqual(refused)
      }
      const browser = await userHeaders(server.graph, keys.browser, 'ana')
      const { data } = await ask(IDENTIFY, { visitorId: 'crm:7', userId: 'ana' }, browser)
      expect(data.identify).toEqual({ problems: [{ code: 'BAD_USER_INPUT', path: ['visitorId'] }] })
    })

    it('what a visitor does is not stored while they are a user who denies personalization', async () => {
      await family()
      const decide = (userId: string, isGranted: boolean) =>
        write(
          `mutation ($userId: ID!, $isGranted: Boolean!) { setConsent(userId: $userId,
            choices: [{ purpose: PERSONALIZATION, isGranted: $isGranted }]) { problems { code } } }`,
          { userId, isGranted },
        )
      expect(await decide('ana', false)).toEqual({ problems: [] })
      await did(PHONE, 'oat')
      // The tablet is Bo's now.
      await did(TABLET, 'pea')
      expect((await seenBy('bo')).history).toContain('pea')
      const stored = await server.graph.run(interactionsAfter, { ids: [PHONE], afterId: '', limit: 10 })
      expect(stored.map(({ itemId }) => itemId)).toEqual(['nut', 'tea'])
      const { recommendations } = await read(LIST, { userId: 'ana' })
      expect(recommendations).toEqual({ personalization: 'NO_CONSENT' })
      await decide('ana', true)
      await did(PHONE, 'soy')
      expect((await seenBy('ana')).history).toEqual(['soy', 'tea', 'nut', 'jam', 'cake'])
    })

    async function isVisitor(id: string): Promise<boolean> {
      const lines = await graphDump(server.graph)
      return lines.some((line) => line.includes(`"Visitor ${id}"`))
    }

    async function untilOf(visitorId: string, userId: string): Promise<number> {
      const links = await server.graph.run(identitiesOf, { ids: [visitorId] })
      return links.find((link) => link.userId === userId)?.until ?? 0
    }

    async function exportOf(userId: string): Promise<Record<string, readonly Record<string, unknown>[]>> {
      const text = 'mutation ($userId: ID!) { requestExport(userId: $userId) { request { id } } }'
      const { request } = (await write(text, { userId })) as { request: { id: string } }
      const { downloadUrl } = await ended(request.id)
      const { data } = (await (await server.get(String(downloadUrl))).json()) as {
        data: Record<string, { rows: Record<string, unknown>[] }>
      }
      return Object.fromEntries(Object.entries(data).map(([name, { rows }]) => [name, rows]))
    }
  })
})
