import { closeSync, openSync, readSync } from 'node:fs'

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
  const timer = setInterval(() => {
    const now = performance.now()
    const nowQueued = queued.ms()
    longestMs = Math.max(longestMs, now - last - (nowQueued - lastQueued))
    last = now
    lastQueued = nowQueued
  }, 1)
  try {
    await work()
    return longestMs
  } finally {
    clearInterval(timer)
    queued.close()
  }
}

/** How long this process' first thread was ready and had to wait for a core, since it began. */
function queuedTime(): { readonly ms: () => number; readonly close: () => void } {
  if (process.platform !== 'linux') return { ms: () => 0, close: () => undefined }
  const file = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r')
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
