import { describe, expect, it } from 'vitest'
import { EVENTS_AT_ONCE, Pace } from '../../../../src/events/apply/pace.ts'

const BATCH = { tookMs: 100, waiting: 0, isAwaited: false, restShare: 0.25 }
const BEHIND = { ...BATCH, waiting: EVENTS_AT_ONCE + 1 }

/** After batches of 200 events in 100 ms: two events per millisecond. */
function steady(): Pace {
  const pace = new Pace()
  for (let batch = 0; batch < 50; batch++) pace.applied(200, 100)
  return pace
}

describe('the pace of an applier', () => {
  it('estimates the time to apply events from earlier batches', () => {
    expect(steady().estimateMs(1_000)).toBeGreaterThanOrEqual(500)
    expect(steady().estimateMs(1_000)).toBeLessThan(510)
  })

  it('is never zero, even after a batch without progress', () => {
    const pace = new Pace()
    for (let batch = 0; batch < 100; batch++) pace.applied(0, 1_000)
    expect(pace.estimateMs(1)).toBeLessThanOrEqual(1_000)
  })

  it('batches events while it keeps up and no caller waits', () => {
    expect(steady().pauseAfter(BATCH)).toEqual({ why: 'gathering', ms: 30 })
    expect(steady().pauseAfter({ ...BATCH, isAwaited: true })).toBeNull()
  })

  it('leaves a share of the time to other work while it is behind', () => {
    expect(steady().pauseAfter(BEHIND)).toEqual({ why: 'pausing', ms: 25 })
    expect(steady().pauseAfter({ ...BEHIND, restShare: 0.9 })).toEqual({ why: 'pausing', ms: 90 })
  })

  it('does not pause for a waiting caller, unless it would be too late anyway', () => {
    expect(steady().pauseAfter({ ...BEHIND, isAwaited: true })).toBeNull()
    expect(steady().pauseAfter({ ...BEHIND, waiting: 1_900, isAwaited: true })).toBeNull()
    expect(steady().pauseAfter({ ...BEHIND, waiting: 2_100, isAwaited: true })).toEqual({
      why: 'pausing',
      ms: 25,
    })
  })
})
