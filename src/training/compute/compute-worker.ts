import { COMPUTATIONS, type ComputationName, type InputOf, type ResultOf } from './computations.ts'

/** One task of a worker thread. */
export interface ComputeTask<Name extends ComputationName = ComputationName> {
  readonly name: Name
  readonly input: InputOf<Name>
}

/** What the thread pool calls in a worker thread. */
export default function compute<Name extends ComputationName>(task: ComputeTask<Name>): ResultOf<Name> {
  const computation = COMPUTATIONS[task.name] as (input: InputOf<Name>) => ResultOf<Name>
  return computation(task.input)
}
