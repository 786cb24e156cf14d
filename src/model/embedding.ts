import type { Viewer } from '../domain/viewer.ts'
import type { FactorModel } from './factor-model.ts'
import { type FoldedIn, foldIn, type Observation } from './fold-in.ts'
import { type ObservationClock, observationsOf } from './observations.ts'

/** A viewer's vector, and what it was solved from. */
export interface Embedding extends FoldedIn {
  readonly observations: readonly Observation[]
}

interface Solved extends ObservationClock {
  readonly model: FactorModel
  readonly embedding: Embedding | null
}

/** The last answer for each viewer: whoever asks within one request holds the same one. */
const solved = new WeakMap<Viewer, Solved>()

/** Where the factor model places a viewer by her history, ties and tags; null where it knows nothing of her. */
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
