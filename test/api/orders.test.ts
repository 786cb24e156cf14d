import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { journaling } from '../support/journaling.ts'
import { NOW_MS, type Serving, serving } from './serving.ts'

const RECORD = `mutation ($actions: [ActionInput!]) {
  recordEvents(actions: $actions) { accepted duplicates results { problems { code path } } } }`

let server: Serving
beforeAll(async () => {
  server = await serving({ intake: (graph) => journaling(graph, () => NOW_MS) })
})
afterAll(() => server.close())

const line = (itemId: string, quantity: number, amount = 450) => ({
  itemId,
  quantity,
  unitPrice: { amount, currency: 'EUR' },
})

async function record(id: string, lines: readonly object[]) {
  const order = { id, userId: 'ana', occurredAt: NOW_MS, lines }
  return (await server.data(RECORD, { actions: [{ order }] })).recordEvents
}

describe('an order that is sent again', () => {
  it('is the same in whatever order its lines are, also two of one item', async () => {
    const lines = [line('tea', 1), line('pot', 1), line('tea', 3), line('tea', 1, 400)]
    expect(await record('first', lines)).toMatchObject({ accepted: 4 })
    expect(await record('first', lines.toReversed())).toMatchObject({ accepted: 0, duplicates: 4 })
  })

  it('with another line is a conflict, which names the line', async () => {
    await record('second', [line('tea', 1), line('pot', 1)])
    expect(await record('second', [line('tea', 1), line('pot', 2)])).toEqual({
      accepted: 0,
      duplicates: 1,
      results: [
        { problems: [] },
        { problems: [{ code: 'CONFLICT', path: ['actions', '0', 'order', 'lines', '1'] }] },
      ],
    })
  })
})
