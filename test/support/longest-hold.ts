import { closeSync, existsSync, openSync, readSync } from 'node:fs'

/** Of the thread that reads it: nanoseconds on a core, nanoseconds ready without one, and turns on a core. */
const SCHEDULED = '/proc/thread-self/schedstat'

/**
 * The longest that the event loop was held by what this thread computed while `work` went on, ms: its time on a core
 * between two turns of the loop. What it waited for meanwhile, a core or a thread that collects garbage, says how busy the
 * machine is. That is known on Linux alone, to a tick of its scheduler; elsewhere all that passed counts.
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

/** How long this thread was on a core, since it began. */
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
