import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { fillCircles } from './fixture/circles.ts'

const LIST = `query ($userId: ID!) {
  recommendations(userId: $userId, first: 12) {
    edges { node { id } contributions { source raw } reasons { kind count } }
  }
}`

interface Edge {
  readonly node: { readonly id: string }
  readonly contributions: readonly { readonly source: string; readonly raw: number }[]
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

    /** The score that similar users give an item; undefined without them. */
    async function scoreFor(itemId: string, userId: string): Promise<number | undefined> {
      const edge = await edgeOf(itemId, userId)
      return edge?.contributions.find(({ source }) => source === 'NEIGHBORS')?.raw
    }

    async function block(userId: string, otherId: string): Promise<void> {
      const text =
        'mutation ($userId: ID!, $otherId: ID!) { blockUser(userId: $userId, otherId: $otherId) { problems { code } } }'
      expect(await server.data(text, { userId, otherId })).toEqual({ blockUser: { problems: [] } })
    }

    it('remove the influence of each user on the other, in the next list of both', async () => {
      const scores = () =>
        Promise.all([scoreFor('r1', 'rfan1'), scoreFor('r2', 'rfan2'), scoreFor('r3', 'rfan3')])
      const [one, other, third] = await scores()
      await block('rfan1', 'rfan2')
      const [oneLess, otherLess, same] = await scores()
      expect(oneLess).toBeLessThan(one ?? 0)
      expect(otherLess).toBeLessThan(other ?? 0)
      // The list of a third user still counts both.
      expect(same).toBe(third)
    })

    it('of all similar users remove the source and its reason', async () => {
      for (const n of [3, 4, 5, 6]) await block(`rfan${n}`, 'rfan1')
      const edge = await edgeOf('r1', 'rfan1')
      expect(edge?.contributions.map(({ source }) => source)).not.toContain('NEIGHBORS')
      expect(edge?.reasons.map(({ kind }) => kind)).not.toContain('SIMILAR_USERS')
    })
  })
})
