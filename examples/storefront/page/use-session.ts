import { useMemo } from 'react'
import type { SessionInput } from '../__generated__/graphql.ts'
import { useShop } from './shop.tsx'
import { useVisitor } from './visitor.ts'

/** The session for a query: what an anonymous visitor did. Null for a user, whose token says who they are. */
export function useSession(): SessionInput | null {
  const { user } = useShop()
  const { events } = useVisitor()
  return useMemo(() => {
    if (user) return null
    // Ids are for the sign-in alone.
    return { events: events.map(({ eventId: _, ...event }) => event) }
  }, [user, events])
}
