import type { SourceCountResolvers } from '../../__generated__/resolvers.ts'
import { toSourceEnum } from '../../source-enum.ts'

export const source: NonNullable<SourceCountResolvers['source']> = ({ source }) => toSourceEnum(source)
