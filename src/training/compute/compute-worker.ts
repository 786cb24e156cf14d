import { constants, setPriority } from 'node:os'
import { COMPUTATIONS, type ComputationName, type InputOf, type ResultOf } from './computations.ts'

/** One task of a worker thread. */
export interface ComputeTask<Name extends ComputationName = ComputationName> {
  readonly name: Name
  readonly input: InputOf<Name>
}

// The event loop goes first where they share cores: requests and writes are waited for. Only Linux has a priority of a
// thread's own; elsewhere it would be the whole process's.
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL)

/** What the thread pool calls in a worker thread. */
export default function compute<Name extends ComputationName>(task: ComputeTask<Name>): ResultOf<Name> {
  const computation = COMPUTATIONS[task.name] as (input: InputOf<Name>) => ResultOf<Name>
  return computation(task.input)
}
