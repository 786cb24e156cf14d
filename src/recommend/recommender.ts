import { AttuneError } from '../domain/errors.ts'
import type {
  AskContext,
  Recommend,
  RecommendationPage,
  RecommendationRequest,
} from '../domain/recommendation.ts'
import type { Semaphore } from '../graph/semaphore.ts'
import type { CatalogMemory } from './fallback/catalog-memory.ts'
import { type ListParts, makeList } from './make-list.ts'
import { readOptions } from './read-options.ts'
import { explainAgain } from './serving/explain-again.ts'
import { findList } from './serving/find-list.ts'
import { type PageRequest, pageOf } from './serving/page.ts'
import type { ServedList, ServedLists } from './serving/served-lists.ts'

export interface RecommenderParts extends ListParts {
  readonly servedLists: ServedLists
  readonly catalog: CatalogMemory
  /** Requests worked on at a time, and how many may wait for their turn before they are refused as `BUSY`. */
  readonly admission: { readonly slots: Semaphore; readonly maxWaiting: number }
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
    const asked: Asked = { question, context, startedMs }
    const { after } = question
    return admission.run(
      () => (after === null ? firstPage(parts, asked) : laterPage(parts, asked, after)),
      context.signal,
    )
  }
}

interface Asked {
  readonly question: RecommendationRequest
  readonly context: AskContext
  readonly startedMs: number
}

/** A list of which too little can be shown was made of what has just gone: another is made, of what is there now. */
async function firstPage(parts: RecommenderParts, asked: Asked): Promise<RecommendationPage> {
  const { list, page } = await newList(parts, asked)
  const shown = page.edges.length
  if (shown >= asked.question.first || shown === list.items.length) return page
  parts.available.forget()
  return (await newList(parts, asked)).page
}

async function newList(
  parts: RecommenderParts,
  asked: Asked,
): Promise<{ readonly list: ServedList; readonly page: RecommendationPage }> {
  const { list, explain } = await makeList(parts, asked.question, asked.context)
  parts.servedLists.save(list)
  return { list, page: await page(parts, asked, { list, position: 0, explain }) }
}

async function laterPage(parts: RecommenderParts, asked: Asked, after: string): Promise<RecommendationPage> {
  const { question, context } = asked
  const { list, position } = await findList(parts.servedLists, question, after, context.nowMs)
  return page(parts, asked, { list, position, explain: explainAgain(parts, list, question, context) })
}

function page(
  parts: RecommenderParts,
  { question: { first }, context, startedMs }: Asked,
  from: Pick<PageRequest, 'list' | 'position' | 'explain'>,
): Promise<RecommendationPage> {
  return pageOf(parts, { ...from, first, nowMs: context.nowMs, startedMs }, readOptions(context))
}
