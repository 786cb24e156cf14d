import { askSources } from '../candidates/gather.ts'
import type { Heard } from '../candidates/pick-candidates.ts'
import { readViewer } from '../candidates/read-viewer.ts'
import type { AskContext, RecommendationQuestion } from '../domain/recommendation.ts'
import type { Viewer } from '../domain/viewer.ts'
import { readGraphState } from '../graph/graph-state.ts'
import type { RunOptions } from '../graph/graph-store.ts'
import { candidateRequest } from './candidate-request.ts'
import type { Explain, ListParts } from './make-list.ts'
import { recipeOf } from './recipe.ts'
import type { ServedList } from './served-lists.ts'

/**
 * For a list that was made before: its sources are asked again, once for a page. What somebody did since the list was made
 * is no reason for it; who has hidden from her since is none either, as nobody keeps what sources saw.
 */
export function explainAgain(
  parts: ListParts,
  list: ServedList,
  question: RecommendationQuestion,
  context: AskContext,
): Explain {
  const heard: Heard[] = []
  return async (items) => {
    const asked = new Set(heard.map(({ source }) => source))
    const wanted = new Set(items.flatMap(({ speaking }) => speaking))
    const missing = parts.sources.filter(({ name }) => wanted.has(name) && !asked.has(name))
    if (missing.length > 0)
      heard.push(...(await askAgain({ ...parts, sources: missing }, list, question, context)))
    return items.map(({ itemId, speaking }) =>
      heard
        .filter(({ source }) => speaking.includes(source))
        .map(({ source, proposals }) => ({ source, evidence: proposals.evidenceOf(itemId) })),
    )
  }
}

async function askAgain(
  parts: ListParts,
  list: ServedList,
  question: RecommendationQuestion,
  { signal, nowMs }: AskContext,
): Promise<readonly Heard[]> {
  const options: RunOptions = signal ? { signal } : {}
  const [state, viewer] = await Promise.all([
    readGraphState(parts.graph, options),
    readViewer(parts.graph, list.viewerId, options),
  ])
  const before = asOf(viewer, list.servedAtMs)
  const { policy } = await recipeOf(parts.policy, parts.models, state.modelVersion, before)
  return askSources({ ...parts, ...options }, candidateRequest(question, before, { state, policy, nowMs }))
}

function asOf(viewer: Viewer, instantMs: number): Viewer {
  return { ...viewer, engagements: viewer.engagements.filter(({ lastAtMs }) => lastAtMs <= instantMs) }
}
