import type { Viewer } from '../domain/viewer.ts'
import type { FactorModel } from './factor-model.ts'
import { type FoldedIn, foldIn, type Observation, type ObservationClock, observationsOf } from './fold-in.ts'

/** A viewer's vector, and the observations it was solved from. */
export interface Embedding extends FoldedIn {
  readonly observations: readonly Observation[]
}

interface Solved extends ObservationClock {
  readonly model: FactorModel
  readonly embedding: Embedding | null
}

/** The last result for each viewer object, shared within a request. */
const solved = new WeakMap<Viewer, Solved>()

/** The viewer's embedding by history, ties and tags; null if the model knows none of them. */
export function embeddingOf(model: FactorModel, viewer: Viewer, clock: ObservationClock): Embedding | null {
  const { clockMs, halfLifeMs } = clock
  const known = solved.get(viewer)
  if (known?.model === model && known.clockMs === clockMs && known.halfLifeMs === halfLifeMs) {
    return known.embedding
  }
  const observations = observationsOf(model, viewer, clock)
  const embedding = observations.length === 0 ? null : { ...foldIn(model, observations), observations }
  solved.set(viewer, { model, clockMs, halfLifeMs, embedding })
  return embedding
}
