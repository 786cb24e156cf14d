import { useApolloClient } from '@apollo/client/react'
import { useCallback, useEffect, useRef } from 'react'
import { type EventInput, RecordDocument } from './__generated__/graphql.ts'

/** An entry of a list on the screen. */
export interface Entry {
  readonly userId: string
  readonly recommendationId: string
  readonly itemId: string
}

/** Part of an entry that has to be on the screen to count as seen. */
const SEEN_PART = 0.5

/** Impressions are sent together, this often. */
const SEND_INTERVAL_MS = 1_000

/**
 * Reports entries once they were on the screen. Give what it returns to an entry's `ref`. An impression's id is made of
 * list and item, so one that is sent again after a lost answer still counts once.
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
    // What waits would be lost with the page.
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
