import { describe, expect, it } from 'vitest'
import { ENGINES, titleOf } from '../support/engines.ts'
import { differenceOf } from '../support/naive/compare.ts'
import { naiveList } from '../support/naive/lists.ts'
import { type OpenWorld, openWorld } from '../support/naive/open-world.ts'
import { type Asked, randomRequest } from '../support/naive/random-request.ts'
import { Dice } from '../support/naive/random-world.ts'

/**
 * Random lists of random small worlds, made by the recommender and by a naive reference: a second implementation of what the
 * docs say, over plain lists of records, without caches, bounds, kernels or Cypher. It is given what a training has learned:
 * factors, neighbors, similar items, and random weights in place of learned ones (a training learns weights from fifty users on).
 *
 * Compared are items, their order, logits, probabilities, the contributions of sources with their raw scores, reasons without
 * their texts, the counts of sources, pages, left out candidates and withheld purposes. Items whose logits are equal within
 * rounding may change places.
 *
 * Not compared: exploration (`test/unit/recommend/ranking/explore.test.ts`), the rankers `trees` and `item-softmax`, filters that
 * more than 2,000 items pass, late and failing sources, caches, what is learned or derived between trainings, how well a text
 * matches (the reference takes the score of each hit), typing mistakes, and the texts of reasons.
 *
 * `ATTUNE_TEST_SEED` sets the first seed, so that a world that failed is made again; `ATTUNE_TEST_LONG` makes many more.
 */
const SIZES = process.env.ATTUNE_TEST_LONG
  ? { embedded: { worlds: 40, requests: 60 }, neo4j: { worlds: 6, requests: 60 } }
  : { embedded: { worlds: 4, requests: 40 }, neo4j: { worlds: 1, requests: 20 } }

const FIRST_SEED = Number(process.env.ATTUNE_TEST_SEED ?? 1)

/** Differences that a failure shows. */
const MOST_SHOWN = 5

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
          expect(differences.slice(0, MOST_SHOWN).join('\n\n')).toBe('')
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
  const edges = pages.flatMap((page) => page.edges)
  const scores = new Map(edges.map(({ item, search }) => [item.id, search?.textScore ?? 0]))
  const textScoreOf = (itemId: string) => scores.get(itemId) ?? 0
  const expected = naiveList(world.naive, asked.request, { ...asked.context, textScoreOf })
  return differenceOf(world.naive, asked, expected, pages)
}
