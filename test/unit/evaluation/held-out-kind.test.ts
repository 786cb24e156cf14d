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
import { completed } from '../../../src/training/recipe-settings.ts'
import { crowds } from '../../support/crowds.ts'
import { evaluationParts } from '../../support/evaluation-parts.ts'
import { memoryDataSet } from '../../support/memory-data-set.ts'
import { QUICK_TRAINING } from '../../support/quick-training.ts'
import { TINY_NOW_MS } from '../../support/tiny-world.ts'

const DATA = memoryDataSet({ interactions: crowds({ people: 60, songs: 40, liked: 30 }) })

const SPLIT = { folds: 1, seed: 1, testShare: 0.2, beforeMs: null, k: 5, nowMs: TINY_NOW_MS }

/** Ranking metrics of the last training of a graph. */
async function metricsOf(graph: GraphStore): Promise<InterestMetrics | undefined> {
  const version = (await graph.run(graphState, {})).find(({ id }) => id === 'serving')?.version
  return version ? (await servedModels(graph).load(version)).interest?.metrics : undefined
}

/** For each graph trained by `work`: held-out interactions per user in the fit of the ranking weights. */
async function heldOutPerUser(
  work: (parts: EvaluationParts) => Promise<unknown>,
): Promise<readonly number[]> {
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

/** Expected held-out interactions per user: of 24 in an evaluation, of 19 in a search; a tenth of any time, or the newest fifth. */
const PARTS: readonly (readonly [Protocol, number, number])[] = [
  ['five-fold', 2, 2],
  ['temporal', 5, 4],
]

describe.each(PARTS)(
  'the fit of ranking weights under %s holds out the kind of the protocol',
  (protocol, evaluated, tuned) => {
    it('in an evaluation', async () => {
      const methods = parseMethods('serving')
      const options = {
        ...SPLIT,
        protocol,
        methods,
        ratingScale: DEFAULT_RATING_SCALE,
        settings: completed({ training: QUICK_TRAINING }),
      }
      expect(await heldOutPerUser((parts) => evaluate(DATA, options, parts))).toEqual([evaluated])
    })

    it('in a search, with a note', async () => {
      const options = { ...SPLIT, protocol, trials: 0, ratingScale: DEFAULT_RATING_SCALE }
      const notes: string[] = []
      const searched = async (parts: EvaluationParts) =>
        notes.push(...(await tune(DATA, options, parts)).notes)
      expect(await heldOutPerUser(searched)).toEqual([tuned])
      expect(notes.some((note) => note.includes('--holdout any'))).toBe(protocol === 'five-fold')
    })
  },
)
