import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { fillCircles } from './fixture/circles.ts'

const LIST = `query ($userId: ID!) {
  recommendations(userId: $userId, first: 12) {
    edges { node { id } contributions { source } reasons { kind count } }
  }
}`

interface Edge {
  readonly node: { readonly id: string }
  readonly contributions: readonly { readonly source: string }[]
  readonly reasons: readonly { readonly kind: string; readonly count: number | null }[]
}

describe.each(ENGINES)('blocks on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    beforeAll(async () => {
      server = await serving({
        open: engine.open,
        fill: fillCircles,
        recommend: (graph, events) => asking(graph, { events }),
        // A freshly started server takes seconds to plan its first statements.
        settings: { requestDeadlineMs: 20_000 },
      })
    })
    afterAll(() => server.close())

    async function edgeOf(itemId: string, userId: string): Promise<Edge | undefined> {
      const { edges } = (await server.data(LIST, { userId })).recommendations as { edges: readonly Edge[] }
      return edges.find(({ node }) => node.id === itemId)
    }

    /** Number of similar users named as a reason for an item; undefined without that reason. */
    async function countFor(itemId: string, userId: string): Promise<number | null | undefined> {
      const edge = await edgeOf(itemId, userId)
      return edge?.reasons.find(({ kind }) => kind === 'SIMILAR_USERS')?.count
    }

    async function block(userId: string, otherId: string): Promise<void> {
      const text =
        'mutation ($userId: ID!, $otherId: ID!) { blockUser(userId: $userId, otherId: $otherId) { problems { code } } }'
      expect(await server.data(text, { userId, otherId })).toEqual({ blockUser: { problems: [] } })
    }

    it('remove each user from the reasons of the other, in the next list of both', async () => {
      expect([await countFor('r1', 'rfan1'), await countFor('r2', 'rfan2')]).toEqual([5, 5])
      await block('rfan1', 'rfan2')
      expect([await countFor('r1', 'rfan1'), await countFor('r2', 'rfan2')]).toEqual([4, 4])
      // The list of a third user still counts both.
      expect(await countFor('r3', 'rfan3')).toBe(5)
    })

    it('of all similar users remove the source and its reason', async () => {
      for (const n of [3, 4, 5, 6]) await block(`rfan${n}`, 'rfan1')
      const edge = await edgeOf('r1', 'rfan1')
      expect(edge?.contributions.map(({ source }) => source)).not.toContain('NEIGHBORS')
      expect(edge?.reasons.map(({ kind }) => kind)).not.toContain('SIMILAR_USERS')
    })
  })
})
