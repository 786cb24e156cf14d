import type { SourceBlendResolvers } from '../__generated__/resolvers.ts'
import { toSourceEnum } from '../source-enum.ts'

/** Resolvers of `SourceBlend`; fields without one are read from its model. */
export const sourceBlendResolvers: SourceBlendResolvers = {
  source: (blend) => toSourceEnum(blend.source),
}
