import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setConsent } from '../../src/consent/set-consent.ts'
import { modelPartsOfUser } from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { resetProfile } from '../../src/privacy/reset-profile.ts'
import { train } from '../../src/training/train.ts'
import { answerOf, type Serving, serving } from '../api/serving.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { QUICK_TRAINING } from '../support/quick-training.ts'
import { NOW_MS, world } from '../support/world.ts'

const ITEMS = Array.from({ length: 10 }, (_, n) => n)
const ROCK = ITEMS.map((n) => `rock${n}`)
const JAZZ = ITEMS.map((n) => `jazz${n}`)
const ROCK_FANS = Array.from({ length: 160 }, (_, n) => `rfan${n}`)
const JAZZ_FANS = Array.from({ length: 80 }, (_, n) => `jfan${n}`)
/** Those of them who do not have `rock0`: each fan lacks three items in a row. */
const WITHOUT_FIRST = ROCK_FANS.filter((_, n) => [0, 8, 9].includes(n % 10))
const LEAST_PEOPLE = 20

const AUDIENCE = `query ($itemId: ID!, $first: Int, $after: String, $filter: UserFilter) {
  item(id: $itemId) { audience(first: $first, after: $after, filter: $filter) {
    edges { score node { id } } pageInfo { endCursor hasNextPage } totalCount sizeEstimate emptyReason
  } }
}`

interface Audience {
  readonly edges: readonly { readonly score: number; readonly node: { readonly id: string } }[]
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean }
  readonly totalCount: number
  readonly sizeEstimate: number | null
  readonly emptyReason: string | null
}

/** Fans of rock and of jazz; some of both. One fan in two is from Porto. All but `silent` agree to be in audiences. */
async function fill(graph: GraphStore): Promise<void> {
  const made = world()
  for (const id of ROCK) made.item(id, { tags: ['rock'] })
  for (const id of JAZZ) made.item(id, { tags: ['jazz'] })
  const listen = (ids: readonly string[], items: readonly string[]) => {
    for (const [n, id] of ids.entries()) {
      made.user(id).listens(...items.filter((_, at) => ![0, 1, 2].some((lacked) => (n + lacked) % 10 === at)))
    }
  }
  listen(ROCK_FANS, ROCK)
  listen(JAZZ_FANS, JAZZ)
  made.user('both').listens('rock7', 'rock8', ...JAZZ.slice(0, 5))
  made.user('silent').listens(...ROCK.slice(3))
  await made.fill(graph, { isTrained: false })
  const choices = [{ purpose: 'audiences', isGranted: true }] as const
  const agreeing = [...ROCK_FANS, ...JAZZ_FANS, 'both'].map((userId) => ({ userId, choices }))
  await setConsent(graph, agreeing, { atMs: NOW_MS, origin: 'api', policyVersion: null })
  await train(graph, { nowMs: NOW_MS, holder: 'test', graceMs: 0, settings: QUICK_TRAINING })
}

describe.each(ENGINES)('the audience of an item on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    beforeAll(async () => {
      server = await serving({
        open: engine.open,
        settings: { requestDeadlineMs: 20_000 },
        sensitiveTags: ['jazz'],
        fill,
      })
      const users = ROCK_FANS.map((id, n) => ({
        id,
        properties: [{ name: 'city', value: n % 2 ? 'Porto' : 'Braga' }],
      }))
      for (const half of [users.slice(0, 80), users.slice(80)]) {
        const text =
          'mutation ($users: [UserInput!]!) { upsertUsers(users: $users) { problems { message } } }'
        expect(await server.data(text, { users: half })).toEqual({ upsertUsers: { problems: [] } })
      }
    }, 120_000)
    afterAll(() => server.close())

    async function audienceOf(itemId: string, args: object = {}): Promise<Audience> {
      const { item } = (await server.data(AUDIENCE, { itemId, first: 100, ...args })) as {
        item: { audience: Audience }
      }
      return item.audience
    }
    const idsOf = ({ edges }: Audience) => edges.map(({ node }) => node.id)
    const idsFor = async (itemId: string, filter: object | null = null) =>
      idsOf(await audienceOf(itemId, { filter }))
    /** The kinds of parts of both models. */
    const storedParts = async (userId: string) => {
      const parts = await server.graph.run(modelPartsOfUser, { userId })
      return [...new Set(parts.map(({ id }) => id.split('/')[1]))]
    }

    async function decide(userId: string, purpose: string, isGranted: boolean): Promise<void> {
      const text = `mutation ($userId: ID!, $choices: [ConsentChoiceInput!]!) {
        setConsent(userId: $userId, choices: $choices) { problems { message } } }`
      const choices = [{ purpose, isGranted }]
      expect(await server.data(text, { userId, choices })).toEqual({ setConsent: { problems: [] } })
    }

    it('are the users of its taste who do not have it, best first, with a banded size', async () => {
      const audience = await audienceOf('rock0')
      const ids = idsOf(audience)
      expect(ids.slice(0, WITHOUT_FIRST.length).sort()).toEqual(WITHOUT_FIRST.toSorted())
      const scores = audience.edges.map(({ score }) => score)
      expect(scores).toEqual(scores.toSorted((a, b) => b - a))
      expect(scores.at(-1)).toBeGreaterThan(0)
      expect(audience.totalCount).toBe(ids.length)
      expect(audience.emptyReason).toBeNull()
      const reached = scores.filter((score) => score >= 0.1).length
      expect(audience.sizeEstimate).toBeLessThanOrEqual(reached)
      expect(audience.sizeEstimate).toBe([20, 50, 100].findLast((band) => band <= reached))
    })

    it('has none of the users who have not decided, of whom no vector of their taste is kept', async () => {
      expect(await idsFor('rock0')).not.toContain('silent')
      expect(await storedParts('silent')).toEqual(['people'])
    })

    it('has users who keep their lists out of the statistics', async () => {
      const counted = (await idsFor('rock0')).at(3) ?? ''
      await decide(counted, 'ANALYTICS', false)
      expect(await idsFor('rock0')).toContain(counted)
      expect(await storedParts(counted)).toEqual(['people', 'users'])
    })

    it('can be paged', async () => {
      const whole = await idsFor('rock0')
      const paged: string[] = []
      let after: string | null = null
      do {
        const page: Audience = await audienceOf('rock0', { first: 15, after })
        paged.push(...idsOf(page))
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
      } while (after !== null)
      expect(paged).toEqual(whole)
      const { pageInfo } = await audienceOf('rock0', { first: 15 })
      const other = { itemId: 'rock0', first: 15, after: pageInfo.endCursor, filter: { ids: whole } }
      const { errors } = await server.ask(AUDIENCE, other)
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['CURSOR_INVALID'])
    })

    it('is narrowed by a filter to the same users in the same order', async () => {
      const whole = await idsFor('rock0')
      const inPorto = new Set(ROCK_FANS.filter((_, n) => n % 2 === 1))
      // Fans 9, 19, 29 and so on are not enough: also those of one other place.
      const extra = ROCK_FANS.filter((_, n) => n % 10 === 8)
      const filter = {
        any: [{ property: { name: 'city', op: 'EQ', value: { value: 'Porto' } } }, { ids: extra }],
      }
      const narrowed = await idsFor('rock0', filter)
      expect(narrowed.length).toBeGreaterThanOrEqual(LEAST_PEOPLE)
      expect(narrowed).toEqual(whole.filter((id) => inPorto.has(id) || extra.includes(id)))
    })

    it('is empty for fewer than 20 people, and has no size', async () => {
      const some = WITHOUT_FIRST.slice(0, LEAST_PEOPLE)
      expect((await idsFor('rock0', { ids: some })).toSorted()).toEqual(some.toSorted())
      const fewer = await audienceOf('rock0', { filter: { ids: some.slice(1) } })
      const nothing = { edges: [], totalCount: 0, sizeEstimate: null, emptyReason: 'TOO_FEW_PEOPLE' }
      expect(fewer).toMatchObject(nothing)
      // Those who have the item do not fill up the number.
      const filter = { ids: [...some.slice(1), ...ROCK_FANS.filter((id) => !WITHOUT_FIRST.includes(id))] }
      expect(await audienceOf('rock0', { filter })).toMatchObject(nothing)
    })

    it('of an item that is newer than the training is known by its tags', async () => {
      const text = `mutation { upsertItems(items: [
        { id: "new-rock", title: "New", tags: [{ tagId: "rock" }] }, { id: "bare", title: "Bare" }
      ]) { problems { message } } }`
      expect(await server.data(text)).toEqual({ upsertItems: { problems: [] } })
      const ids = await idsFor('new-rock')
      expect(ids).toHaveLength(100)
      expect(ids.filter((id) => !id.startsWith('rfan'))).toEqual([])
      expect(await audienceOf('bare')).toMatchObject({ edges: [], emptyReason: 'UNKNOWN_ITEM' })
    })

    it('loses a user who engages with the item, and ranks one higher who engages with its like', async () => {
      const before = await audienceOf('rock0')
      const [first = ''] = idsOf(before)
      const scoreIn = ({ edges }: Audience, id: string) => edges.find(({ node }) => node.id === id)?.score
      const events = [
        ['gets', first, 'rock0'],
        ...['rock2', 'rock3', 'rock4', 'rock5', 'rock6'].map((itemId) => [itemId, 'both', itemId]),
      ].map(([eventId, userId, itemId]) => ({
        ...{ eventId, userId, itemId, kind: 'LIKE', occurredAt: new Date(NOW_MS).toISOString() },
      }))
      const text = 'mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }'
      expect(await server.data(text, { events })).toEqual({ recordEvents: { accepted: events.length } })
      const after = await audienceOf('rock0')
      expect(idsOf(after)).not.toContain(first)
      expect(scoreIn(before, 'both')).toBeGreaterThan(0)
      expect(scoreIn(after, 'both')).toBeGreaterThan(scoreIn(before, 'both') ?? 0)
    })

    it('loses a user who dismisses the item', async () => {
      const [, second = ''] = await idsFor('rock0')
      await server.data(`mutation { dismiss(userId: "${second}", itemId: "rock0") { watermark } }`)
      expect(await idsFor('rock0')).not.toContain(second)
    })

    it('of an item on a sensitive topic has only users who consent to such interests', async () => {
      expect(await audienceOf('jazz0')).toMatchObject({ edges: [], emptyReason: 'TOO_FEW_PEOPLE' })
      const open = JAZZ_FANS.filter((_, n) => [0, 8, 9].includes(n % 10)).slice(0, LEAST_PEOPLE)
      for (const id of open) await decide(id, 'SENSITIVE_INTERESTS', true)
      expect((await idsFor('jazz0')).toSorted()).toEqual(open.toSorted())
    })

    it.each([
      ['AUDIENCES', ['people']],
      ['MODEL_TRAINING', []],
    ] as const)(
      'has no user who denied %s, of whom no vector of their taste is kept',
      async (purpose, kept) => {
        const doomed = (await idsFor('rock0')).at(3) ?? ''
        expect(await storedParts(doomed)).toEqual(['people', 'users'])
        await decide(doomed, purpose, false)
        expect(await idsFor('rock0')).not.toContain(doomed)
        expect(await storedParts(doomed)).toEqual(kept)
        await decide(doomed, purpose, true)
        expect(await idsFor('rock0')).not.toContain(doomed)
      },
    )

    it.each([
      ['deleteUsers', (id: string) => `deleteUsers(userIds: ["${id}"]) { deletedUserIds }`],
      ['requestErasure', (id: string) => `requestErasure(userId: "${id}") { problems { message } }`],
      ['resetProfile', (id: string) => `resetProfile(userId: "${id}") { problems { message } }`],
    ] as const)('has no user after %s, of whom no vector of their actions is kept', async (_name, field) => {
      const doomed = (await idsFor('rock0')).at(5) ?? ''
      expect(await storedParts(doomed)).toContain('users')
      await server.data(`mutation { ${field(doomed)} }`)
      expect(await idsFor('rock0')).not.toContain(doomed)
      expect(await storedParts(doomed)).not.toContain('users')
    })

    it('has none of several users who reset their profiles at the same time', async () => {
      const doomed = (await idsFor('rock0')).slice(10, 16)
      const reset = (id: string) =>
        server.data(`mutation { resetProfile(userId: "${id}") { problems { message } } }`)
      await Promise.all(doomed.map(reset))
      for (const id of doomed) expect(await storedParts(id)).not.toContain('users')
    })

    it('leaves out of a model who withdraws while it is trained', { timeout: 120_000 }, async () => {
      await decide('silent', 'AUDIENCES', true)
      const [untrained = '', unaddressed = '', kept = ''] = JAZZ_FANS
      const terms = { atMs: NOW_MS, origin: 'api', policyVersion: null } as const
      const statements = [
        { userId: untrained, choices: [{ purpose: 'model-training', isGranted: false }] },
        { userId: unaddressed, choices: [{ purpose: 'audiences', isGranted: false }] },
      ] as const
      let deciding: Promise<void> | undefined
      await train(server.graph, {
        ...{ nowMs: NOW_MS + 1, holder: 'test', graceMs: 0, settings: QUICK_TRAINING },
        onProgress({ job }) {
          if (job !== 'read') deciding ??= setConsent(server.graph, statements, terms)
        },
      })
      await deciding
      expect(await storedParts(untrained)).toEqual([])
      expect(await storedParts(unaddressed)).toEqual(['people'])
      expect(await storedParts(kept)).toEqual(['people', 'users'])
      expect(await storedParts('silent')).toEqual(['people', 'users'])
    })

    it('leaves out of a model the taste of who resets their profile while it is trained', {
      timeout: 120_000,
    }, async () => {
      const [, , , fresh = '', kept = ''] = JAZZ_FANS
      const trained = (onLearning: () => void) =>
        train(server.graph, {
          ...{ nowMs: NOW_MS + 2, holder: 'test', graceMs: 0, settings: QUICK_TRAINING },
          onProgress: ({ job }) => job !== 'read' && onLearning(),
        })
      let resetting: Promise<unknown> | undefined
      await trained(() => {
        resetting ??= resetProfile(server.graph, fresh, { nowMs: NOW_MS }, {})
      })
      await resetting
      expect(await storedParts(fresh)).toEqual(['people'])
      expect(await storedParts(kept)).toEqual(['people', 'users'])
      // What they do afterwards is theirs again.
      const events = ['jazz5', 'jazz6'].map((itemId) => ({
        ...{ eventId: `again ${itemId}`, userId: fresh, itemId, kind: 'LIKE' },
        occurredAt: new Date(NOW_MS).toISOString(),
      }))
      const text = 'mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }'
      expect(await server.data(text, { events })).toEqual({ recordEvents: { accepted: events.length } })
      await trained(() => undefined)
      expect(await storedParts(fresh)).toEqual(['people', 'users'])
    })

    // Last: with the first key callers are no longer the operator.
    it('is for servers alone, and read by a key it is in the audit log', async () => {
      const make = async (name: string, scopes: string, apiKey?: string) => {
        const query = `mutation { createApiKey(name: "${name}", scopes: [${scopes}]) { key } }`
        const headers = apiKey ? { 'x-api-key': apiKey } : {}
        const { data } = await answerOf(await server.post(JSON.stringify({ query }), headers))
        return (data as { createApiKey: { key: string } }).createApiKey.key
      }
      const admin = await make('admin', 'ADMIN')
      const campaigns = await make('campaigns', 'SERVER', admin)
      const browser = await make('browser', 'READ, TRACK', admin)
      const ask = async (query: string, headers: Record<string, string>) =>
        answerOf(await server.post(JSON.stringify({ query }), headers))
      const { data } = await ask('mutation { createUserToken(userId: "both") { token } }', {
        'x-api-key': campaigns,
      })
      const authorization = `Bearer ${(data as { createUserToken: { token: string } }).createUserToken.token}`
      const query = '{ item(id: "rock0") { audience(first: 5) { nodes { id } } } }'
      for (const headers of [{ 'x-api-key': browser }, { 'x-api-key': browser, authorization }] as Record<
        string,
        string
      >[]) {
        const { errors } = await ask(query, headers)
        expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
      }
      expect((await ask(query, { 'x-api-key': campaigns })).errors).toEqual([])
      const entries = '{ auditEntries(first: 20) { nodes { actor action } } }'
      await expect
        .poll(async () => (await ask(entries, { 'x-api-key': admin })).text, { timeout: 5_000 })
        .toContain('{"actor":"campaigns","action":"Item.audience"}')
    })
  })
})
