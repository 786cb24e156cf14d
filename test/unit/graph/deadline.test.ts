import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { startDeadline } from '../../../src/graph/deadline.ts'

describe('startDeadline', () => {
  it('aborts after its time, with that reason', async () => {
    const deadline = startDeadline(200)
    expect([deadline.signal.aborted, deadline.isOver]).toEqual([false, false])
    await sleep(250)
    expect([deadline.signal.aborted, deadline.isOver]).toEqual([true, true])
  })

  it('counts from its start, even if its signal is read later', async () => {
    const deadline = startDeadline(10)
    await sleep(40)
    expect([deadline.signal.aborted, deadline.isOver]).toEqual([true, true])
  })

  it('gives an aborted signal after its end', () => {
    const deadline = startDeadline(60_000)
    deadline.end()
    expect([deadline.signal.aborted, deadline.isOver]).toEqual([true, false])
  })

  it('aborts with its parent signal, for the same reason, and is not over', () => {
    const caller = new AbortController()
    const deadline = startDeadline(60_000, caller.signal)
    caller.abort('enough')
    expect([deadline.signal.aborted, deadline.signal.reason, deadline.isOver]).toEqual([
      true,
      'enough',
      false,
    ])
    deadline.end()
  })

  it('is aborted if its parent signal is aborted', () => {
    expect(startDeadline(60_000, AbortSignal.abort('enough')).signal.reason).toBe('enough')
  })

  it('gives more time when it is extended, before and after its signal is used', async () => {
    const [early, late] = [startDeadline(200), startDeadline(200)]
    expect(late.signal.aborted).toBe(false)
    for (const deadline of [early, late]) deadline.extend(60_000)
    await sleep(250)
    expect([early.isOver, early.signal.aborted, late.isOver, late.signal.aborted]).toEqual(
      Array(4).fill(false),
    )
    for (const deadline of [early, late]) deadline.end()
  })

  it('is never over after an end in time, and no longer follows its parent', async () => {
    const caller = new AbortController()
    const deadline = startDeadline(10, caller.signal)
    deadline.end()
    caller.abort('enough')
    await sleep(40)
    expect(deadline.isOver).toBe(false)
    expect(deadline.signal.reason).not.toBe('enough')
  })
})
