import { useAttune } from '@attune/react'
import type { TypedDocumentString } from '../__generated__/graphql.ts'

interface Written {
  readonly result: { readonly problems: readonly { readonly message: string }[] } | null
}

/** A function that writes, and rejects if Attune refuses: expected failures are data, in `problems`. */
export function useWrite() {
  const attune = useAttune()
  return async <V extends object>(document: TypedDocumentString<Written, V>, variables: V): Promise<void> => {
    const { result } = await attune.query<Written, V>(document, variables)
    if (!result) throw new Error('Attune returned no result.')
    const [problem] = result.problems
    if (problem) throw new Error(problem.message)
  }
}
