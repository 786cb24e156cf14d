import type { OperationVariables, TypedDocumentNode } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import { useState } from 'react'
import { type Problem, problemOf } from './problem.ts'

/** Writes of a page. One at a time; a write while another is pending is ignored. */
export interface Writing {
  /** What was written last, as a sentence for the user; empty before the first write. */
  readonly done: string
  readonly problem: Problem | undefined
  /** Everything that was wrong with the last write, with paths as far as the mutation asks for them. */
  readonly refusals: Payload['problems']
  readonly isBusy: boolean
  /**
   * Sends a mutation. Resolves to its payload; null if it was refused.
   *
   * @param done the sentence for the user once it is written
   * @param payloadOf reads the payload of the mutation
   */
  write<T, V extends OperationVariables, P extends Payload>(
    mutation: TypedDocumentNode<T, V>,
    variables: V,
    done: string,
    payloadOf: (data: T) => P | null,
  ): Promise<P | null>
}

interface Payload {
  readonly problems: readonly {
    readonly code: string
    readonly message: string
    readonly path?: readonly string[]
  }[]
}

/** @param onWritten called after every write, so that the page can reload */
export function useWriting(onWritten: () => void): Writing {
  const client = useApolloClient()
  const [done, setDone] = useState('')
  const [problem, setProblem] = useState<Problem>()
  const [refusals, setRefusals] = useState<Payload['problems']>([])
  const [isBusy, setBusy] = useState(false)

  const fail = (refusal: Problem) => {
    setProblem(refusal)
    return null
  }

  return {
    done,
    problem,
    refusals,
    isBusy,
    async write(mutation, variables, sentence, payloadOf) {
      if (isBusy) return null
      setBusy(true)
      setRefusals([])
      try {
        // The client types a mutation's variables by whether it has any.
        const { data } = await client.mutate({ mutation, variables } as Parameters<typeof client.mutate>[0])
        const payload = data ? payloadOf(data as Parameters<typeof payloadOf>[0]) : null
        if (payload === null) return fail(NO_RESULT)
        setRefusals(payload.problems)
        const [refused] = payload.problems
        if (refused) return fail({ ...NO_RESULT, ...refused })
        setProblem(undefined)
        setDone(sentence)
        onWritten()
        return payload
      } catch (error) {
        return fail(problemOf(error))
      } finally {
        setBusy(false)
      }
    },
  }
}

const NO_RESULT: Problem = {
  code: 'UNAVAILABLE',
  title: 'This was not accepted',
  message: 'The API returned no result.',
  hint: null,
  isPassing: true,
}
