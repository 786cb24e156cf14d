import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Impressions, type Shown } from '../src/impressions.ts'

/** What a browser says of elements on the screen, as the test wants it. */
let scroll: (changes: readonly { target: unknown; intersectionRatio: number }[]) => void = () => undefined
let page = { visibilityState: 'visible' }

beforeEach(() => {
  vi.useFakeTimers()
  page = { visibilityState: 'visible' }
  vi.stubGlobal('document', page)
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe = () => undefined
      unobserve = () => undefined
      constructor(onChange: (changes: readonly object[]) => void) {
        scroll = (changes) =>
          onChange(changes.map((change) => ({ ...change, isIntersecting: change.intersectionRatio > 0 })))
      }
    },
  )
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const TEA: Shown = { itemId: 'tea', recommendationId: 'list-1', place: 'home' }
const element = (name: string) => ({ name }) as unknown as Element

/** Elements that are watched, and what was seen of them. */
function watching(isTaken: () => boolean = () => true) {
  const seen: Shown[] = []
  const impressions = new Impressions((shown) => {
    if (isTaken()) seen.push(shown)
    return isTaken()
  })
  return { impressions, seen }
}

describe('an entry of a list', () => {
  it.each([
    { what: 'half of it for a second', ratio: 0.5, forMs: 1_000, times: 1 },
    { what: 'half of it for less', ratio: 0.5, forMs: 990, times: 0 },
    { what: 'less than half of it', ratio: 0.4, forMs: 5_000, times: 0 },
  ])('is seen $times times if the screen showed $what', ({ ratio, forMs, times }) => {
    const { impressions, seen } = watching()
    const target = element('a')
    impressions.watch(target, TEA)
    scroll([{ target, intersectionRatio: ratio }])
    vi.advanceTimersByTime(forMs)
    scroll([{ target, intersectionRatio: 0 }])
    vi.advanceTimersByTime(10_000)
    expect(seen).toHaveLength(times)
  })

  it('is seen once a list and place, however often it comes into view', () => {
    const { impressions, seen } = watching()
    const shown = [TEA, TEA, { ...TEA, place: 'cart' }, { ...TEA, recommendationId: 'list-2' }]
    for (const [index, one] of shown.entries()) {
      const target = element(String(index))
      const end = impressions.watch(target, one)
      scroll([{ target, intersectionRatio: 1 }])
      vi.advanceTimersByTime(1_000)
      end()
    }
    expect(seen).toEqual([TEA, ...shown.slice(2)])
  })

  it('is not seen after it was removed', () => {
    const { impressions, seen } = watching()
    const target = element('a')
    const end = impressions.watch(target, TEA)
    scroll([{ target, intersectionRatio: 1 }])
    end()
    vi.advanceTimersByTime(5_000)
    expect(seen).toEqual([])
  })

  it('is seen in a tab in the background once the visitor comes back', () => {
    const { impressions, seen } = watching()
    const target = element('a')
    impressions.watch(target, TEA)
    page.visibilityState = 'hidden'
    scroll([{ target, intersectionRatio: 1 }])
    vi.advanceTimersByTime(5_000)
    expect(seen).toEqual([])
    page.visibilityState = 'visible'
    vi.advanceTimersByTime(1_000)
    expect(seen).toEqual([TEA])
  })

  it('may be seen later if the visitor had not agreed yet', () => {
    let hasAgreed = false
    const { impressions, seen } = watching(() => hasAgreed)
    const target = element('a')
    impressions.watch(target, TEA)
    for (const agreed of [false, true]) {
      hasAgreed = agreed
      scroll([{ target, intersectionRatio: 1 }])
      vi.advanceTimersByTime(1_000)
    }
    expect(seen).toEqual([TEA])
  })
})
