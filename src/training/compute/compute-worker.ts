import { AttuneError } from '../../domain/errors.ts'
import { runBelowNormal } from '../../platform/threads/thread-script.ts'
import { boughtTogether } from '../derived/bought-together.ts'
import { charts } from '../derived/charts.ts'
import { factors } from '../derived/factors.ts'
import { mostFollowed, topFollowed } from '../derived/followed.ts'
import { userNeighborhoods } from '../derived/neighborhoods.ts'
import { itemSimilarities } from '../derived/similar-items.ts'
import { tagTops } from '../derived/tag-tops.ts'
import { twoHopTies } from '../derived/two-hop-ties.ts'
import type { Computed, ComputeTask } from './compute-pool.ts'
import { learnBlend } from './learn-blend.ts'
import { withhold } from './withhold.ts'

/** All that worker threads compute: pure functions of one input that can be sent between threads. */
const COMPUTATIONS = [
  userNeighborhoods,
  boughtTogether,
  itemSimilarities,
  tagTops,
  charts,
  twoHopTies,
  topFollowed,
  mostFollowed,
  factors,
  withhold,
  learnBlend,
]

// The event loop has priority: requests and writes wait for it.
runBelowNormal()

/** The entry point that the thread pool calls in a worker thread. */
export default function compute({ name, input }: ComputeTask): Computed {
  const computation = COMPUTATIONS.find((known) => known.name === name)
  if (!computation) throw new Error(`unknown computation: ${name}`)
  try {
    return { result: (computation as (input: unknown) => unknown)(input) }
  } catch (error) {
    if (!(error instanceof AttuneError)) throw error
    const { code, message, hint } = error
    return { failure: { code, message, hint } }
  }
}
