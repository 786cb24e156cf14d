import { useEffect, useLayoutEffect } from 'react'
import { keepTop, keptTop } from './history-entry.ts'

/** Browsers refuse more than about six changes of the history a second. */
const PAUSE_MS = 200
/** A page that is still shorter after this long is scrolled as far as it goes. */
const WAIT_MS = 4_000

/** A page that is entered is restored within this time, if it is another one. */
const ENTER_MS = 500

/** Until when, on the clock of `performance`, the browser scrolls for another page: that is not kept. */
let enteringUntil = 0
let isRestoring = false

/** Starts a new page at its top, and one that is entered again (Back, reload) where it was left. */
export function useKeptScroll(place: string): void {
  useEffect(() => {
    window.history.scrollRestoration = 'manual'
    let timer: ReturnType<typeof setTimeout> | undefined
    const onScroll = () => {
      if (isRestoring || performance.now() < enteringUntil) return
      clearTimeout(timer)
      timer = setTimeout(() => keepTop(window.scrollY), PAUSE_MS)
    }
    const onLeave = () => {
      clearTimeout(timer)
      enteringUntil = performance.now() + ENTER_MS
    }
    window.addEventListener('scroll', onScroll, { passive: true })
    window.addEventListener('popstate', onLeave)
    return () => {
      window.removeEventListener('scroll', onScroll)
      window.removeEventListener('popstate', onLeave)
      clearTimeout(timer)
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each place has its own
  useLayoutEffect(() => restore(keptTop()), [place])
}

/** Scrolls as soon as the page is long enough, unless the user scrolls first. */
function restore(top: number): () => void {
  const start = performance.now()
  let frame = 0
  const stop = () => {
    cancelAnimationFrame(frame)
    isRestoring = false
    for (const name of USER_ACTS) window.removeEventListener(name, stop)
  }
  const step = () => {
    window.scrollTo(0, top)
    if (Math.abs(window.scrollY - top) > 1 && performance.now() - start < WAIT_MS) {
      frame = requestAnimationFrame(step)
      return
    }
    // The event of the last scroll comes with the next frame.
    frame = requestAnimationFrame(stop)
  }
  isRestoring = true
  for (const name of USER_ACTS) window.addEventListener(name, stop, { passive: true })
  step()
  return stop
}

const USER_ACTS = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const
