import { useSubscription } from '@apollo/client/react'
import { useRef } from 'react'
import { ListChangesDocument } from '../__generated__/graphql.ts'
import { type LinkState, useLinkState } from '../api/link-state.ts'

/** `off` before the first message, and without a list to watch. */
export type LiveState = LinkState

/** The subscription to a user's list, and the watermark of the newest change since the page was opened. */
export interface Live {
  readonly state: LiveState
  readonly changed: string | null
}

/**
 * Subscribes to a user's list, so that events from anywhere update the page. Starts when `isWanted` is true: the first
 * message is a whole list, which should not compete with the page's own first request.
 */
export function useLive(userId: string, isWanted: boolean): Live {
  const link = useLinkState()
  const { data, error } = useSubscription(ListChangesDocument, {
    variables: { userId },
    fetchPolicy: 'no-cache',
    skip: !isWanted,
  })
  // A message with errors, such as a timeout, has no list and does not end the subscription: keep the last list.
  const last = useRef<NonNullable<NonNullable<typeof data>['recommendations']>>(undefined)
  if (data?.recommendations) last.current = data.recommendations
  const newest = last.current
  const first = useRef<string | null>(null)
  // The first message is the list that the page already shows.
  if (newest && first.current === null) first.current = newest.recommendationId
  // A fallback list, made while the graph is unavailable, does not reflect the change: its watermark is older.
  const isNews = newest && newest.recommendationId !== first.current && newest.hasReachedMinWatermark
  return {
    state: newest !== undefined && error === undefined ? link : 'off',
    changed: isNews ? (newest.watermark ?? null) : null,
  }
}
