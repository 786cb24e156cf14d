import { beforeEach, describe, expect, it } from 'vitest'
import { DAY_MS } from '../../../src/domain/duration.ts'
import { NewVisitors } from '../../../src/events/new-visitors.ts'
import { addVisitors } from '../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { GraphError } from '../../../src/graph/graph-error.ts'
import { delegating, type GraphStore } from '../../../src/graph/graph-store.ts'

const LIMIT = 3
const TODAY = { network: '198.51.100.1', nowMs: 20_000 * DAY_MS }

const visitor = (number: number) => `v_${String(number).padStart(32, '0')}`
const visitors = (from: number, count: number) => Array.from({ length: count }, (_, at) => visitor(from + at))

let graph: GraphStore
beforeEach(async () => {
  graph = await openEmbedded({ maxRelationships: 10 })
  return () => graph.close()
})

describe('new visitors of a network', () => {
  it('are refused above the limit, with the time until the day ends', async () => {
    const limit = new NewVisitors(graph, LIMIT)
    expect(await limit.refused(visitors(0, 2), TODAY)).toEqual(new Map())
    const later = { ...TODAY, nowMs: TODAY.nowMs + 1_000 }
    expect([...(await limit.refused(visitors(2, 2), later))]).toEqual([
      [
        visitor(3),
        expect.objectContaining({ code: 'BUSY', isRetryable: true, retryAfterMs: DAY_MS - 1_000 }),
      ],
    ])
  })

  it('are new once, and there may be more on the next day and elsewhere', async () => {
    const limit = new NewVisitors(graph, LIMIT)
    for (let turn = 0; turn < 3; turn++)
      expect(await limit.refused([...visitors(0, 3), visitor(0)], TODAY)).toEqual(new Map())
    expect((await limit.refused([visitor(9)], TODAY)).size).toBe(1)
    expect((await limit.refused([visitor(9)], { ...TODAY, network: '198.51.100.2' })).size).toBe(0)
    expect((await limit.refused(visitors(20, 3), { ...TODAY, nowMs: TODAY.nowMs + DAY_MS })).size).toBe(0)
  })

  it('are not those whom the graph knows, at the limit', async () => {
    await graph.run(addVisitors, { ids: visitors(50, 5) })
    const limit = new NewVisitors(graph, LIMIT)
    await limit.refused(visitors(0, LIMIT), TODAY)
    expect([...(await limit.refused([...visitors(50, 5), visitor(9)], TODAY)).keys()]).toEqual([visitor(9)])
  })

  it('are all that are not remembered while the graph is unavailable', async () => {
    const run: GraphStore['run'] = async () => {
      throw new GraphError('unavailable', 'the server does not answer')
    }
    const limit = new NewVisitors({ ...delegating(graph), run }, LIMIT)
    expect((await limit.refused(visitors(0, 5), TODAY)).size).toBe(2)
  })

  it('are no users, and servers have no limit', async () => {
    const limit = new NewVisitors(graph, 0)
    expect(await limit.refused(['ana', 'crm:1'], TODAY)).toEqual(new Map())
    expect(await limit.refused(visitors(0, 5), { ...TODAY, network: null })).toEqual(new Map())
    expect((await limit.refused(visitors(0, 5), TODAY)).size).toBe(5)
  })
})
