import { requireAccess } from '../privacy/access.ts'
import type { RequestContext } from './context.ts'
import type { RecommendationConnectionModel } from './models.ts'
import { parseQuestion, type QuestionArguments } from './question.ts'

/** A page of recommendations with its items; an item that vanished a moment ago is left out. */
export async function askRecommendations(
  args: QuestionArguments,
  { principal, parts, nowMs, signal, loaders }: RequestContext,
): Promise<RecommendationConnectionModel> {
  requireAccess({ principal, field: 'recommendations', ownerId: args.userId })
  const page = await parts.recommend(parseQuestion(args, parts.settings.maxFirst), { nowMs, signal })
  const edges = await Promise.all(
    page.edges.map(async (edge) => ({ ...edge, node: await loaders.itemById.load(edge.itemId) })),
  )
  const shown = edges.flatMap(({ node, ...edge }) => (node === null ? [] : [{ ...edge, node }]))
  parts.metrics.listServed(shown.map(({ itemId }) => itemId))
  for (const { contributions } of shown) {
    for (const { source, share } of contributions) parts.metrics.contributed(source, share)
  }
  return { ...page, edges: shown }
}
