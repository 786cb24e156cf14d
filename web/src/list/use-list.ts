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

/** A slider sends many changes a second: ask once it rests for this long. */
const DEBOUNCE_MS = 120

/** The server has waited for the write itself; while it has not seen it, ask this often. */
const UNSEEN_PAUSE_MS = 1_000

export type ServedList = NonNullable<RecommendationsQuery['recommendations']>

/** A person's list as far as it was paged through. */
export interface List {
  /** The newest answer's first page with what it says of the whole list; undefined before the first answer. */
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
 * Asks for a person's list, again at once when the tuning changes or there is a write to be seen (`atLeast`), and for
 * further pages on demand.
 */
export function useList(userId: string, tuning: Tuning, atLeast: string | null = null): List {
  const client = useApolloClient()
  const tuned = toInput(tuning)
  const input = atLeast === null ? tuned : { ...tuned, atLeast }
  const answer = useAnswer(
    RecommendationsDocument,
    { userId, first: PAGE_SIZE, after: null, input },
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
      const variables = { userId, first: PAGE_SIZE, after: last.endCursor, input }
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

/** A list that had not seen what it was asked to see is asked for again. */
function useAskedUntilSeen(list: ServedList | undefined, askAgain: () => void): void {
  useEffect(() => {
    if (list === undefined || list.sawAtLeast) return
    const timer = setTimeout(askAgain, UNSEEN_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [list, askAgain])
}
