import type { AttuneDocument } from '@attune/browser'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useAttune, useViewer } from './attune-provider.tsx'

export interface PageOptions<Data> {
  /** What a server rendered with, for no visitor: shown until there is something better. */
  readonly initial?: Data
  /** True asks nothing, such as while a cart is empty. */
  readonly skip?: boolean
}

/** The state of a query. */
export interface PageState<Data> {
  /** Of the newest response; the one before while the next is on its way, unless it was for someone else. */
  readonly data: Data | null
  /** Why the newest request failed. `data` then has the fields that did not. */
  readonly error: Error | null
  readonly isLoading: boolean
  /** Asks again. */
  reload(): void
}

interface Answer<Data> {
  /** Of what it is the response, and to whom. */
  readonly key: string
  readonly viewer: string
  readonly data: Data | null
  readonly error: Error | null
}

/**
 * Asks Attune for a whole page with one document, and again when its variables or the visitor change. A request whose component
 * was removed is aborted. On a server nothing is asked: give the response as `initial`.
 */
export function usePage<Data, Variables extends object = object>(
  document: AttuneDocument<Data, Variables>,
  variables?: Variables,
  { initial, skip = false }: PageOptions<Data> = {},
): PageState<Data> {
  const attune = useAttune()
  const viewer = useViewer()
  const [round, setRound] = useState(0)
  const key = JSON.stringify([viewer, round, String(document), variables])
  const [answer, setAnswer] = useState<Answer<Data>>({
    key: initial === undefined || viewer !== '' ? '' : key,
    viewer: '',
    data: initial ?? null,
    error: null,
  })
  const asked = useRef({ document, variables })
  asked.current = { document, variables }
  const isAnswered = answer.key === key

  useEffect(() => {
    if (isAnswered || skip) return
    const aborting = new AbortController()
    const { signal } = aborting
    attune.query(asked.current.document, asked.current.variables, { signal }).then(
      (data) => signal.aborted || setAnswer({ key, viewer, data, error: null }),
      (error: Error & { readonly data?: Data }) =>
        signal.aborted || setAnswer({ key, viewer, data: error.data ?? null, error }),
    )
    return () => aborting.abort()
  }, [attune, key, viewer, skip, isAnswered])

  const isForViewer = answer.viewer === viewer || answer.viewer === ''
  return {
    data: isForViewer ? answer.data : null,
    error: isAnswered ? answer.error : null,
    isLoading: !isAnswered && !skip,
    reload: useCallback(() => setRound((last) => last + 1), []),
  }
}
