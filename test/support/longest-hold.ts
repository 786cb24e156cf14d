import { closeSync, existsSync, openSync, readSync } from 'node:fs'

/** Scheduler statistics of the reading thread: ns on a core, ns waiting for a core, and number of time slices. */
const SCHEDULED = '/proc/thread-self/schedstat'

/**
 * The longest time that this thread blocked the event loop while `work` ran, ms: its CPU time between two turns of the
 * loop. Waiting for a core or for garbage collector threads depends on the load of the machine and does not count. Only
 * Linux reports it, with the resolution of its scheduler tick; elsewhere the elapsed time counts.
 */
export async function longestHoldMs(work: () => Promise<unknown>): Promise<number> {
  const computed = computedTime()
  let longestMs = 0
  let last = computed.ms()
  const look = () => {
    const now = computed.ms()
    longestMs = Math.max(longestMs, now - last)
    last = now
  }
  const timer = setInterval(look, 1)
  try {
    await work()
    look()
    return longestMs
  } finally {
    clearInterval(timer)
    computed.close()
  }
}

/** CPU time of this thread since its start. */
function computedTime(): { readonly ms: () => number; readonly close: () => void } {
  if (!existsSync(SCHEDULED)) return { ms: () => performance.now(), close: () => undefined }
  const file = openSync(SCHEDULED, 'r')
  const buffer = Buffer.alloc(128)
  return {
    ms: () =>
      Number.parseInt(buffer.toString('latin1', 0, readSync(file, buffer, 0, buffer.length, 0)), 10) / 1e6,
    close: () => closeSync(file),
  }
}
