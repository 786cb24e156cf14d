import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Serving, serving } from '../api/serving.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { fillCircles } from './fixture/circles.ts'

const UPSERT = 'mutation ($items: [ItemInput!]!) { upsertItems(items: $items) { ok } }'

describe.each(ENGINES)('listed items on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    beforeAll(async () => {
      server = await serving({
        open: engine.open,
        fill: fillCircles,
        // A server that has just started plans what it is asked first for seconds.
        settings: { requestDeadlineMs: 20_000 },
      })
    })
    afterAll(() => server.close())

    async function upsert(...items: readonly object[]): Promise<void> {
      expect(await server.data(UPSERT, { items })).toEqual({ upsertItems: { ok: true } })
    }

    it('do not include items that are not available, in any list of the catalog', async () => {
      const text = `{
        items(first: 100) { nodes { id } }
        item(id: "r1") { similarItems(first: 100) { nodes { id } } }
        tag(id: "rock") { items(first: 100) { nodes { id } } } }`
      const listsOf = async () => {
        const { items, item, tag } = await server.data(text)
        return [
          idsOf(items),
          idsOf((item as { similarItems: unknown }).similarItems),
          idsOf((tag as { items: unknown }).items),
        ]
      }
      for (const list of await listsOf()) expect(list).toEqual(expect.arrayContaining(['r2', 'r3', 'r4']))
      await upsert(
        { itemId: 'r2', availableUntil: '2025-05-01T00:00:00Z' },
        { itemId: 'r3', availableFrom: '2025-07-01T00:00:00Z' },
        { itemId: 'r4', availableFrom: '2025-05-01T00:00:00Z', availableUntil: '2025-07-01T00:00:00Z' },
      )
      for (const list of await listsOf()) {
        expect(list).toContain('r4')
        expect(list).not.toContain('r2')
        expect(list).not.toContain('r3')
      }
      const { item } = await server.data('{ item(id: "r2") { id } }')
      expect(item).toEqual({ id: 'r2' })
    })
  })
})

function idsOf(list: unknown): readonly string[] {
  return (list as { nodes: readonly { id: string }[] }).nodes.map(({ id }) => id)
}
