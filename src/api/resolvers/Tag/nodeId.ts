import type { TagResolvers } from '../../__generated__/resolvers.ts'
import { encodeNodeId } from '../../node-id.ts'

export const nodeId: NonNullable<TagResolvers['nodeId']> = ({ id }) => encodeNodeId('Tag', id)
