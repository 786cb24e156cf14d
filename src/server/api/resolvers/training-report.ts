import { blendRows } from '../../../model/interest-model.ts'
import type { LearnedInterestResolvers, TrainingReportResolvers } from '../__generated__/resolvers.ts'

/** Resolvers of `TrainingReport`; fields without one are read from its model. */
export const trainingReportResolvers: TrainingReportResolvers = {
  trainedAt: ({ trainedAt }) => new Date(trainedAt),
}

/** Resolvers of `LearnedInterest`; fields without one are read from its model. */
export const learnedInterestResolvers: LearnedInterestResolvers = {
  weights: ({ blend }) => blendRows(blend),
}
