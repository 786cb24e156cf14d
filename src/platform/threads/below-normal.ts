import { constants, getPriority, setPriority } from 'node:os'

const { PRIORITY_BELOW_NORMAL } = constants.priority

/**
 * From now on this thread gets less of the processor than others where they share cores; never more than it had. Only Linux
 * has a priority of a thread's own; elsewhere it would be the whole process's, and nothing is done.
 */
export function runBelowNormal(): void {
  // A process that was started to go last goes on doing so, and need not be allowed to raise a priority.
  if (process.platform === 'linux' && getPriority() < PRIORITY_BELOW_NORMAL) {
    setPriority(PRIORITY_BELOW_NORMAL)
  }
}
