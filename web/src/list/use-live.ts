import { useSubscription } from '@apollo/client/react'
import { useRef } from 'react'
import { ListChangesDocument } from '../__generated__/graphql.ts'

/** Whether a person's list is followed live, and the watermark of what changed since the page was opened. */
export interface Live {
  readonly isOn: boolean
  readonly changed: string | null
}

/**
 * Follows a person's list: whatever she does, here or elsewhere, shows without asking. Not before `isWanted`: what is
 * pushed first is a whole list, which should not be made while the page waits for its own.
 */
export function useLive(userId: string, isWanted: boolean): Live {
  const { data, error } = useSubscription(ListChangesDocument, {
    variables: { userId },
    fetchPolicy: 'no-cache',
    skip: !isWanted,
  })
  const newest = data?.recommendations
  const first = useRef<string | null>(null)
  // The list that comes at once is the one on the page already.
  if (newest && first.current === null) first.current = newest.recommendationId
  // A list from memory, while the graph is away, has not seen what changed: its watermark is of something older.
  const isNews = newest && newest.recommendationId !== first.current && newest.sawAtLeast
  return {
    isOn: newest !== undefined && error === undefined,
    changed: isNews ? (newest.watermark ?? null) : null,
  }
}
