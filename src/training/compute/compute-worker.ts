import { AttuneError } from '../../domain/errors.ts'
import { runBelowNormal } from '../../platform/threads/below-normal.ts'
import { COMPUTATIONS, type ComputationName, type InputOf, type ResultOf } from './computations.ts'

/** One task of a worker thread. */
export interface ComputeTask<Name extends ComputationName = ComputationName> {
  readonly name: Name
  readonly input: InputOf<Name>
}

/** What a task came to. An expected failure is data: between threads an error loses its code and its hint. */
export type Computed<Name extends ComputationName> =
  | { readonly result: ResultOf<Name> }
  | { readonly failure: Pick<AttuneError, 'code' | 'message' | 'hint'> }

// The event loop goes first: requests and writes are waited for.
runBelowNormal()

/** What the thread pool calls in a worker thread. */
export default function compute<Name extends ComputationName>(task: ComputeTask<Name>): Computed<Name> {
  const computation = COMPUTATIONS[task.name] as (input: InputOf<Name>) => ResultOf<Name>
  try {
    return { result: computation(task.input) }
  } catch (error) {
    if (!(error instanceof AttuneError)) throw error
    const { code, message, hint } = error
    return { failure: { code, message, hint } }
  }
}
