import { AttuneError } from '../domain/errors.ts'
import type { AskContext, Recommend, RecommendationQuestion } from '../domain/recommendation.ts'
import type { Slots } from '../graph/slots.ts'
import { explainAgain } from './explain-again.ts'
import { findList } from './find-list.ts'
import { type ListParts, type MadeList, makeList } from './make-list.ts'
import { pageOf } from './page.ts'
import type { ServedLists } from './served-lists.ts'

export interface RecommenderParts extends ListParts {
  readonly servedLists: ServedLists
  /** Requests worked on at a time, and how many may wait for their turn before they are refused as `BUSY`. */
  readonly admission: { readonly slots: Slots; readonly maxWaiting: number }
}

/** The recommendation use case over its parts: admit, make or find the list, remember it, answer a page of it. */
export function recommender(parts: RecommenderParts): Recommend {
  const { slots: admission, maxWaiting } = parts.admission
  return async (question, context) => {
    if (admission.waiting >= maxWaiting) {
      throw new AttuneError('BUSY', 'too many recommendation requests wait', {
        hint: 'Retry after a moment.',
      })
    }
    const startedMs = performance.now()
    return admission.run(async () => {
      const found =
        question.after === null
          ? { ...(await newList(parts, question, context)), position: 0 }
          : await knownList(parts, question, question.after, context)
      const request = { ...found, first: question.first, nowMs: context.nowMs, startedMs }
      return pageOf(parts.graph, request, context.signal ? { signal: context.signal } : {})
    }, context.signal)
  }
}

async function newList(
  parts: RecommenderParts,
  question: RecommendationQuestion,
  context: AskContext,
): Promise<MadeList> {
  const made = await makeList(parts, question, context)
  parts.servedLists.save(made.list)
  return made
}

async function knownList(
  parts: RecommenderParts,
  question: RecommendationQuestion,
  after: string,
  context: AskContext,
): Promise<MadeList & { readonly position: number }> {
  const { list, position } = await findList(parts.servedLists, question, after, context.nowMs)
  return { list, position, explain: explainAgain(parts, list, question, context) }
}
