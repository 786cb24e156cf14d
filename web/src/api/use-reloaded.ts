import { useEffect, useState } from 'react'

/** Asks for the figures again while the page is visible. */
export function useReloaded(everyMs: number, isAsking: boolean, askAgain: () => void): void {
  useEffect(() => {
    if (isAsking) return
    const timer = setInterval(() => {
      if (!document.hidden) askAgain()
    }, everyMs)
    return () => clearInterval(timer)
  }, [everyMs, isAsking, askAgain])
}

/** The current time, epoch milliseconds, which moves while the page is visible. */
export function useNow(everyMs: number): number {
  const [nowMs, setNow] = useState(Date.now)
  useReloaded(everyMs, false, () => setNow(Date.now()))
  return nowMs
}
