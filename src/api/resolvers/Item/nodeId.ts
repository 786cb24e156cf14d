import type { ItemResolvers } from '../../__generated__/resolvers.ts'
import { encodeNodeId } from '../../node-id.ts'

export const nodeId: NonNullable<ItemResolvers['nodeId']> = ({ id }) => encodeNodeId('Item', id)
