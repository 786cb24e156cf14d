import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY_MS } from '../../src/domain/duration.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { NOW_MS, world } from '../support/world.ts'

const LIST = `query ($userId: ID!, $temperature: Float) {
  recommendations(userId: $userId, first: 20, input: { temperature: $temperature }) {
    edges { logit probability node { id } steering { rule effect logit } }
  }
}`
const STEER = `mutation ($userId: ID!, $more: [SteerTarget!], $less: [SteerTarget!], $until: Instant) {
  steer(userId: $userId, more: $more, less: $less, until: $until) {
    user { steers { id direction target until } } problems { code path }
  }
}`
const UNDO = `mutation ($userId: ID!, $steerIds: [ID!]!) {
  undoSteers(userId: $userId, steerIds: $steerIds) { user { steers { id } } problems { code } }
}`

interface Edge {
  readonly logit: number
  readonly probability: number
  readonly node: { readonly id: string }
  readonly steering: readonly { readonly rule: string; readonly effect: string; readonly logit: number }[]
}

interface Steered {
  readonly user: { readonly steers: readonly { readonly id: string; readonly until: string }[] } | null
  readonly problems: readonly { readonly code: string; readonly path: readonly string[] }[]
}

const numbered = (name: string) => Array.from({ length: 6 }, (_, n) => `${name}${n}`)

async function fill(graph: GraphStore): Promise<void> {
  const made = world()
  for (const id of numbered('jazz')) made.item(id, { tags: ['jazz'], kind: 'song' })
  for (const id of numbered('rock')) made.item(id, { tags: ['rock'], kind: 'song' })
  for (const id of numbered('talk')) made.item(id, { tags: ['news'], kind: 'podcast' })
  for (const id of ['ana', 'bo', 'eve'])
    made.user(id).listens('jazz0', 'rock0', 'talk0').states('jazz', 'rock', 'news')
  await made.fill(graph)
}

describe.each(ENGINES)('steers on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    let clockMs = NOW_MS
    beforeAll(async () => {
      server = await serving({
        open: engine.open,
        fill,
        settings: { requestDeadlineMs: 20_000 },
        parts: { nowMs: () => clockMs },
        recommend: (graph, events, consents) => asking(graph, { events, consents }),
      })
    }, 120_000)
    afterAll(() => server.close())

    const listOf = async (userId: string, temperature?: number) => {
      const { recommendations } = (await server.data(LIST, { userId, temperature })) as {
        recommendations: { edges: Edge[] }
      }
      return new Map(recommendations.edges.map((edge) => [edge.node.id, edge]))
    }
    const steer = async (userId: string, args: object) =>
      ((await server.data(STEER, { userId, ...args })) as { steer: Steered }).steer
    const undoAll = async (userId: string) => {
      const { user } = (await server.data('query ($id: ID!) { user(id: $id) { steers { id } } }', {
        id: userId,
      })) as {
        user: { steers: { id: string }[] }
      }
      const steerIds = user.steers.map(({ id }) => id)
      expect(await server.data(UNDO, { userId, steerIds })).toEqual({
        undoSteers: { user: { steers: [] }, problems: [] },
      })
    }

    it.each([1, 0.25])(
      'multiply odds by 4 and divide them by 4 at temperature %f, from the next list on',
      async (T) => {
        const before = await listOf('ana', T)
        const { problems, user } = await steer('ana', {
          more: [{ tagId: 'jazz' }],
          less: [{ kind: 'podcast' }],
        })
        expect(problems).toEqual([])
        const after = await listOf('ana', T)
        expect(after.size).toBe(before.size)
        for (const [id, { logit, steering, probability }] of after) {
          const factor = id.startsWith('jazz') ? 4 : id.startsWith('talk') ? 1 / 4 : 1
          expect(logit - (before.get(id)?.logit ?? 0)).toBeCloseTo(T * Math.log(factor), 9)
          expect(probability).toBeCloseTo(before.get(id)?.probability ?? 0, 9)
          expect(steering.map(({ effect }) => effect)).toEqual(factor === 1 ? [] : ['STEERED'])
          const [term] = steering
          if (term) expect(user?.steers.map((one) => `steer ${one.id}`)).toContain(term.rule)
        }
        expect([...after.keys()].slice(0, 5).every((id) => id.startsWith('jazz'))).toBe(true)
        await undoAll('ana')
        expect([...(await listOf('ana', T)).keys()]).toEqual([...before.keys()])
      },
    )

    it('are the first reason of the items that they raise, and none of others', async () => {
      await steer('ana', { more: [{ tagId: 'jazz' }, { kind: 'podcast' }], less: [{ tagId: 'rock' }] })
      const { recommendations } = (await server.data(
        `{ recommendations(userId: "ana", first: 20) { edges { node { id } reasons { kind text messageKey tags { id } } } } }`,
      )) as {
        recommendations: {
          edges: { node: { id: string }; reasons: { kind: string; text: string; tags: { id: string }[] }[] }[]
        }
      }
      const first = (name: string) =>
        recommendations.edges.filter(({ node }) => node.id.startsWith(name)).map(({ reasons }) => reasons)
      expect(first('jazz').length).toBeGreaterThan(3)
      for (const reasons of first('jazz')) {
        expect(reasons[0]).toEqual({
          kind: 'ASKED_FOR',
          text: 'You asked for more jazz',
          messageKey: 'reason.askedFor',
          tags: [{ id: 'jazz' }],
        })
        expect(reasons.length).toBeGreaterThan(1)
      }
      for (const reasons of first('talk'))
        expect(reasons[0]).toMatchObject({ text: 'You asked for more podcasts', tags: [] })
      for (const reasons of first('rock')) expect(reasons.map(({ kind }) => kind)).not.toContain('ASKED_FOR')
      await undoAll('ana')
    })

    it('act on lists of other kinds, and on no list of another user', async () => {
      await steer('ana', { more: [{ tagId: 'jazz' }] })
      const ordered = (await server.data(
        `{ item(id: "jazz1") { recommendations(userId: "ana", first: 20) { edges { steering { effect } } } }
          items(first: 20, orderBy: { forYou: DESC }, userId: "ana") { nodes { id } } }`,
      )) as {
        item: { recommendations: { edges: { steering: { effect: string }[] }[] } }
        items: { nodes: { id: string }[] }
      }
      const effects = ordered.item.recommendations.edges.flatMap(({ steering }) => steering)
      expect(effects).toContainEqual({ effect: 'STEERED' })
      expect(ordered.items.nodes.slice(0, 6).map(({ id }) => id.slice(0, 4))).toEqual(Array(6).fill('jazz'))
      expect([...(await listOf('bo')).values()].flatMap(({ steering }) => steering)).toEqual([])
      await undoAll('ana')
    })

    it('end after three days, or when they were asked to', async () => {
      const { user } = await steer('bo', { more: [{ tagId: 'rock' }] })
      expect(Date.parse(user?.steers[0]?.until ?? '')).toBe(NOW_MS + 3 * DAY_MS)
      const until = new Date(NOW_MS + DAY_MS).toISOString()
      await steer('bo', { less: [{ tagId: 'news' }], until })
      const steered = async () => {
        const edges = [...(await listOf('bo')).values()]
        return [
          ...new Set(
            edges.flatMap(({ node, steering }) => (steering.length > 0 ? [node.id.slice(0, 4)] : [])),
          ),
        ].sort()
      }
      expect(await steered()).toEqual(['rock', 'talk'])
      clockMs = NOW_MS + DAY_MS
      expect(await steered()).toEqual(['rock'])
      clockMs = NOW_MS + 3 * DAY_MS
      expect(await steered()).toEqual([])
      expect(await server.data('{ user(id: "bo") { steers { id } } }')).toEqual({ user: { steers: [] } })
      clockMs = NOW_MS
    })

    it('replace the earlier steer of their target, and are at most 20', async () => {
      await steer('eve', { more: [{ tagId: 'jazz' }] })
      const { user } = await steer('eve', { less: [{ tagId: 'jazz' }] })
      expect(user?.steers).toMatchObject([{ direction: 'LESS', target: { tagId: 'jazz' } }])
      const kinds = Array.from({ length: 20 }, (_, n) => ({ kind: `kind${n}` }))
      expect((await steer('eve', { more: kinds })).problems).toMatchObject([{ code: 'LIMIT_EXCEEDED' }])
      await undoAll('eve')
    })

    it('refuse what no item can have, and wrong instants, with their paths', async () => {
      const refusals = [
        [{ more: [{ tagId: 'nothing' }] }, ['more', '0', 'tagId']],
        [{ less: [{ property: { name: 'nothing', op: 'EXISTS' } }] }, ['less', '0', 'property']],
        [{ more: [{ kind: 'song' }], less: [{ kind: 'song' }] }, ['less']],
        [{ more: [{ kind: 'song' }], until: new Date(NOW_MS + 31 * DAY_MS).toISOString() }, ['until']],
        [{}, ['more']],
      ] as const
      for (const [args, path] of refusals)
        expect((await steer('eve', args)).problems).toEqual([{ code: 'BAD_USER_INPUT', path }])
    })

    it('change no list while personalization is denied', async () => {
      await steer('eve', { more: [{ tagId: 'rock' }] })
      const decide = `mutation ($isGranted: Boolean!) { setConsent(userId: "eve",
        choices: [{ purpose: PERSONALIZATION, isGranted: $isGranted }]) { problems { message } } }`
      expect(await server.data(decide, { isGranted: false })).toEqual({ setConsent: { problems: [] } })
      expect([...(await listOf('eve')).values()].flatMap(({ steering }) => steering)).toEqual([])
      await server.data(decide, { isGranted: true })
      expect([...(await listOf('eve')).values()].flatMap(({ steering }) => steering)).not.toEqual([])
    })
  })
})
