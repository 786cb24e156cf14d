import type { AskContext, RecommendationRequest } from '../../domain/recommendation.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { Explain, ListParts } from '../make-list.ts'
import { readOptions } from '../read-options.ts'
import { recipeOf } from '../recipe.ts'
import { servingState } from '../serving-state.ts'
import { sourceQuery } from '../source-query.ts'
import { askSources } from '../sources/gather.ts'
import type { SourceResponse } from '../sources/pick-candidates.ts'
import { readViewer } from '../sources/read-viewer.ts'
import type { ServedList } from './served-lists.ts'

/**
 * For a list that was made before: its sources are asked again, once for a page. What the viewer engaged with since, be it
 * again, is no reason for it; all else is as it is now, so who has hidden from her since is none either. Of what a source
 * sees that is late or fails nothing is told.
 */
export function explainAgain(
  parts: ListParts,
  list: ServedList,
  question: RecommendationRequest,
  context: AskContext,
): Explain {
  let asked: Promise<readonly SourceResponse[]> | undefined
  return async (items) => {
    asked ??= askAgain(parts, list, question, context)
    const heard = await asked
    return items.map(({ itemId, speaking }) =>
      heard
        .filter(({ source }) => speaking.includes(source))
        .map(({ source, proposals }) => ({ source, evidence: proposals.evidenceOf(itemId) })),
    )
  }
}

/** All that speak for anything in the list. */
async function askAgain(
  parts: ListParts,
  list: ServedList,
  question: RecommendationRequest,
  context: AskContext,
): Promise<readonly SourceResponse[]> {
  const options = readOptions(context)
  const [state, viewer] = await Promise.all([
    servingState(parts.graph, options),
    readViewer(parts.graph, list.viewerId, options),
  ])
  const before = asOf(viewer, list.servedAtMs)
  const { policy } = await recipeOf(parts.policy, parts.models, state.modelVersion, before)
  const speaking = new Set(list.items.flatMap((item) => item.speaking))
  const sources = parts.sources.filter(({ name }) => speaking.has(name))
  return askSources(
    { ...parts, ...options, sources },
    sourceQuery(question, before, { state, policy, nowMs: context.nowMs }),
  )
}

function asOf(viewer: Viewer, instantMs: number): Viewer {
  return { ...viewer, engagements: viewer.engagements.filter(({ lastAtMs }) => lastAtMs <= instantMs) }
}
