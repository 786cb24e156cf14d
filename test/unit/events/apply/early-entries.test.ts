import { describe, expect, it } from 'vitest'
import type { InteractionEvent } from '../../../../src/domain/event.ts'
import { applyEntries } from '../../../../src/events/apply/apply-entries.ts'
import { KEPT_EVENTS } from '../../../../src/events/fold-events.ts'
import { GraphError } from '../../../../src/graph/graph-error.ts'
import { aheadIn, countOf, crowd, event, gated, openBoth, serving } from '../../../support/waiting-people.ts'

describe('an early entry', () => {
  /** An event that its edge no longer lists: newer events of the pair replaced it. */
  async function takeForgettable(take: (events: readonly InteractionEvent[]) => Promise<number>) {
    await take(crowd())
    await take(Array.from({ length: KEPT_EVENTS }, () => event('ana', { atMs: 9 })))
    return take([event('ana', { atMs: 1 })])
  }

  it('counts once after a crash, even if its edge no longer lists it', async () => {
    const [graph, journal] = await openBoth()
    const { apply } = gated(graph)
    const before = serving(graph, journal, apply)
    const position = await takeForgettable(before.take)
    expect(await before.seen(position, 'ana')).toBe(true)
    expect(await countOf(graph, 'ana')).toBe(KEPT_EVENTS + 1)
    expect(await aheadIn(graph, journal)).toHaveLength(KEPT_EVENTS + 1)
    const after = serving(graph, journal, (what, options) => applyEntries(graph, what, options))
    expect(await after.applier.seen(position, AbortSignal.timeout(10_000))).toBe(true)
    expect(await countOf(graph, 'ana')).toBe(KEPT_EVENTS + 1)
  })

  it('counts once if it is retried after a lost reply', async () => {
    const [graph, journal] = await openBoth()
    const { apply, open } = gated(graph)
    let lost = 1
    const { take, seen, applier } = serving(graph, journal, async (what, options) => {
      const applied = await apply(what, options)
      if (!('end' in what) && lost-- > 0) throw new GraphError('unavailable', 'the reply was lost')
      return applied
    })
    const position = await takeForgettable(take)
    expect(await seen(position, 'ana', 300)).toBe(false)
    expect(await seen(position, 'ana')).toBe(true)
    open()
    expect(await applier.seen(position, AbortSignal.timeout(10_000))).toBe(true)
    expect(await countOf(graph, 'ana')).toBe(KEPT_EVENTS + 1)
  })

  it('keeps its position if the journal is an older copy', async () => {
    const [graph, journal] = await openBoth()
    const { take, seen } = serving(graph, journal, gated(graph).apply)
    await take(crowd())
    const position = await take([event('ana')])
    expect(await seen(position, 'ana')).toBe(true)
    const [, copy] = await openBoth()
    Object.defineProperty(copy, 'id', { value: journal.id })
    const again = serving(graph, copy, (what, options) => applyEntries(graph, what, options))
    await expect.poll(() => copy.last).toBe(position)
    const next = await again.take([event('bo')])
    expect(next).toBe(position + 1)
    expect(await again.seen(next, 'bo')).toBe(true)
    expect(await countOf(graph, 'bo')).toBe(1)
  })

  it('is removed from the list once the cursor has passed it', async () => {
    const [graph, journal] = await openBoth()
    const { apply, open } = gated(graph)
    const { take, seen, applier } = serving(graph, journal, apply)
    await take(crowd())
    const first = await take([event('ana')])
    expect(await seen(first, 'ana')).toBe(true)
    expect(await aheadIn(graph, journal)).toEqual([first])
    open()
    expect(await applier.seen(first, AbortSignal.timeout(10_000))).toBe(true)
    expect(await aheadIn(graph, journal)).toEqual([])
  })
})
