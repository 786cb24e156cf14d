import { describe, expect, it } from 'vitest'
import { GroupTiming } from '../../../../src/events/journal/threaded-journal.ts'

/** Waits in milliseconds of callers that arrive at these instants while earlier groups are pending. */
function waitsOf(timing: GroupTiming, instants: readonly number[]): number[] {
  return instants.map((nowMs) => timing.callerCame(nowMs))
}

describe('the time of a flush', () => {
  it('is at once below four concurrent callers', () => {
    const timing = new GroupTiming()
    for (let nowMs = 0; nowMs < 20; nowMs++) {
      expect(timing.callerCame(nowMs)).toBe(0)
      timing.handedOver(nowMs)
      if (nowMs > 1) timing.answered(1)
    }
  })

  it('is three milliseconds after the last one if many callers arrived recently', () => {
    const timing = new GroupTiming()
    waitsOf(timing, [0, 0, 0, 0, 0, 0])
    timing.handedOver(10)
    expect(waitsOf(timing, [10.5, 11, 12])).toEqual([2.5, 2, 1])
    timing.answered(6)
    expect(timing.callerCame(14)).toBe(0)
  })

  it('is as soon as all callers of the last group are back', () => {
    const timing = new GroupTiming()
    for (let nowMs = 0; nowMs < 20; nowMs++) {
      const waits = waitsOf(timing, Array(8).fill(nowMs))
      expect(waits.at(-1)).toBe(0)
      if (nowMs > 0) expect(waits.at(-2)).toBeGreaterThan(0)
      timing.handedOver(nowMs)
      timing.answered(8)
    }
  })

  it('is at once again when there are few callers again', () => {
    const timing = new GroupTiming()
    waitsOf(timing, Array(6).fill(0))
    timing.handedOver(0)
    timing.answered(6)
    const waits = [1, 2, 3, 4, 5].map((nowMs) => {
      const wait = timing.callerCame(nowMs)
      timing.handedOver(nowMs)
      timing.answered(1)
      return wait
    })
    expect(waits).toEqual([2, 2, 2, 0, 0])
  })
})
