import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../src/evaluation/evaluate.ts'
import type { EvaluationParts } from '../../../src/evaluation/evaluation.ts'
import { parseMethods } from '../../../src/evaluation/methods.ts'
import type { Protocol } from '../../../src/evaluation/splits/protocols.ts'
import { tune } from '../../../src/evaluation/tuning/tune.ts'
import { DEFAULT_RATING_SCALE } from '../../../src/events/event-weight.ts'
import { graphState } from '../../../src/graph/__generated__/queries.ts'
import { delegating, type GraphStore } from '../../../src/graph/graph-store.ts'
import type { InterestMetrics } from '../../../src/model/interest-model.ts'
import { servedModels } from '../../../src/model/served-models.ts'
import { crowds } from '../../support/crowds.ts'
import { evaluationParts } from '../../support/evaluation-parts.ts'
import { memoryDataSet } from '../../support/memory-data-set.ts'
import { TINY_NOW_MS } from '../../support/tiny-world.ts'

const DATA = memoryDataSet({ interactions: crowds({ people: 60, songs: 40, liked: 30 }) })

const SPLIT = { folds: 1, seed: 1, testShare: 0.2, beforeMs: null, k: 5, nowMs: TINY_NOW_MS }

/** What the last training of a graph noted of its rehearsal. */
async function metricsOf(graph: GraphStore): Promise<InterestMetrics | undefined> {
  const version = (await graph.run(graphState, {})).find(({ id }) => id === 'serving')?.version
  return version ? (await servedModels(graph).of(version)).interest?.metrics : undefined
}

/** Of each graph that is trained on the way: interactions held out of a rehearsal, for each person. */
async function rehearsed(work: (parts: EvaluationParts) => Promise<unknown>): Promise<readonly number[]> {
  const parts = evaluationParts()
  const found: number[] = []
  const openGraph = async (folder: string): Promise<GraphStore> => {
    const graph = await parts.openGraph(folder)
    const close = async () => {
      const metrics = await metricsOf(graph)
      if (metrics) found.push(metrics.positives / metrics.users)
      await graph.close()
    }
    return { ...delegating(graph), close }
  }
  await work({ ...parts, openGraph })
  return found
}

/** Of 24 that are left, any tenth, and the newest fifth; of 19 that a search leaves of them, as well. */
const PARTS: readonly (readonly [Protocol, number, number])[] = [
  ['five-fold', 2, 2],
  ['temporal', 5, 4],
]

describe.each(PARTS)('a rehearsal of %s holds out what the protocol does', (protocol, evaluated, tuned) => {
  it('in an evaluation', async () => {
    const methods = parseMethods('serving')
    const options = { ...SPLIT, protocol, methods, ratingScale: DEFAULT_RATING_SCALE, settings: null }
    expect(await rehearsed((parts) => evaluate(DATA, options, parts))).toEqual([evaluated])
  })

  it('in a search, of what that leaves, and the search says so', async () => {
    const options = { ...SPLIT, protocol, trials: 0, ratingScale: DEFAULT_RATING_SCALE }
    const notes: string[] = []
    const searched = async (parts: EvaluationParts) => notes.push(...(await tune(DATA, options, parts)).notes)
    expect(await rehearsed(searched)).toEqual([tuned])
    expect(notes.some((note) => note.includes('--holdout any'))).toBe(protocol === 'five-fold')
  })
})
