import { constants, setPriority } from 'node:os'
import { AttuneError } from '../../domain/errors.ts'
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

// The event loop goes first where they share cores: requests and writes are waited for. Only Linux has a priority of a
// thread's own; elsewhere it would be the whole process's.
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL)

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
