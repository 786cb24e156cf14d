import { beforeAll, describe, expect, it } from 'vitest'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { ENGINES, type Engine, titleOf } from '../support/engines.ts'
import { measureWork } from '../support/measure-work.ts'
import { readCases } from './fixture/read-cases.ts'
import { worldSteps } from './fixture/world.ts'
import type { WorldSize } from './fixture/world-size.ts'

/** Every cap is already reached, so further growth must not cost work. */
const LARGE: WorldSize = { users: 300, items: 5_200, tags: 40, perUser: 10, hottest: 300, follows: 150 }
/**
 * Everything grows fourfold, including the degrees of the hottest item, tag and user. The number of followed users
 * stays the same, because writes cap it (see tie-caps.test.ts).
 */
const LARGER: WorldSize = {
  users: 1_200,
  items: 20_800,
  tags: 160,
  perUser: 10,
  hottest: 1_200,
  follows: 150,
}

/** Plans differ a little between sizes, and small counts by a node or two. */
const MOST_GROWTH = 1.3
const SLACK = 50

const BOUNDED = readCases().filter(({ query }) => query.isBounded)

function boundedSuite(engine: Engine): void {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let before: readonly number[]
    let after: readonly number[]
    beforeAll(async () => {
      before = await measure(engine, LARGE)
      after = await measure(engine, LARGER)
    }, 300_000)

    it.for(BOUNDED.map(({ query }, index) => [query.name, index] as const))(
      '%s costs the same in a graph four times as large',
      ([, index]) => {
        expect(after[index]).toBeLessThanOrEqual((before[index] ?? 0) * MOST_GROWTH + SLACK)
      },
    )
  })
}

/** Work of every bounded query in a fresh world, in the engine's unit, in the order of the cases. */
async function measure(engine: Engine, size: WorldSize): Promise<readonly number[]> {
  const graph: GraphStore = await engine.open({ refreshesPlans: true })
  try {
    for (const { query, params } of worldSteps(size)) await graph.run(query, params)
    // An import does the same.
    await graph.server?.refreshPlans()
    const work: number[] = []
    for (const { query, params } of BOUNDED) work.push(await measureWork(graph, query, params))
    return work
  } finally {
    await graph.close()
  }
}

for (const engine of ENGINES) boundedSuite(engine)
