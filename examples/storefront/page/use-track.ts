import { useApolloClient } from '@apollo/client/react'
import { useCallback } from 'react'
import { type EventKind, RecordDocument } from '../__generated__/graphql.ts'
import { useShop } from './shop.tsx'
import { addSessionEvent } from './visitor.ts'

/** Something that the visitor did. */
export interface Action {
  readonly kind: EventKind
  readonly itemId: string
  /** The list that led to it. */
  readonly recommendationId?: string
}

/** Reports what the visitor does: to Attune for a user, else to the session in this browser. */
export function useTrack(): (action: Action) => Promise<void> {
  const client = useApolloClient()
  const { user } = useShop()
  return useCallback(
    async ({ kind, itemId, recommendationId }) => {
      // The page chooses the id, so an event of a session that is sent twice at sign-in counts once.
      const event = { eventId: crypto.randomUUID(), kind, itemId, occurredAt: new Date().toISOString() }
      if (!user) return addSessionEvent(event)
      const events = [{ ...event, ...(recommendationId && { recommendationId }) }]
      // A lost event must not disturb the visitor. A real shop reports purchases from its back end, and repeats them if it must.
      await client.mutate({ mutation: RecordDocument, variables: { events } }).catch(() => undefined)
    },
    [client, user],
  )
}
