import { blendRows, rankingNdcg } from '../../../model/interest-model.ts'
import type {
  LearnedInterestResolvers,
  PastTrainingResolvers,
  TrainingReportResolvers,
} from '../__generated__/resolvers.ts'

/** Resolvers of `TrainingReport`; fields without one are read from its model. */
export const trainingReportResolvers: TrainingReportResolvers = {
  trainedAt: ({ trainedAt }) => new Date(trainedAt),
}

/** Resolvers of `LearnedInterest`; fields without one are read from its model. */
export const learnedInterestResolvers: LearnedInterestResolvers = {
  weights: ({ blend }) => blendRows(blend),
}

/** Resolvers of `PastTraining`; fields without one are read from its model. */
export const pastTrainingResolvers: PastTrainingResolvers = {
  ndcgAt10: ({ interest }) => interest && rankingNdcg(interest),
}
