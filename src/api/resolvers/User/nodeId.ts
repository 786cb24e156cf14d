import type { UserResolvers } from '../../__generated__/resolvers.ts'
import { encodeNodeId } from '../../node-id.ts'

export const nodeId: NonNullable<UserResolvers['nodeId']> = ({ id }) => encodeNodeId('User', id)
