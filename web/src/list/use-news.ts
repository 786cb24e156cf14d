import { useEffect, useState } from 'react'
import { type EventKind, NewestEventDocument } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'

const SHOWN_MS = 15_000

const WORDS: Readonly<Partial<Record<EventKind, string>>> = {
  CLICK: 'opened',
  VIEW: 'viewed',
  PLAY: 'played',
  LIKE: 'liked',
  SAVE: 'saved',
  SHARE: 'shared',
  COMMENT: 'commented on',
  RATING: 'rated',
  CART: 'put into the cart',
  PURCHASE: 'bought',
  HIDE: 'dismissed',
}

/**
 * What the user did just now, if not on this page: "Changed just now: they liked Cold Harbor." Empty otherwise, and some time
 * later.
 *
 * @param changed watermark of the newest change of the list
 */
export function useNews(userId: string, changed: string | null, isOwn: (eventId: string) => boolean): string {
  const answer = useAnswer(NewestEventDocument, { userId })
  const { askAgain, data } = answer
  const event = data?.user?.events?.nodes[0]
  const newest = data && (event?.eventId ?? '')
  const [known, setKnown] = useState<string>()
  if (known === undefined && newest !== undefined) setKnown(newest)
  useEffect(() => {
    if (changed !== null) askAgain()
  }, [changed, askAgain])
  useEffect(() => {
    if (newest === undefined || newest === known) return
    const timer = setTimeout(() => setKnown(newest), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [newest, known])
  if (!event || known === undefined || event.eventId === known || isOwn(event.eventId)) return ''
  return `Changed just now: they ${WORDS[event.kind] ?? 'used'} ${event.item?.title ?? 'an item'}.`
}
