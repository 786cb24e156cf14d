import { describe, expect, it } from 'vitest'
import { cursorsOf } from '../../../../src/graph/__generated__/queries.ts'
import { countOf, crowd, event, gated, lastly, openBoth, serving } from '../../../support/waiting-people.ts'

describe('a caller that waits while many events wait before theirs', () => {
  it('sees their event and all their earlier ones before other events are applied', async () => {
    const [graph, journal] = await openBoth()
    const { apply } = gated(graph)
    const { take, seen, applier } = serving(graph, journal, apply)
    await take(crowd())
    await take([event('ana'), event('bo')])
    const position = await take([event('ana', { itemId: 'cup' })])
    expect(await seen(position, 'ana')).toBe(true)
    expect(applier.applied).toBe(0)
    expect([await countOf(graph, 'ana'), await countOf(graph, 'ana', 'cup')]).toEqual([1, 1])
    expect([await countOf(graph, 'bo'), await countOf(graph, 'crowd-7')]).toEqual([0, 0])
  })

  it('sees all events of the awaited call, of other users too', async () => {
    const [graph, journal] = await openBoth()
    const { take, seen } = serving(graph, journal, gated(graph).apply)
    await take(crowd())
    await take([event('cy')])
    const position = await take([event('bo'), event('ana'), event('bo')])
    expect(await seen(position, 'dan')).toBe(true)
    expect([await countOf(graph, 'ana'), await countOf(graph, 'bo')]).toEqual([1, 2])
    expect(await countOf(graph, 'cy')).toBe(0)
  })

  it('has no event applied or reported twice once its turn has come', async () => {
    const [graph, journal] = await openBoth()
    const { apply, open } = gated(graph)
    const told = new Map<string, number>()
    const { take, seen, applier } = serving(graph, journal, apply, {
      applied(events, newPeople) {
        for (const { eventId } of events) told.set(eventId, (told.get(eventId) ?? 0) + 1)
        told.set('new people', (told.get('new people') ?? 0) + (newPeople.get('tea')?.users ?? 0))
      },
    })
    const events = [...crowd(), event('ana', { kind: 'like' }), event('ana', { kind: 'like' }), ...crowd()]
    const position = await take(events)
    const anaPosition = await take([event('ana', { kind: 'like' })])
    expect(await seen(anaPosition, 'ana')).toBe(true)
    expect(await countOf(graph, 'ana')).toBe(3)
    open()
    expect(await applier.seen(anaPosition, AbortSignal.timeout(20_000))).toBe(true)
    expect(await countOf(graph, 'ana')).toBe(3)
    expect(told.get('new people')).toBe(301)
    told.delete('new people')
    expect(new Set(told.values())).toEqual(new Set([1]))
    expect(told.size).toBe(position + 1)
    const [cursor] = await graph.run(cursorsOf, { journals: [journal.id] })
    expect(cursor).toMatchObject({ applied: anaPosition })
  })

  it('waits for the turn of long calls and of duplicates', async () => {
    const [graph, journal] = await openBoth()
    const { take, seen } = serving(graph, journal, gated(graph).apply)
    await take(crowd())
    const long = await take(crowd().slice(0, 21))
    expect(await seen(long, 'ana', 300)).toBe(false)
    expect(await seen(await take(crowd().slice(0, 20)), 'bo')).toBe(true)
    const known = event('ana')
    await take([known])
    expect(await seen(await take([known]), 'bo', 300)).toBe(false)
    expect(await countOf(graph, 'ana')).toBe(0)
  })

  it('waits for their turn while events of an earlier process wait', async () => {
    const [graph, journal] = await openBoth()
    await journal.append(crowd())
    const { apply, open } = gated(graph)
    const { take, seen } = serving(graph, journal, apply)
    const position = await take([event('ana')])
    expect(await seen(position, 'ana', 300)).toBe(false)
    open()
    expect(await seen(position, 'ana')).toBe(true)
  })

  it('waits for their turn if they have many events of their own', async () => {
    const [graph, journal] = await openBoth()
    const { take, seen } = serving(graph, journal, gated(graph).apply)
    await take(crowd())
    for (let n = 0; n < 49; n++) await take([event('ana')])
    expect(await seen(await take([event('ana')]), 'ana')).toBe(true)
    await take(Array.from({ length: 50 }, () => event('ana')))
    expect(await seen(await take([event('ana')]), 'ana', 300)).toBe(false)
  })

  it('waits for the current batch if it has one of their events, and sees the rest early', async () => {
    const [graph, journal] = await openBoth()
    const { apply, open, begun } = gated(graph)
    const { take, seen } = serving(graph, journal, apply)
    const events = [event('ana'), ...crowd()]
    const position = await take([...events, ...crowd(), event('ana')])
    await begun
    const next = await take([event('ana')])
    const seeing = seen(next, 'ana')
    expect(await seen(next, 'ana', 300)).toBe(false)
    expect(await countOf(graph, 'ana')).toBe(0)
    open()
    expect(await seeing).toBe(true)
    expect(await countOf(graph, 'ana')).toBe(3)
    expect(next).toBe(position + 1)
  })

  it('gets an answer in time if the graph hangs', async () => {
    const [graph, journal] = await openBoth()
    const { apply, open } = gated(graph)
    let end = () => {}
    const hung = new Promise<void>((resolve) => {
      end = resolve
    })
    lastly.push(async () => end())
    const { take, seen } = serving(graph, journal, async (what, options) => {
      if (!('end' in what)) await hung
      return apply(what, options)
    })
    await take(crowd())
    const position = await take([event('ana')])
    expect(await seen(position, 'ana', 200)).toBe(false)
    end()
    open()
    expect(await seen(position, 'ana')).toBe(true)
  })

  it('is served with others at once, by one transaction after the other', async () => {
    const [graph, journal] = await openBoth()
    let [running, most, early] = [0, 0, 0]
    const { apply } = gated(graph)
    const { take, seen } = serving(graph, journal, async (what, options) => {
      if ('end' in what) return apply(what, options)
      early++
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, 20))
      return apply(what, options).finally(() => running--)
    })
    await take(crowd())
    const names = Array.from({ length: 30 }, (_, n) => `one-${n}`)
    const positions = await Promise.all(names.map((name) => take([event(name)])))
    const answers = await Promise.all(names.map((name, n) => seen(positions[n] ?? 0, name)))
    expect(new Set(answers)).toEqual(new Set([true]))
    expect(most).toBe(1)
    expect(early).toBeLessThan(4)
    for (const name of names) expect(await countOf(graph, name)).toBe(1)
  })
})
