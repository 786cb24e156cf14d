import type { SourceCountResolvers } from '../__generated__/resolvers.ts'
import { toSourceEnum } from '../source-enum.ts'

/** Resolvers of `SourceCount`; fields without one are read from its model. */
export const sourceCountResolvers: SourceCountResolvers = {
  source: ({ source }) => toSourceEnum(source),
}
