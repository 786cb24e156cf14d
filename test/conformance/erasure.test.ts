import { describe, expect, it, onTestFinished } from 'vitest'
import { serving } from '../api/serving.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { world } from '../support/world.ts'

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
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    async function open() {
      const server = await serving({ open: engine.open, fill: (graph) => PEOPLE.fill(graph) })
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
        ...{ users: 1, relationships: 8, events: 2, modelVectors: 1, servedLists: 0, processes: 1 },
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

    it('leaves a record without the id of the user, and a later event creates a new user', async () => {
      const server = await open()
      const { request } = await server.erase('ana')
      await server.ended(request?.id ?? '')
      await server.data('mutation { followUser(userId: "ana", otherId: "bo") { watermark } }')
      expect(await server.data('{ user(id: "ana") { history(first: 5) { nodes { id } } } }')).toEqual({
        user: { history: { nodes: [] } },
      })
    })
  })
})
