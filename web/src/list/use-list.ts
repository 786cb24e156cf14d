import { useEffect, useState } from 'react'
import {
  RecommendationsDocument,
  type RecommendationsQuery,
  type RecommendedItemFragment,
} from '../__generated__/graphql.ts'
import type { Problem } from '../api/problem.ts'
import { useAnswer } from '../api/use-answer.ts'
import { keepLength, keptLength } from '../routing/history-entry.ts'
import { type Tuning, toInput } from './tuning.ts'

/** Entries that are shown at first, and that are added on demand. */
const PAGE_SIZE = 12
/** The most that the API returns at once. */
const MOST_ENTRIES = 100

/** A slider sends many changes a second: request once it rests for this long. */
const DEBOUNCE_MS = 120

/** The server itself waits for the write; after that, retry at this interval. */
const UNSEEN_PAUSE_MS = 1_000

export type ServedList = NonNullable<RecommendationsQuery['recommendations']>

/** A user's list, as far as it is shown. */
export interface List {
  /** The newest response; undefined before the first. */
  readonly first: ServedList | undefined
  /** Entries asked for, 12-100. */
  readonly length: number
  readonly edges: readonly RecommendedItemFragment[]
  readonly hasMore: boolean
  readonly problem: Problem | undefined
  readonly isAsking: boolean
  askAgain(): void
  showMore(): void
}

/**
 * Requests a user's list, again when the tuning or the watermark to wait for (`minWatermark`) changes, and longer on demand. Its
 * length stays until the page is left, also when it is left and entered again by Back.
 */
export function useList(userId: string, tuning: Tuning, minWatermark: string | null = null): List {
  const [length, setLength] = useState(() => Math.min(keptLength() ?? PAGE_SIZE, MOST_ENTRIES))
  const answer = useAnswer(
    RecommendationsDocument,
    { userId, first: length, after: null, input: toInput(tuning), minWatermark },
    { debounceMs: DEBOUNCE_MS },
  )
  const first = answer.data?.recommendations ?? undefined
  useAskedUntilSeen(first, answer.askAgain)
  return {
    first,
    edges: first?.edges ?? [],
    length,
    hasMore: length < MOST_ENTRIES && (first?.pageInfo.hasNextPage ?? false),
    problem: answer.problem,
    isAsking: answer.isAsking,
    askAgain: answer.askAgain,
    showMore() {
      const longer = Math.min(length + PAGE_SIZE, MOST_ENTRIES)
      setLength(longer)
      keepLength(longer)
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
