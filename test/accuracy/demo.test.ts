import { describe, expect, it } from 'vitest'
import { demoDataSet } from '../../src/datasets/demo/demo-world.ts'
import { SERVING } from '../../src/evaluation/methods.ts'
import { completed } from '../../src/training/recipe-settings.ts'
import { judgedNdcgs } from '../support/judged-ndcgs.ts'

const NOW_MS = Date.UTC(2026, 0, 1)

/** It was 20 % and 6 % above the best baseline when these seeds were chosen. */
const LEAD = 1.02

/** With these seeds, a fit on only the best candidates scored far below the hand-set weights. */
const HARD_DRAWS = [
  ['temporal', 2],
  ['five-fold', 20_111],
] as const

describe('accuracy on the demo world', () => {
  it.each(HARD_DRAWS)(
    'by %s, what is served beats weights set by hand and every baseline (draw %i)',
    {
      timeout: 1_200_000,
    },
    async (protocol, seed) => {
      const dataSet = demoDataSet({ seed: 1, nowMs: NOW_MS })
      const settings = completed({ training: { seed } })
      const ndcgs = await judgedNdcgs(dataSet, { protocol, nowMs: NOW_MS, settings })
      const served = ndcgs.get(SERVING) ?? 0
      const others = [...ndcgs].filter(([name]) => name !== SERVING)
      expect(others).toHaveLength(5)
      for (const [, ndcg] of others) expect(served).toBeGreaterThan(LEAD * ndcg)
    },
  )
})
