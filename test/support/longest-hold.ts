import { closeSync, existsSync, openSync, readSync } from 'node:fs'

/** Of the thread that reads it: nanoseconds on a core, nanoseconds ready without one, and turns on a core. */
const SCHEDULED = '/proc/thread-self/schedstat'

/**
 * The longest that the event loop was held while `work` went on, ms: what passed between two of its turns, less the time
 * in which this thread was ready and other threads or processes had the cores. That is known on Linux alone; elsewhere
 * everything counts.
 */
export async function longestHoldMs(work: () => Promise<unknown>): Promise<number> {
  const queued = queuedTime()
  let longestMs = 0
  let last = performance.now()
  let lastQueued = queued.ms()
  const look = () => {
    const now = performance.now()
    const nowQueued = queued.ms()
    longestMs = Math.max(longestMs, now - last - (nowQueued - lastQueued))
    last = now
    lastQueued = nowQueued
  }
  const timer = setInterval(look, 1)
  try {
    await work()
    look()
    return longestMs
  } finally {
    clearInterval(timer)
    queued.close()
  }
}

/** How long this thread was ready and had to wait for a core, since it began. */
function queuedTime(): { readonly ms: () => number; readonly close: () => void } {
  if (!existsSync(SCHEDULED)) return { ms: () => 0, close: () => undefined }
  const file = openSync(SCHEDULED, 'r')
  const buffer = Buffer.alloc(128)
  return {
    ms: () => {
      const length = readSync(file, buffer, 0, buffer.length, 0)
      const [, nanoseconds] = buffer.toString('latin1', 0, length).split(' ')
      return Number(nanoseconds) / 1e6
    },
    close: () => closeSync(file),
  }
}
