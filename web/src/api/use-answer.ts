import type { OperationVariables, TypedDocumentNode } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Problem, problemOf } from './problem.ts'

/** State of a query. While a new request is pending, `data` holds the previous response. */
export interface Answer<T> {
  readonly data: T | undefined
  /** Why the last request failed. If only some fields did, `data` has the others, and null for each that failed. */
  readonly problem: Problem | undefined
  readonly isAsking: boolean
  askAgain(): void
}

export interface AnswerOptions {
  /** How long to wait for further changes before a new request; the first request is sent at once. */
  readonly debounceMs?: number
  /** True: what was requested before is answered from the cache, until it is asked again. For data that rarely changes. */
  readonly isKept?: boolean
}

/** Between a failure and the next request. */
const LEAST_PAUSE_MS = 2_000
const MOST_PAUSE_MS = 15_000

interface Known<T> {
  readonly data: T | undefined
  readonly problem: Problem | undefined
  /** The request that was answered last. */
  readonly question: string
}

/**
 * Runs a query, and runs it again when its variables change. A request that was replaced is aborted, so responses never
 * arrive out of order. Null variables send no request. A failure that may pass is retried, ever more rarely.
 */
export function useAnswer<T, V extends OperationVariables>(
  document: TypedDocumentNode<T, V>,
  variables: V | null,
  { debounceMs = 0, isKept = false }: AnswerOptions = {},
): Answer<T> {
  const client = useApolloClient()
  const [times, setTimes] = useState(0)
  const asked = variables === null ? '' : JSON.stringify(variables)
  const question = `${times} ${asked}`
  const [known, setKnown] = useState<Known<T>>({ data: undefined, problem: undefined, question: '' })

  const hasAsked = useRef(false)
  const failures = useRef(0)
  const askAgain = useCallback(() => setTimes((count) => count + 1), [])

  useEffect(() => {
    if (asked === '') return
    const controller = new AbortController()
    const request = { query: document, variables: JSON.parse(asked) }
    const fetchAnswer = () =>
      client
        .query<T, OperationVariables>({
          ...request,
          // Apollo would keep an answer with errors, too, without its errors.
          fetchPolicy: 'no-cache',
          errorPolicy: 'all',
          context: { queryDeduplication: false, fetchOptions: { signal: controller.signal } },
        })
        .then(
          ({ data, error }) => {
            if (isKept && data && !error) client.writeQuery<T, OperationVariables>({ ...request, data })
            return {
              data: error && !hasContent(data) ? undefined : data,
              problem: error && problemOf(error),
            }
          },
          (error: unknown) => ({ data: undefined, problem: problemOf(error) }),
        )
    const ask = async () => {
      const kept = isKept && times === 0 ? client.readQuery<T, OperationVariables>(request) : null
      const answer = kept ? { data: kept, problem: undefined } : await fetchAnswer()
      if (controller.signal.aborted) return
      setKnown((before) => ({ question, problem: answer.problem, data: answer.data ?? before.data }))
    }
    const timer = setTimeout(ask, hasAsked.current ? debounceMs : 0)
    hasAsked.current = true
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [client, document, asked, question, times, debounceMs, isKept])

  const { problem } = known
  useEffect(() => {
    if (!problem?.isPassing) {
      failures.current = 0
      return
    }
    const timer = setTimeout(askAgain, Math.min(LEAST_PAUSE_MS * 2 ** failures.current, MOST_PAUSE_MS))
    failures.current += 1
    return () => clearTimeout(timer)
  }, [problem, askAgain])

  return {
    data: known.data,
    problem: known.problem,
    isAsking: asked !== '' && known.question !== question,
    askAgain,
  }
}

/** False if no field of the query has a value. */
function hasContent(data: unknown): boolean {
  return typeof data === 'object' && data !== null && Object.values(data).some((field) => field !== null)
}
