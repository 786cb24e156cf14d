import { useApolloClient } from '@apollo/client/react'
import { useEffect, useState } from 'react'
import {
  RecommendationsDocument,
  type RecommendationsQuery,
  type RecommendedItemFragment,
} from '../__generated__/graphql.ts'
import { type Problem, problemOf } from '../api/problem.ts'
import { useAnswer } from '../api/use-answer.ts'
import { type Tuning, toInput } from './tuning.ts'

/** Entries on a page. */
export const PAGE_SIZE = 12

/** A slider sends many changes a second: request once it rests for this long. */
const DEBOUNCE_MS = 120

/** The server itself waits for the write; after that, retry at this interval. */
const UNSEEN_PAUSE_MS = 1_000

export type ServedList = NonNullable<RecommendationsQuery['recommendations']>

/** A user's list up to the last page loaded. */
export interface List {
  /** First page of the newest response, with facts about the whole list; undefined before the first response. */
  readonly first: ServedList | undefined
  /** Entries of all pages shown so far. */
  readonly edges: readonly RecommendedItemFragment[]
  readonly hasMore: boolean
  readonly problem: Problem | undefined
  readonly isAsking: boolean
  askAgain(): void
  showMore(): Promise<void>
}

interface FurtherPages {
  readonly recommendationId: string
  readonly edges: readonly RecommendedItemFragment[]
  readonly endCursor: string | null
  readonly hasNextPage: boolean
  readonly problem: Problem | undefined
}

/**
 * Requests a user's list, again when the tuning or the watermark to wait for (`minWatermark`) changes, and further pages on
 * demand.
 */
export function useList(userId: string, tuning: Tuning, minWatermark: string | null = null): List {
  const client = useApolloClient()
  const input = toInput(tuning)
  const answer = useAnswer(
    RecommendationsDocument,
    { userId, first: PAGE_SIZE, after: null, input, minWatermark },
    { debounceMs: DEBOUNCE_MS },
  )
  const first = answer.data?.recommendations ?? undefined
  useAskedUntilSeen(first, answer.askAgain)
  const [kept, setKept] = useState<FurtherPages | null>(null)
  const further = kept !== null && kept.recommendationId === first?.recommendationId ? kept : null
  const last = further ?? first?.pageInfo

  return {
    first,
    edges: [...(first?.edges ?? []), ...(further?.edges ?? [])],
    hasMore: last?.hasNextPage ?? false,
    problem: answer.problem ?? further?.problem,
    isAsking: answer.isAsking,
    askAgain: answer.askAgain,
    async showMore() {
      if (!first || !last?.endCursor) return
      const before = { recommendationId: first.recommendationId, edges: further?.edges ?? [] }
      const variables = { userId, first: PAGE_SIZE, after: last.endCursor, input, minWatermark }
      await client
        .query({ query: RecommendationsDocument, variables, fetchPolicy: 'no-cache' })
        .then(({ data }) => {
          const page = data?.recommendations
          if (page)
            setKept({
              ...before,
              edges: [...before.edges, ...page.edges],
              ...page.pageInfo,
              endCursor: page.pageInfo.endCursor ?? null,
              problem: undefined,
            })
        })
        .catch((error: unknown) =>
          setKept({ ...before, endCursor: null, hasNextPage: false, problem: problemOf(error) }),
        )
    },
  }
}

/** Requests the list again while it does not reflect `minWatermark`. */
function useAskedUntilSeen(list: ServedList | undefined, askAgain: () => void): void {
  useEffect(() => {
    if (list === undefined || list.hasReachedMinWatermark) return
    const timer = setTimeout(askAgain, UNSEEN_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [list, askAgain])
}
