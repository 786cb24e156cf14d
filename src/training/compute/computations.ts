import { charts } from './charts.ts'
import { factors } from './factors.ts'
import { itemSimilarities } from './item-similarities.ts'
import { learnBlend } from './learn-blend.ts'
import { tagTops } from './tag-tops.ts'
import { twoHopTies } from './two-hop-ties.ts'
import { userNeighborhoods } from './user-neighborhoods.ts'
import { withhold } from './withhold.ts'

/** What worker threads compute: pure functions of one input that threads can hand over. */
export const COMPUTATIONS = {
  userNeighborhoods,
  itemSimilarities,
  tagTops,
  charts,
  twoHopTies,
  factors,
  withhold,
  learnBlend,
} as const

export type ComputationName = keyof typeof COMPUTATIONS
export type InputOf<Name extends ComputationName> = Parameters<(typeof COMPUTATIONS)[Name]>[0]
export type ResultOf<Name extends ComputationName> = ReturnType<(typeof COMPUTATIONS)[Name]>
