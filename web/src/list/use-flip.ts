import { type RefObject, useLayoutEffect, useRef } from 'react'

const DURATION_MS = 380

/** Animates the children of a list (`data-id`) from their old to their new positions, unless reduced motion is preferred. */
export function useFlip(list: RefObject<HTMLElement | null>, order: string): void {
  const tops = useRef(new Map<string, number>())
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new order triggers the animation
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    const now = new Map<string, number>()
    for (const child of element.querySelectorAll<HTMLElement>('[data-id]')) {
      const id = child.dataset.id ?? ''
      const before = tops.current.get(id)
      now.set(id, child.offsetTop)
      if (isStill || before === child.offsetTop) continue
      const start =
        before === undefined
          ? { opacity: 0, transform: 'translateY(12px)' }
          : { transform: `translateY(${before - child.offsetTop}px)` }
      child.animate([start, { opacity: 1, transform: 'none' }], {
        duration: DURATION_MS,
        easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)',
      })
    }
    tops.current = now
  }, [list, order])
}
