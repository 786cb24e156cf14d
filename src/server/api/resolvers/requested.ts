import type { PrivacyRequestResolvers, TrainingResolvers } from '../__generated__/resolvers.ts'
import { encodeNodeId } from '../node-id.ts'

/** Fields of what was requested and runs in the background; those without a resolver are read from its model. */
export const privacyRequestResolvers: PrivacyRequestResolvers = {
  nodeId: ({ id }) => encodeNodeId('PrivacyRequest', id),
}

export const trainingResolvers: TrainingResolvers = {
  nodeId: ({ id }) => encodeNodeId('Training', id),
}
