import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setConsent } from '../../src/consent/set-consent.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { deleteUsers } from '../../src/privacy/delete-users.ts'
import { answerOf, type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { NOW_MS, world } from '../support/world.ts'

const numbered = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name}${n}`)

/** Bought tea yesterday. */
const BUYERS = numbered('buyer', 30)
/** Bought tea 40 days ago. */
const FORMER = numbered('former', 25)
/** Played jazz, and stated an interest in it. */
const FANS = numbered('fan', 25)
/** Bought tea yesterday, and decided nothing. */
const SILENT = 'silent'

const SAVE = `mutation ($input: SaveSegmentInput!) {
  saveSegment(input: $input) { segment { name number digest filter people } problems { code path message } }
}`
const SEGMENT = `query ($name: String!, $first: Int, $after: String) { segment(name: $name) {
  number people
  versions { nodes { number spec } }
} segmentUsers(name: $name, first: $first, after: $after) { nodes { id } } }`

interface Saved {
  readonly segment: {
    readonly number: number
    readonly digest: string
    readonly people: number | null
  } | null
  readonly problems: readonly {
    readonly code: string
    readonly path: readonly string[]
    readonly message: string
  }[]
}

async function fill(graph: GraphStore): Promise<void> {
  const made = world()
    .item('tea', { kind: 'drink' })
    .item('song', { tags: ['jazz'] })
    .item('cup', { kind: 'ware' })
  for (const id of [...BUYERS, SILENT]) made.user(id).daysAgo(1).buys('tea')
  for (const id of FORMER) made.user(id).daysAgo(40).buys('tea')
  for (const id of FANS) made.user(id).daysAgo(1).listens('song').states('jazz')
  await made.fill(graph, { isTrained: false })
  const choices = [{ purpose: 'audiences', isGranted: true }] as const
  const agreeing = [...BUYERS, ...FORMER, ...FANS].map((userId) => ({ userId, choices }))
  await setConsent(graph, agreeing, { atMs: NOW_MS, origin: 'api', policyVersion: null })
}

describe.each(ENGINES)('segments on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    beforeAll(async () => {
      server = await serving({
        open: engine.open,
        fill,
        sensitiveTags: ['jazz'],
        settings: { requestDeadlineMs: 20_000 },
        recommend: (graph, events, consents) => asking(graph, { events, consents }),
      })
      const users = BUYERS.map((id, n) => ({
        id,
        properties: [{ name: 'city', value: n < 22 ? 'Porto' : 'Braga' }],
      }))
      const text = 'mutation ($users: [UserInput!]!) { upsertUsers(users: $users) { problems { message } } }'
      expect(await server.data(text, { users })).toEqual({ upsertUsers: { problems: [] } })
    }, 120_000)
    afterAll(() => server.close())

    const save = async (name: string, filter: object, expectedDigest?: string) =>
      ((await server.data(SAVE, { input: { name, filter, expectedDigest } })) as { saveSegment: Saved })
        .saveSegment
    const peopleIn = async (name: string) => {
      const { segment, segmentUsers: users } = (await server.data(SEGMENT, { name, first: 100 })) as {
        segment: { people: number | null }
        segmentUsers: { nodes: { id: string }[] }
      }
      expect(segment.people).toBe(users.nodes.length || null)
      return users.nodes.map(({ id }) => id)
    }
    const peopleWith = async (name: string, filter: object) => {
      expect(await save(name, filter)).toMatchObject({ problems: [] })
      return peopleIn(name)
    }
    const segmentsOf = async (id: string) =>
      (
        (await server.data('query ($id: ID!) { user(id: $id) { segments } }', { id })) as {
          user: { segments: string[] }
        }
      ).user.segments
    const decide = (
      userId: string,
      purpose: 'personalization' | 'audiences' | 'sensitive-interests',
      isGranted: boolean,
    ) =>
      server
        .data(
          'mutation ($userId: ID!, $choices: [ConsentChoiceInput!]!) { setConsent(userId: $userId, choices: $choices) { problems { message } } }',
          { userId, choices: [{ purpose: purpose.toUpperCase().replaceAll('-', '_'), isGranted }] },
        )
        .then((answer) => expect(answer).toEqual({ setConsent: { problems: [] } }))

    const recent = { event: { kinds: ['PURCHASE'], items: { kind: { anyOf: ['drink'] } }, withinDays: 30 } }

    it('have who did something to an item of a filter within days, and allows audiences', async () => {
      expect(await peopleWith('recent', recent)).toEqual(BUYERS.toSorted())
      const ever = { event: { kinds: ['PURCHASE', 'CART'] } }
      expect(await peopleWith('ever', ever)).toEqual([...BUYERS, ...FORMER].sort())
      const ware = { event: { kinds: ['PURCHASE'], items: { kind: { anyOf: ['ware'] } } } }
      expect(await peopleWith('ware', ware)).toEqual([])
    })

    it('have what all, any and not say of properties, events and lists of ids', async () => {
      const porto = { property: { name: 'city', op: 'EQ', value: { value: 'Porto' } } }
      expect(await peopleWith('porto', { all: [porto, recent] })).toEqual(BUYERS.slice(0, 22).sort())
      const former = { all: [{ event: { kinds: ['PURCHASE'] } }, { not: recent }] }
      expect(await peopleWith('former', former)).toEqual(FORMER.toSorted())
      expect(await peopleWith('named', { any: [porto, { ids: ['fan0'] }] })).toEqual(
        [...BUYERS.slice(0, 22), 'fan0'].sort(),
      )
    })

    it('count a sensitive topic only of users who allow it', async () => {
      const interested = { interest: { anyOf: ['jazz'] } }
      const played = { event: { kinds: ['PLAY'] } }
      expect(await peopleWith('interested', interested)).toEqual([])
      expect(await peopleWith('played', played)).toEqual([])
      for (const id of FANS.slice(0, 21)) await decide(id, 'sensitive-interests', true)
      expect(await peopleIn('interested')).toEqual(FANS.slice(0, 21).sort())
      expect(await peopleIn('played')).toEqual(FANS.slice(0, 21).sort())
    })

    it('have versions: an equal filter makes none, and of two editors one gets a conflict', async () => {
      const first = await save('versions', { event: { kinds: ['LIKE'] } })
      expect(first.segment).toMatchObject({ number: 1 })
      expect((await save('versions', { event: { kinds: ['LIKE'] } })).segment).toMatchObject({ number: 1 })
      const digest = first.segment?.digest ?? ''
      expect((await save('versions', { event: { kinds: ['SAVE'] } }, digest)).segment).toMatchObject({
        number: 2,
      })
      expect((await save('versions', { event: { kinds: ['VIEW'] } }, digest)).problems).toMatchObject([
        { code: 'CONFLICT', path: ['input', 'expectedDigest'] },
      ])
      const { segment } = (await server.data(SEGMENT, { name: 'versions' })) as {
        segment: { versions: { nodes: unknown[] } }
      }
      expect(segment.versions.nodes).toEqual([
        { number: 2, spec: { event: { kinds: ['SAVE'] } } },
        { number: 1, spec: { event: { kinds: ['LIKE'] } } },
      ])
    })

    it('refuse what does not fit, with its path', async () => {
      const wrong = [
        { property: { name: 'nothing', op: 'EXISTS' } },
        { interest: { anyOf: ['nothing'] } },
        { event: { kinds: ['LIKE'], items: { property: { name: 'nothing', op: 'EXISTS' } } } },
        { segment: 'recent' },
      ]
      for (const filter of wrong)
        expect((await save('wrong', filter)).problems).toMatchObject([{ path: ['input', 'filter'] }])
      const { errors } = await server.ask('{ users(filter: { segment: "recent" }) { totalCount } }')
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
    })

    it('are no placements', async () => {
      expect(
        await server.data('{ placement(key: "segment:recent") { key } placements { totalCount } }'),
      ).toEqual({
        placement: null,
        placements: { totalCount: 0 },
      })
      const { errors } = await server.ask(
        '{ recommendations(userId: "buyer0", placement: "segment:recent") { edges { rank } } }',
      )
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
    })

    it('a user sees the segments that they are in, until they deny what they rest on', async () => {
      expect(await segmentsOf('buyer25')).toEqual(['ever', 'recent'])
      expect(await segmentsOf(SILENT)).toEqual(['ever', 'recent'])
      await decide(SILENT, 'personalization', false)
      expect(await segmentsOf(SILENT)).toEqual([])
      await decide(SILENT, 'personalization', true)
      expect(await server.data('{ user(id: "no-such-user") { segments } }')).toEqual({ user: null })
    })

    it('steer lists by rules that name them, as their newest version says', async () => {
      const spec = {
        rules: [
          {
            name: 'buyers',
            when: { viewer: { segment: 'steered' } },
            apply: { pin: { itemId: 'cup', position: 1 } },
          },
        ],
      }
      const draft = `mutation ($spec: PlacementSpecInput!) { savePlacementDraft(input: { key: "home", spec: $spec }) {
        placement { draft { digest } } problems { message path } } }`
      const before = (await server.data(draft, { spec })) as {
        savePlacementDraft: { problems: { message: string }[] }
      }
      expect(before.savePlacementDraft.problems).toMatchObject([
        { path: ['input', 'spec', 'rules', '0', 'when', 'viewer'] },
      ])
      await save('steered', recent)
      const { savePlacementDraft } = (await server.data(draft, { spec })) as {
        savePlacementDraft: { placement: { draft: { digest: string } } }
      }
      const { digest } = savePlacementDraft.placement.draft
      const publish = `mutation ($digest: String!) { publishPlacement(input: { key: "home", expectedDigest: $digest }) { problems { message } } }`
      expect(await server.data(publish, { digest })).toEqual({ publishPlacement: { problems: [] } })
      const effects = async (userId: string) => {
        const { recommendations } = (await server.data(
          'query ($userId: ID!) { recommendations(userId: $userId, placement: "home") { edges { node { id } steering { effect } } } }',
          { userId },
        )) as { recommendations: { edges: { node: { id: string }; steering: { effect: string }[] }[] } }
        return recommendations.edges.flatMap(({ steering }) => steering.map(({ effect }) => effect))
      }
      expect(await effects('buyer1')).toEqual(['PINNED'])
      expect(await effects('former1')).toEqual([])
      await save('steered', { not: recent })
      expect(await effects('buyer1')).toEqual([])
      expect(await effects('former1')).toEqual(['PINNED'])
      await decide('former1', 'personalization', false)
      expect(await effects('former1')).toEqual([])
    })

    it('forget users who are deleted, also in earlier versions, and no others', async () => {
      await save('list', { ids: ['buyer2', 'buyer3'] })
      await save('list', {
        all: [{ ids: ['buyer2', 'buyer4'] }, { event: { kinds: ['LIKE'], items: { ids: ['buyer2'] } } }],
      })
      await deleteUsers(server.graph, ['buyer2'], DEFAULT_RATING_SCALE, {})
      const { segment } = (await server.data(SEGMENT, { name: 'list' })) as {
        segment: { versions: { nodes: { spec: unknown }[] } }
      }
      expect(segment.versions.nodes.map(({ spec }) => spec)).toEqual([
        { all: [{ ids: ['buyer4'] }, { event: { kinds: ['LIKE'], items: { ids: ['buyer2'] } } }] },
        { ids: ['buyer3'] },
      ])
    })

    it('of a deleted segment no one is a member', async () => {
      const remove = 'mutation { deleteSegment(name: "ever") { deletedName problems { code } } }'
      expect(await server.data(remove)).toEqual({ deleteSegment: { deletedName: 'ever', problems: [] } })
      expect(await server.data(remove)).toEqual({
        deleteSegment: { deletedName: null, problems: [{ code: 'NOT_FOUND' }] },
      })
      expect(await segmentsOf('buyer25')).not.toContain('ever')
    })

    it('are not counted below 20 people, and to keys without SERVER in bands', async () => {
      expect(await peopleWith('few', { ids: BUYERS.slice(5, 24) })).toEqual([])
      expect(await peopleWith('enough', { ids: BUYERS.slice(5, 25) })).toHaveLength(20)
      const { createApiKey } = (await server.data(
        'mutation { createApiKey(name: "merchandiser", scopes: [STEER]) { key } }',
        {},
      )) as { createApiKey: { key: string } }
      const key = { 'x-api-key': createApiKey.key }
      const asSteerer = async (query: string) => answerOf(await server.post(JSON.stringify({ query }), key))
      const counted = await asSteerer('{ segment(name: "recent") { people } }')
      expect(counted).toMatchObject({ data: { segment: { people: 20 } }, errors: [] })
      const listed = await asSteerer('{ segmentUsers(name: "recent") { nodes { id } } }')
      expect(listed.errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
      const named = await asSteerer(
        'mutation { saveSegment(input: { name: "x", filter: { ids: ["buyer0"] } }) { problems { code } } }',
      )
      expect(named.errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
    })
  })
})
