import type { QueryResolvers } from '../../__generated__/resolvers.ts'
import { loadNode } from '../../load-node.ts'

export const node: NonNullable<QueryResolvers['node']> = (_root, { nodeId }, { loaders }) =>
  loadNode(nodeId, loaders)
