import { bandOf } from '../../../recommend/people/find-audience.ts'
import { segmentKey } from '../../../steering/segments.ts'
import type { SegmentResolvers } from '../__generated__/resolvers.ts'
import { listVersions } from '../placements/load-placements.ts'
import { peopleIn } from '../placements/segments.ts'

/** Resolvers of `Segment`; fields without one are read from its model. */
export const segmentResolvers: SegmentResolvers = {
  people: async ({ name }, _args, context) => {
    const { length } = (await peopleIn(name, context)) ?? []
    return context.principal.scopes.has('server') ? length || null : bandOf(length)
  },
  versions: ({ name, number }, args, context) =>
    listVersions({ key: segmentKey(name), newest: number }, args, context),
}
