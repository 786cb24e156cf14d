import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { EVENT_OUTCOMES } from '../../src/metrics/counters.ts'
import { ListTotals } from '../../src/metrics/list-totals.ts'
import { readEventQuality } from '../../src/metrics/read-event-quality.ts'
import { ENGINES, titleOf } from '../support/engines.ts'

const DAY_MS = 86_400_000
const NOW = Date.UTC(2025, 5, 21, 18)
const KINDS = ['click', 'purchase', 'custom', ''] as const
let graph: GraphStore

for (const engine of ENGINES) {
  describe.skipIf(engine.skipReason !== null)(`the quality of events, ${titleOf(engine)}`, () => {
    beforeEach(async () => {
      graph = await engine.open()
    })
    afterEach(() => graph.close())

    it('is known by day and kind of all processes, however often they write', async () => {
      const processes = [new ListTotals(graph, 'lists a'), new ListTotals(graph, 'lists b')]
      const expected = new Map<string, number>()
      for (let n = 0; n < 500; n++) {
        const atMs = NOW - 3 * DAY_MS + Math.floor((n * 3 * DAY_MS) / 500)
        const [kind = 'click', outcome = 'accepted'] = [KINDS[n % 4], EVENT_OUTCOMES[(n * 7 + (n >> 3)) % 4]]
        processes[n % 3 === 0 ? 0 : 1]?.countEvent(kind, outcome, atMs)
        const key = `${Math.floor(atMs / DAY_MS)} ${kind || null} ${outcome}`
        expected.set(key, (expected.get(key) ?? 0) + 1)
        if (n % 97 === 0) for (const process of processes) await process.write(atMs)
      }
      for (const process of [...processes, ...processes]) await process.write(NOW)
      const quality = async (toMs: number) => {
        const rows = await readEventQuality(graph, { fromMs: NOW - 3 * DAY_MS, toMs })
        const named = rows.flatMap(({ dayMs, kind, ...counts }) =>
          EVENT_OUTCOMES.map((one) => [`${dayMs / DAY_MS} ${kind} ${one}`, counts[one]] as const),
        )
        return new Map(named.filter(([, count]) => count > 0))
      }
      expect(expected.size).toBeGreaterThan(40)
      expect(await quality(NOW)).toEqual(expected)
      const today = String(Math.floor(NOW / DAY_MS))
      const before = new Map([...expected].filter(([key]) => !key.startsWith(today)))
      expect(await quality(Math.floor(NOW / DAY_MS) * DAY_MS)).toEqual(before)
    })
  })
}
