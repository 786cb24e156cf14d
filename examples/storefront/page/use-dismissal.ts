import { useApolloClient } from '@apollo/client/react'
import { DismissDocument, UndoDismissalDocument } from '../__generated__/graphql.ts'
import { useShop } from './shop.tsx'
import { useTrack } from './use-track.ts'
import { removeSessionEvents } from './visitor.ts'

/** Hides items for good, and undoes it. For an anonymous visitor the session has it. */
export function useDismissal() {
  const client = useApolloClient()
  const { user } = useShop()
  const track = useTrack()
  return {
    /** Resolves to the watermark that the next list must have seen; null for a session, which holds the dismissal itself. */
    async dismiss(itemId: string): Promise<string | null> {
      if (!user) {
        await track({ kind: 'HIDE', itemId })
        return null
      }
      const { data } = await client.mutate({ mutation: DismissDocument, variables: { itemId } })
      return data?.dismiss?.watermark ?? null
    },
    async undo(itemId: string): Promise<string | null> {
      if (!user) {
        removeSessionEvents('HIDE', itemId)
        return null
      }
      const { data } = await client.mutate({ mutation: UndoDismissalDocument, variables: { itemId } })
      return data?.undoDismissal?.watermark ?? null
    },
  }
}
