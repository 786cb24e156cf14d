import type { SourceBlendResolvers } from '../../__generated__/resolvers.ts'
import { toSourceEnum } from '../../source-enum.ts'

export const source: NonNullable<SourceBlendResolvers['source']> = (blend) => toSourceEnum(blend.source)
