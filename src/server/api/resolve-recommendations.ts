import { requireAccess } from '../../access/access.ts'
import type { RequestContext } from './context.ts'
import type { RecommendationConnectionModel } from './models.ts'
import { parseRequest, type QuestionArguments } from './recommendation-request.ts'

/** A page of recommendations with its items, which nobody need read again in this request. */
export async function resolveRecommendations(
  args: QuestionArguments,
  { principal, parts, nowMs, signal, loaders }: RequestContext,
): Promise<RecommendationConnectionModel> {
  requireAccess({ principal, field: 'recommendations', ownerId: args.userId })
  const page = await parts.recommend(parseRequest(args, parts.settings.maxFirst), { nowMs, signal })
  const edges = page.edges.map(({ item, ...edge }) => ({
    ...edge,
    node: { ...item, __typename: 'Item' as const },
  }))
  for (const { node } of edges) loaders.itemById.prime(node.id, node)
  parts.metrics.listServed(edges.map(({ node }) => node.id))
  for (const { contributions } of edges) {
    for (const { source, share } of contributions) parts.metrics.contributed(source, share)
  }
  return { ...page, edges }
}
