import { type RefObject, useLayoutEffect } from 'react'

/** Moves the focus to the entry that takes the place of the one that had it, when that one leaves the list. */
export function useKeptFocus(list: RefObject<HTMLElement | null>, order: string): void {
  // Read before the change of the page: an element that is removed loses the focus.
  const place = [...(list.current?.children ?? [])].findIndex((entry) =>
    entry.contains(document.activeElement),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place belongs to the order before
  useLayoutEffect(() => {
    const entries = list.current?.children
    if (place < 0 || !entries || document.activeElement !== document.body) return
    entries[Math.min(place, entries.length - 1)]?.querySelector('a')?.focus({ preventScroll: true })
  }, [list, order])
}
