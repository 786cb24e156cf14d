import { describe, expect, it, onTestFinished } from 'vitest'
import { eraseData, whole } from '../../src/privacy/erase-user.ts'
import { train } from '../../src/training/train.ts'
import { serving } from '../api/serving.ts'
import { asking, question } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { QUICK_TRAINING } from '../support/quick-training.ts'
import { NOW_MS, world } from '../support/world.ts'

const ERASE = `mutation Erase($userId: ID!) {
  requestErasure(userId: $userId) { request { id kind state progress } problems { code message } }
}`
const REQUEST = `query Request($id: ID!) {
  privacyRequest(id: $id) {
    id kind state progress downloadUrl requestedAt finishedAt problems { code }
    receipt { users relationships events modelVectors servedLists processes filesRewritten filesDeleted }
  }
}`

/** Ana and Bo follow each other and have interactions; Cy mutes Ana. */
const PEOPLE = world()
  .item('tea')
  .item('cake')
  .user('ana')
  .follows('bo')
  .likes('tea')
  .likes('cake')
  .user('bo')
  .follows('ana')
  .likes('tea')

type Asked = Record<string, Record<string, unknown>>

describe.each(ENGINES)('an erasure on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), { timeout: 240_000 }, () => {
    async function open() {
      const server = await serving({
        open: engine.open,
        fill: (graph) => PEOPLE.fill(graph),
        // A freshly started Neo4j plans each statement at its first run.
        settings: { requestDeadlineMs: 20_000 },
      })
      onTestFinished(() => server.close())
      return {
        ...server,
        async erase(userId: string) {
          const { requestErasure } = (await server.data(ERASE, { userId })) as Asked
          return requestErasure as { request: { id: string } | null; problems: readonly object[] }
        },
        async ended(id: string) {
          await expect
            .poll(async () => ((await server.data(REQUEST, { id })) as Asked).privacyRequest?.state, {
              timeout: 10_000,
            })
            .toBe('DONE')
          return ((await server.data(REQUEST, { id })) as Asked).privacyRequest
        },
      }
    }

    it('hides the user from the next answer, and ends with a receipt', async () => {
      const server = await open()
      const { request, problems } = await server.erase('ana')
      expect(problems).toEqual([])
      expect(await server.data('{ user(id: "ana") { id } users(first: 10) { nodes { id } } }')).toEqual({
        user: null,
        users: { nodes: [{ id: 'bo' }] },
      })
      const receipt = {
        ...{ users: 1, relationships: 10, events: 2, modelVectors: 2, servedLists: 0, processes: 1 },
        ...{ filesRewritten: 0, filesDeleted: 0 },
      }
      expect(await server.ended(request?.id ?? '')).toMatchObject({
        ...{ kind: 'ERASURE', progress: 1, downloadUrl: null, problems: [], receipt },
      })
    })

    it('is one request however often it is repeated, and knows no other id', async () => {
      const server = await open()
      const { request } = await server.erase('unknown user')
      expect(await server.ended(request?.id ?? '')).toMatchObject({ receipt: { users: 0, relationships: 0 } })
      expect(await server.data(REQUEST, { id: 'no-such-request' })).toEqual({ privacyRequest: null })
      const refused = await server.erase(' ')
      expect(refused).toMatchObject({ request: null, problems: [{ code: 'BAD_USER_INPUT' }] })
    })

    it('is one request an hour, and one more for a user who came back, which is deleted at once', async () => {
      const server = await open()
      const first = await Promise.all(Array.from({ length: 5 }, () => server.erase('ana')))
      const id = first[0]?.request?.id ?? ''
      await server.ended(id)
      const later = [await server.erase('ana'), await server.erase('ana')]
      expect(new Set([...first, ...later].map(({ request }) => request?.id))).toEqual(new Set([id]))
      const back = new Set<string>()
      for (let round = 0; round < 3; round++) {
        await server.data('mutation { followUser(userId: "ana", otherId: "bo") { watermark } }')
        expect(await server.data('{ user(id: "ana") { id } }')).toEqual({ user: { id: 'ana' } })
        const { request } = await server.erase('ana')
        back.add(request?.id ?? '')
        expect(await server.data('{ user(id: "ana") { id } }')).toEqual({ user: null })
      }
      expect(back.size).toBe(1)
      expect(back).not.toContain(id)
    })

    it('leaves a record without the id of the user, and a later event creates a new user', async () => {
      const server = await open()
      const { request } = await server.erase('ana')
      await server.ended(request?.id ?? '')
      await server.data('mutation { followUser(userId: "ana", otherId: "bo") { watermark } }')
      expect(await server.data('{ user(id: "ana") { history(first: 5) { nodes { id } } } }')).toEqual({
        user: { history: { nodes: [] } },
      })
    })

    it('leaves the lists of others, after the next training, as if the user had never been', async () => {
      // Without reasons: their numbers have noise of a random key of the graph.
      const lists: (readonly object[])[] = []
      for (const isErased of [false, true]) {
        const graph = await engine.open()
        try {
          await community(isErased).fill(graph, { isTrained: isErased })
          if (isErased) await graph.transaction((runner) => eraseData(runner, whole('doomed')))
          await train(graph, { nowMs: NOW_MS, holder: 'test', graceMs: 0, settings: QUICK_TRAINING })
          const { recommend, close } = asking(graph)
          for (const viewerId of VIEWERS) {
            const { edges } = await recommend(question(viewerId), { nowMs: NOW_MS })
            const rows = edges.map(({ item, probability }) => ({ id: item.id, probability }))
            lists.push(rows)
          }
          await close()
        } finally {
          await graph.close()
        }
      }
      const half = lists.length / 2
      expect(lists.slice(half)).toEqual(lists.slice(0, half))
    })
  })
})

const VIEWERS = Array.from({ length: 12 }, (_, index) => `user-${index}`)

/** Users with overlapping tastes, with or without one who shares all of them and is followed by some. */
function community(hasDoomed: boolean) {
  const built = world()
  for (let item = 0; item < 20; item++) built.item(`item-${item}`, { tags: [`tag-${item % 4}`] })
  for (const [index, userId] of VIEWERS.entries()) {
    built.user(userId).likes(`item-${index}`, `item-${(index * 3) % 20}`, `item-${(index * 7 + 1) % 20}`)
    built.follows(VIEWERS[(index + 1) % VIEWERS.length] ?? '')
    if (hasDoomed && index % 3 === 0) built.follows('doomed')
  }
  if (hasDoomed) built.user('doomed').likes(...Array.from({ length: 15 }, (_, item) => `item-${item}`))
  return built
}
