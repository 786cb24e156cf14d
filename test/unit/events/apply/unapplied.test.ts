import { describe, expect, it } from 'vitest'
import type { InteractionEvent } from '../../../../src/domain/event.ts'
import { Unapplied } from '../../../../src/events/apply/unapplied.ts'

const MOST = 10

/** A journal without applied entries, and their positions. */
function waiting() {
  const people: string[] = []
  const unapplied = new Unapplied(0, MOST)
  const entries = (after: number, end: number) =>
    people.slice(after, end).map((userId, index) => ({ position: after + index + 1, event: eventOf(userId) }))
  return {
    unapplied,
    /** One call with one event for each user. */
    come(...userIds: readonly string[]) {
      for (const userId of userIds) {
        people.push(userId)
        unapplied.came([eventOf(userId)], { verdicts: ['accepted'], position: people.length })
      }
    },
    look: (after: number, end: number) => unapplied.scanned(entries(after, end), end),
    passed: (end: number) =>
      unapplied.passed(
        entries(0, end).map(({ event }) => event),
        end,
      ),
    missing: (userId: string) =>
      unapplied.missing({ position: people.length, userId, isApplied: () => false, max: 50 }),
  }
}

function eventOf(userId: string): InteractionEvent {
  return { eventId: userId, userId, itemId: 'tea', kind: 'play', atMs: 5, value: null, count: 1 }
}

const others = (count: number) => Array.from({ length: count }, (_, n) => `other-${n}`)

describe('more pending events than memory holds', () => {
  it('are scanned in the journal and then known', () => {
    const { unapplied, come, look, missing } = waiting()
    come('ana', ...others(MOST), 'bo', 'ana')
    expect(unapplied.older).toEqual({ after: 0, last: MOST + 1 })
    expect(missing('ana')).toBeNull()
    look(0, 5)
    expect(missing('ana')).toBeNull()
    look(5, MOST + 1)
    expect(unapplied.older).toBeNull()
    expect(missing('ana')).toEqual([1, MOST + 3])
  })

  it('stay known up to the scanned position while more arrive', () => {
    const { unapplied, come, look, missing } = waiting()
    come('ana', ...others(MOST))
    look(0, 5)
    come('ana', ...others(MOST))
    // A scan that had started when the limit was reached.
    look(5, 8)
    expect(unapplied.older).toEqual({ after: 8, last: 2 * MOST + 2 })
    come('ana')
    expect(missing('ana')).toBeNull()
    look(8, 2 * MOST + 2)
    expect(missing('ana')).toEqual([1, MOST + 2, 2 * MOST + 3])
  })

  it('do not count once they are applied', () => {
    const { unapplied, come, passed, missing } = waiting()
    come(...others(MOST))
    passed(MOST)
    come('ana', ...others(MOST - 1))
    expect(unapplied.older).toBeNull()
    expect(missing('ana')).toEqual([MOST + 1, 2 * MOST])
  })
})
