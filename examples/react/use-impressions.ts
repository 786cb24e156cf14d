import { useApolloClient } from '@apollo/client/react'
import { useCallback, useEffect, useRef } from 'react'
import { type EventInput, RecordDocument } from './__generated__/graphql.ts'

/** An entry of a list on the screen. */
export interface Entry {
  readonly userId: string
  readonly recommendationId: string
  readonly itemId: string
}

/** Share of an entry that must be on the screen to count as seen, 0-1. */
const SEEN_PART = 0.5

/** Interval at which collected impressions are sent. */
const SEND_INTERVAL_MS = 1_000

/**
 * Reports impressions of entries that were on the screen. Pass the returned function to an entry's `ref`. An impression's
 * id derives from list and item, so a retry after a lost response counts once.
 */
export function useImpressions(): (element: HTMLElement | null, entry: Entry) => () => void {
  const client = useApolloClient()
  const waiting = useRef(new Map<string, EventInput>())
  const sent = useRef(new Set<string>())

  const send = useCallback(async () => {
    const events = [...waiting.current.values()]
    if (events.length === 0) return
    waiting.current.clear()
    for (const { eventId } of events) sent.current.add(String(eventId))
    const again = () => {
      for (const event of events) waiting.current.set(String(event.eventId), event)
    }
    await client.mutate({ mutation: RecordDocument, variables: { events } }).catch(again)
  }, [client])

  useEffect(() => {
    const timer = setInterval(send, SEND_INTERVAL_MS)
    // Pending impressions would be lost with the page.
    const onHide = () => void send()
    document.addEventListener('visibilitychange', onHide)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onHide)
      void send()
    }
  }, [send])

  return useCallback((element: HTMLElement | null, { userId, recommendationId, itemId }: Entry) => {
    const eventId = `seen-${recommendationId}-${itemId}`
    const observer = new IntersectionObserver(
      (changes) => {
        if (!changes.some(({ isIntersecting }) => isIntersecting) || sent.current.has(eventId)) return
        const occurredAt = new Date().toISOString()
        waiting.current.set(eventId, {
          eventId,
          userId,
          itemId,
          recommendationId,
          kind: 'IMPRESSION',
          occurredAt,
        })
        observer.disconnect()
      },
      { threshold: SEEN_PART },
    )
    if (element) observer.observe(element)
    return () => observer.disconnect()
  }, [])
}
