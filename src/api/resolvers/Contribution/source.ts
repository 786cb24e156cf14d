import type { ContributionResolvers } from '../../__generated__/resolvers.ts'
import { toSourceEnum } from '../../source-enum.ts'

export const source: NonNullable<ContributionResolvers['source']> = ({ source }) => toSourceEnum(source)
