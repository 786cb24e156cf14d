import { useApolloClient } from '@apollo/client/react'
import { DismissDocument, UndoDismissalDocument } from '../__generated__/graphql.ts'
import { useShop } from './shop.tsx'
import { useTrack } from './use-track.ts'
import { removeSessionEvents } from './visitor.ts'

/** Hides items for good, and undoes it. For an anonymous visitor the session has it. Both reject if Attune refuses. */
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
      return watermarkOf(data?.dismiss)
    },
    async undo(itemId: string): Promise<string | null> {
      if (!user) {
        removeSessionEvents('HIDE', itemId)
        return null
      }
      const { data } = await client.mutate({ mutation: UndoDismissalDocument, variables: { itemId } })
      return watermarkOf(data?.undoDismissal)
    },
  }
}

interface Payload {
  readonly watermark: string | null
  readonly problems: readonly { readonly message: string }[]
}

/** @throws Error if the write was refused: expected failures are data, in `problems` */
function watermarkOf(payload: Payload | null | undefined): string | null {
  if (!payload) throw new Error('Attune returned no result.')
  const [problem] = payload.problems
  if (problem) throw new Error(problem.message)
  return payload.watermark
}
