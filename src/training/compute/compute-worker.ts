import { AttuneError } from '../../domain/errors.ts'
import { runBelowNormal } from '../../platform/threads/below-normal.ts'
import { charts } from './charts.ts'
import { factors } from './factors.ts'
import { itemSimilarities } from './item-similarities.ts'
import { learnBlend } from './learn-blend.ts'
import { tagTops } from './tag-tops.ts'
import { twoHopTies } from './two-hop-ties.ts'
import { userNeighborhoods } from './user-neighborhoods.ts'
import { withhold } from './withhold.ts'

/** All that worker threads compute: pure functions of one input that can be sent between threads. */
const COMPUTATIONS = [
  userNeighborhoods,
  itemSimilarities,
  tagTops,
  charts,
  twoHopTies,
  factors,
  withhold,
  learnBlend,
]

/** One task of a worker thread. */
export interface ComputeTask {
  /** Name of the function. */
  readonly name: string
  readonly input: unknown
}

/** The outcome of a task. An expected failure is data: an error loses its code and hint between threads. */
export type Computed =
  | { readonly result: unknown }
  | { readonly failure: Pick<AttuneError, 'code' | 'message' | 'hint'> }

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
