import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY_MS } from '../../src/domain/duration.ts'
import { EMPTY_SPEC, type PlacementSpec } from '../../src/domain/placement.ts'
import { uniform } from '../../src/domain/random.ts'
import { livePlacements, placementsByKeys } from '../../src/graph/__generated__/queries.ts'
import { delegating, type GraphStore } from '../../src/graph/graph-store.ts'
import { orCancelled } from '../../src/graph/semaphore.ts'
import { LivePlacements } from '../../src/steering/live-placements.ts'
import { digestOf, publishDraft, rollBack, saveDrafts } from '../../src/steering/placement-versions.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { NOW_MS } from '../support/world.ts'

const EDITING = { nowMs: NOW_MS, by: 'merchandiser' }

const written = (spec: Partial<PlacementSpec>) => ({
  source: JSON.stringify(spec),
  spec: { ...EMPTY_SPEC, ...spec },
})

describe.each(ENGINES)('placements on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    let live: LivePlacements
    beforeAll(async () => {
      graph = await engine.open()
      live = new LivePlacements(graph)
    }, 120_000)
    afterAll(() => graph.close())

    const save = (key: string, spec: Partial<PlacementSpec>, expectedDigest: string | null = null) =>
      saveDrafts(graph, [{ key, surface: null, expectedDigest, ...written(spec) }], EDITING)
    const publish = (key: string, spec: Partial<PlacementSpec>, window = {}) =>
      publishDraft(
        graph,
        {
          key,
          expectedDigest: digestOf(written(spec).source),
          activeFromMs: null,
          activeUntilMs: null,
          note: null,
          ...window,
        },
        EDITING,
      )

    it('a draft applies when it is published, and not before', async () => {
      expect(await save('home', { diversity: 0.1 })).toBeNull()
      expect(await live.versionAt('home', NOW_MS)).toBeNull()
      expect(await publish('home', { diversity: 0.1 })).toBeNull()
      expect(await live.versionAt('home', NOW_MS)).toMatchObject({ number: 1, spec: { diversity: 0.1 } })
    })

    it('each publication has the next number, and another process learns of it', async () => {
      const other = new LivePlacements(graph)
      expect(await other.versionAt('home', NOW_MS)).toMatchObject({ number: 1 })
      await save('home', { diversity: 0.9 })
      await publish('home', { diversity: 0.9 })
      expect(await other.versionAt('home', NOW_MS)).toMatchObject({ number: 2, spec: { diversity: 0.9 } })
    })

    it('of two editors, the one who has not seen the newest draft gets a conflict', async () => {
      await save('cart', { diversity: 0.2 })
      const seen = digestOf(written({ diversity: 0.2 }).source)
      expect(await save('cart', { diversity: 0.3 }, seen)).toBeNull()
      expect(await save('cart', { diversity: 0.4 }, seen)).toMatchObject({
        code: 'CONFLICT',
        path: ['expectedDigest'],
      })
      expect(await publish('cart', { diversity: 0.4 })).toMatchObject({ code: 'CONFLICT' })
      expect(await publish('cart', { diversity: 0.3 })).toBeNull()
    })

    it('of two editors who begin with the published version, the second gets a conflict', async () => {
      const seen = digestOf(written({ diversity: 0.3 }).source)
      expect(await save('cart', { diversity: 0.5 }, seen)).toBeNull()
      expect(await save('cart', { diversity: 0.6 }, seen)).toMatchObject({ code: 'CONFLICT' })
      expect(await publish('cart', { diversity: 0.5 })).toBeNull()
      expect(await save('cart', { diversity: 0.6 }, seen)).toMatchObject({ code: 'CONFLICT' })
    })

    it('roll-back publishes an earlier spec under a new number', async () => {
      const undo = (number: number) => rollBack(graph, { key: 'home', number, note: 'too much' }, EDITING)
      expect(await undo(1)).toBeNull()
      expect(await live.versionAt('home', NOW_MS)).toMatchObject({ number: 3, spec: { diversity: 0.1 } })
      expect(await undo(9)).toMatchObject({ code: 'NOT_FOUND', path: ['number'] })
    })

    it('a version with a window applies within it, and the one before it outside', async () => {
      await save('mail', { diversity: 0.1 })
      await publish('mail', { diversity: 0.1 })
      await save('mail', { diversity: 0.5 })
      await publish(
        'mail',
        { diversity: 0.5 },
        { activeFromMs: NOW_MS + 1_000, activeUntilMs: NOW_MS + 2_000 },
      )
      const numberAt = async (ms: number) => (await live.versionAt('mail', NOW_MS + ms))?.number
      expect(await Promise.all([0, 999, 1_000, 1_999, 2_000].map(numberAt))).toEqual([1, 1, 2, 2, 1])
      // Lists that were made for it still have pages.
      expect(await new LivePlacements(graph).version('mail', 2, NOW_MS + 5_000)).toMatchObject({ number: 2 })
      expect(await live.version('mail', 3, NOW_MS)).toBeNull()
    })

    it('a version that ends applies until then, also if a later instant was asked for first', async () => {
      const later = new LivePlacements(graph)
      expect(await later.versionAt('mail', NOW_MS + 30 * DAY_MS)).toMatchObject({ number: 1 })
      expect(await later.versionAt('mail', NOW_MS + 1_500)).toMatchObject({ number: 2 })
      expect(await later.versionAt('mail', NOW_MS + 2_500)).toMatchObject({ number: 1 })
    })

    it('a caller who gives up takes the versions from no other', async () => {
      let begin = () => {}
      const started = new Promise<void>((resolve) => {
        begin = resolve
      })
      const slow = new LivePlacements({
        ...delegating(graph),
        run: async (query, params, options) => {
          await orCancelled(started, options?.signal)
          return await graph.run(query, params, options)
        },
      })
      const caller = new AbortController()
      const first = slow.versionAt('home', NOW_MS, { signal: caller.signal })
      const second = slow.versionAt('home', NOW_MS)
      caller.abort()
      await expect(first).rejects.toMatchObject({ kind: 'cancelled' })
      begin()
      expect(await second).toMatchObject({ number: 3 })
    })

    it('a refused draft of a new placement leaves no placement', async () => {
      expect(await save('new', {}, '0123456789abcdef')).toMatchObject({ code: 'CONFLICT' })
      expect(await graph.run(placementsByKeys, { keys: ['new'] })).toEqual([])
      expect(await save('new', {}, '')).toBeNull()
    })

    it('of many versions, what can apply is read, and the newest one whose window is open applies', async () => {
      const random = uniform(7)
      const instant = () => (random() < 0.4 ? null : NOW_MS + Math.floor(100 * random()))
      const windows: { activeFromMs: number | null; activeUntilMs: number | null }[] = []
      for (let number = 1; number <= 30; number++) {
        const window = { activeFromMs: instant(), activeUntilMs: instant() }
        windows.push(window)
        await save('often', { least: number })
        expect(await publish('often', { least: number }, window)).toBeNull()
      }
      const fresh = new LivePlacements(graph)
      for (let atMs = NOW_MS - 1; atMs <= NOW_MS + 101; atMs++) {
        const newest = windows.findLastIndex(
          ({ activeFromMs, activeUntilMs }) =>
            (activeFromMs ?? atMs) <= atMs && (activeUntilMs ?? Number.POSITIVE_INFINITY) > atMs,
        )
        expect((await fresh.versionAt('often', atMs))?.number).toBe(newest < 0 ? undefined : newest + 1)
      }
      await save('often', { least: 31 })
      await publish('often', { least: 31 })
      const rows = await graph.run(livePlacements, { fromMs: NOW_MS + 200 })
      expect(rows.flatMap(({ key, number }) => (key === 'often' ? [number] : []))).toEqual([31])
      expect(await fresh.version('often', 1, NOW_MS)).toMatchObject({ spec: { least: 1 } })
    })
  })
})
