import type { QueryResolvers } from '../../__generated__/resolvers.ts'
import { requireLength } from '../../arguments.ts'
import { loadNode } from '../../load-node.ts'

export const nodes: NonNullable<QueryResolvers['nodes']> = (_root, { nodeIds }, { loaders, parts }) => {
  const asked = requireLength('nodeIds', nodeIds, parts.settings.maxFirst)
  return Promise.all(asked.map((nodeId) => loadNode(nodeId, loaders)))
}
