import { useMemo } from 'react'
import { useAttune } from './attune-provider.tsx'

/** Takes the element of an entry, and null when it is removed. */
export type EntryRef = (element: Element | null) => void

/**
 * Tracks which entries of a list the visitor saw, each once. The returned function gives the `ref` of an item's element:
 * `<li ref={seen(item.id)}>`.
 *
 * @param recommendationId of the list; nothing is tracked before it is known
 * @param place of the list in the application, such as `home/top`
 */
export function useImpressions(
  recommendationId: string | undefined,
  place?: string,
): (itemId: string) => EntryRef {
  const attune = useAttune()
  return useMemo(() => {
    // One for each item, because React removes and adds a ref that is another one.
    const refs = new Map<string, EntryRef>()
    return (itemId) => {
      const known = refs.get(itemId)
      if (known) return known
      let end: (() => void) | undefined
      const ref: EntryRef = (element) => {
        end?.()
        const isShown = element !== null && recommendationId !== undefined
        end = isShown
          ? attune.watch(element, { itemId, recommendationId, ...(place !== undefined && { place }) })
          : undefined
      }
      refs.set(itemId, ref)
      return ref
    }
  }, [attune, recommendationId, place])
}
