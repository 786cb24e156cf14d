import { describe, expect, it } from 'vitest'
import { ENGINES, titleOf } from '../support/engines.ts'
import { differenceOf } from '../support/naive/compare.ts'
import { naiveList } from '../support/naive/lists.ts'
import { type OpenWorld, openWorld } from '../support/naive/open-world.ts'
import { type Asked, randomRequest } from '../support/naive/random-request.ts'
import { Dice } from '../support/naive/random-world.ts'

const SIZES = process.env.ATTUNE_TEST_LONG
  ? { embedded: { worlds: 40, requests: 60 }, neo4j: { worlds: 10, requests: 60 } }
  : { embedded: { worlds: 4, requests: 40 }, neo4j: { worlds: 2, requests: 30 } }

const FIRST_SEED = Number(process.env.ATTUNE_TEST_SEED ?? 1)

describe.each(ENGINES)('a naive reference and $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    const { worlds, requests } = SIZES[engine.name]

    it.each(Array.from({ length: worlds }, (_, at) => FIRST_SEED + at))(
      'agree on lists of the random world %i',
      async (seed) => {
        const world = await openWorld(engine, seed)
        try {
          const dice = new Dice(1_000 + seed)
          const differences: string[] = []
          for (let n = 0; n < requests; n++) {
            const asked = randomRequest(dice, world.random)
            const difference = await compared(world, asked)
            if (difference) differences.push(`request ${n} ${JSON.stringify(asked)}:\n${difference}`)
          }
          expect(differences.join('\n\n')).toBe('')
        } finally {
          await world.close()
        }
      },
      300_000,
    )
  })
})

async function compared(world: OpenWorld, asked: Asked): Promise<string | null> {
  const pages = await world.pagesOf(asked)
  const scores = new Map(
    pages.flatMap(({ edges }) => edges.map(({ item, search }) => [item.id, search?.textScore])),
  )
  const textScoreOf = (itemId: string) => scores.get(itemId) ?? 0
  const expected = naiveList(world.graph, asked.request, { ...asked.context, textScoreOf })
  return differenceOf(world.graph, asked, expected, pages)
}
