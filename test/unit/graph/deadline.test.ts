import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { startDeadline } from '../../../src/graph/deadline.ts'

describe('startDeadline', () => {
  it('aborts when its time is up, and says that this is why', async () => {
    const deadline = startDeadline(10)
    expect([deadline.signal.aborted, deadline.isOver]).toEqual([false, false])
    await sleep(40)
    expect([deadline.signal.aborted, deadline.isOver]).toEqual([true, true])
  })

  it('counts from its start, although its signal is asked for later', async () => {
    const deadline = startDeadline(10)
    await sleep(40)
    expect([deadline.signal.aborted, deadline.isOver]).toEqual([true, true])
  })

  it('ended before anybody asks for its signal, gives one that has aborted', () => {
    const deadline = startDeadline(60_000)
    deadline.end()
    expect([deadline.signal.aborted, deadline.isOver]).toEqual([true, false])
  })

  it('aborts with the signal it was started under, for its reason, and is not over', () => {
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

  it('started under a signal that has aborted, has aborted', () => {
    expect(startDeadline(60_000, AbortSignal.abort('enough')).signal.reason).toBe('enough')
  })

  it('ended in time, never is over, and no longer follows anybody', async () => {
    const caller = new AbortController()
    const deadline = startDeadline(10, caller.signal)
    deadline.end()
    caller.abort('enough')
    await sleep(40)
    expect(deadline.isOver).toBe(false)
    expect(deadline.signal.reason).not.toBe('enough')
  })
})
