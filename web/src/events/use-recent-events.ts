import { useEffect, useState } from 'react'
import {
  type EventKind,
  type EventStatus,
  RecentEventsDocument,
  type RecentEventsQuery,
} from '../__generated__/graphql.ts'
import { type Answer, useAnswer } from '../api/use-answer.ts'

/** How often the newest events are asked for. */
const EVERY_MS = 1_000

interface Shown {
  /** Null: any. */
  readonly kind: EventKind | null
  readonly status: EventStatus | null
  /** Older events than the page that ends with this cursor; null: the newest. */
  readonly after: string | null
}

/** A page of recent events. It is asked for again each second while it is live, has the newest events, and is visible. */
export function useRecentEvents({ kind, status, after }: Shown): {
  readonly answer: Answer<RecentEventsQuery>
  readonly isLive: boolean
  setLive(isLive: boolean): void
} {
  const [isLive, setLive] = useState(true)
  const variables = { kinds: kind && [kind], statuses: status && [status], after }
  const answer = useAnswer(RecentEventsDocument, variables)
  const { isAsking, askAgain } = answer
  useEffect(() => {
    if (!isLive || after !== null || isAsking) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') askAgain()
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [isLive, after, isAsking, askAgain])
  return { answer, isLive, setLive }
}
