/** Where an item is shown. */
export interface Shown {
  readonly itemId: string
  /** The list that it is an entry of. */
  readonly recommendationId: string
  /** The place of the list in the application, such as `home/top`. */
  readonly place?: string
}

/** Share of an entry that must be on the screen, 0-1. */
const SEEN_PART = 0.5
/** How long, milliseconds. */
const SEEN_MS = 1_000

/** Finds out which entries of lists a visitor saw: half visible for a second, once a list and place. */
export class Impressions {
  /** True if the impression was taken; otherwise it may come again. */
  readonly #onSeen: (shown: Shown) => boolean
  readonly #shown = new Map<Element, Shown>()
  readonly #timers = new Map<Element, ReturnType<typeof setTimeout>>()
  readonly #seen = new Set<string>()
  #observer: IntersectionObserver | undefined

  constructor(onSeen: (shown: Shown) => boolean) {
    this.#onSeen = onSeen
  }

  /** Watches an element. Returns what ends it. */
  watch(element: Element, shown: Shown): () => void {
    this.#observer ??= new IntersectionObserver((changes) => this.#onChange(changes), {
      threshold: SEEN_PART,
    })
    this.#shown.set(element, shown)
    this.#observer.observe(element)
    return () => {
      this.#observer?.unobserve(element)
      this.#shown.delete(element)
      this.#clear(element)
    }
  }

  #onChange(changes: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, intersectionRatio } of changes) {
      this.#clear(target)
      // Over the threshold by rounding alone is enough.
      if (isIntersecting && intersectionRatio >= SEEN_PART - 0.01) this.#start(target)
    }
  }

  #start(element: Element): void {
    const look = () => {
      const shown = this.#shown.get(element)
      if (shown === undefined) return
      // In a tab in the background nothing is seen.
      if (document.visibilityState === 'hidden')
        return void this.#timers.set(element, setTimeout(look, SEEN_MS))
      const place = JSON.stringify([shown.recommendationId, shown.place, shown.itemId])
      if (!this.#seen.has(place) && this.#onSeen(shown)) this.#seen.add(place)
    }
    this.#timers.set(element, setTimeout(look, SEEN_MS))
  }

  #clear(element: Element): void {
    clearTimeout(this.#timers.get(element))
    this.#timers.delete(element)
  }
}
