import { useAttune } from '@attune/react'
import { DismissDocument, UndoDismissalDocument } from '../__generated__/graphql.ts'

interface Payload {
  readonly problems: readonly { readonly message: string }[]
}

/** Hides items for good, and undoes it. The next list reflects it. Both reject if Attune refuses. */
export function useDismissal() {
  const attune = useAttune()
  return {
    async dismiss(itemId: string): Promise<void> {
      expectDone((await attune.query(DismissDocument, { itemId })).dismiss)
    },
    async undo(itemId: string): Promise<void> {
      expectDone((await attune.query(UndoDismissalDocument, { itemId })).undoDismissal)
    },
  }
}

/** @throws Error if the write was refused: expected failures are data, in `problems` */
function expectDone(payload: Payload | null): void {
  if (!payload) throw new Error('Attune returned no result.')
  const [problem] = payload.problems
  if (problem) throw new Error(problem.message)
}
