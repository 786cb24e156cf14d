import { useApolloClient } from '@apollo/client/react'
import { useCallback, useEffect, useRef } from 'react'
import { type EventInput, RecordDocument } from '../__generated__/graphql.ts'
import { useShop } from './shop.tsx'

/** Share of a card that must be on the screen to count as seen, 0-1. */
const SEEN_PART = 0.5

/** Interval at which collected impressions are sent. */
const SEND_INTERVAL_MS = 1_000

/**
 * Reports which cards of a list a user saw, each once. Pass the returned function to a card's `ref`. The event id derives from
 * list and item, so a card that another page reports again counts once. What anonymous visitors saw is not kept.
 */
export function useImpressions(recommendationId: string | undefined) {
  const client = useApolloClient()
  const { user } = useShop()
  const waiting = useRef(new Map<string, EventInput>())
  const reported = useRef(new Set<string>())

  useEffect(() => {
    const send = () => {
      const events = [...waiting.current.values()]
      if (events.length === 0) return
      waiting.current.clear()
      // A lost impression is not worth a retry in a shop.
      client.mutate({ mutation: RecordDocument, variables: { events } }).catch(() => undefined)
    }
    const timer = setInterval(send, SEND_INTERVAL_MS)
    return () => {
      clearInterval(timer)
      send()
    }
  }, [client])

  return useCallback(
    (element: HTMLElement | null, itemId: string) => {
      if (!element || !user || recommendationId === undefined) return
      const eventId = `seen-${recommendationId}-${itemId}`
      if (reported.current.has(eventId)) return
      const observer = new IntersectionObserver(
        (changes) => {
          if (!changes.some(({ isIntersecting }) => isIntersecting)) return
          observer.disconnect()
          reported.current.add(eventId)
          const occurredAt = new Date().toISOString()
          waiting.current.set(eventId, { eventId, kind: 'IMPRESSION', itemId, recommendationId, occurredAt })
        },
        { threshold: SEEN_PART },
      )
      observer.observe(element)
      return () => observer.disconnect()
    },
    [user, recommendationId],
  )
}
