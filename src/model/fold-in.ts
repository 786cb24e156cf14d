import type { Viewer } from '../domain/viewer.ts'
import { KernelMemory } from '../platform/kernels/kernel-memory.ts'
import type { FactorLoss, FactorModel, FactorTable } from './factor-model.ts'

/** An observation of a viewer: a column of the factorization and its confidence, > 0. */
export interface Observation {
  readonly table: FactorTable
  readonly place: number
  readonly confidence: number
}

/** A viewer's vector, and its linear system. */
export interface FoldedIn {
  readonly vector: Float64Array
  /** Cholesky factor of `gram * unobserved + sum c v v' + ridge`. */
  readonly factor: Float64Array
}

/** The ridge of a row with this many observations. */
export function ridgeOf(loss: FactorLoss, observed: number, columns: number): number {
  return loss.regularization * (observed + loss.unobservedWeight * columns) ** loss.frequencyExponent
}

/**
 * The viewer's vector by the same ridge solve that training does for a row: `(a G + sum c v v' + r I) x = sum c v`.
 * So a click of a second ago counts immediately, and users unknown to the training have a vector.
 */
export function foldIn(model: FactorModel, observations: readonly Observation[]): FoldedIn {
  const { dimension } = model
  const scratch = scratchFor(dimension)
  const { memory, system, vector } = scratch
  system.set(unobserved(model))
  vector.fill(0)
  for (let first = 0; first < observations.length; first += AT_ONCE) addFour(scratch, observations, first)
  const ridge = ridgeOf(model.loss, observations.length, model.columns)
  for (let row = 0; row < dimension; row++) {
    system[row * dimension + row] = (system[row * dimension + row] as number) + ridge
  }
  memory.kernels.solve(memory.addressOf(system), dimension, memory.addressOf(vector))
  return { vector: vector.slice(), factor: system.slice() }
}

const unobservedOf = new WeakMap<FactorModel, Float64Array>()

/** The contribution of unobserved pairs to every viewer's system. */
function unobserved(model: FactorModel): Float64Array {
  const known = unobservedOf.get(model)
  if (known) return known
  const made = model.gram.map((value) => value * model.loss.unobservedWeight)
  unobservedOf.set(model, made)
  return made
}

/** Observations added per pass over the system, because memory access dominates. */
const AT_ONCE = 4

/** Kernel memory to solve a viewer's system. Reused, because a fold-in is synchronous. */
interface Scratch {
  readonly memory: KernelMemory
  /** Only the lower triangle is used. */
  readonly system: Float64Array
  readonly vector: Float64Array
  /** Vectors of `AT_ONCE` observations, and their confidences. */
  readonly columns: Float64Array
  readonly confidences: Float64Array
  /** Scratch memory for eight numbers. */
  readonly weights: Float64Array
}

const scratches = new Map<number, Scratch>()

function scratchFor(dimension: number): Scratch {
  const known = scratches.get(dimension)
  if (known) return known
  const memory = new KernelMemory({ floats: (dimension + AT_ONCE + 1) * dimension + 3 * AT_ONCE })
  const made = {
    memory,
    system: memory.floats(dimension * dimension),
    vector: memory.floats(dimension),
    columns: memory.floats(AT_ONCE * dimension),
    confidences: memory.floats(AT_ONCE),
    weights: memory.floats(2 * AT_ONCE),
  }
  scratches.set(dimension, made)
  return made
}

/** Adds `sum c v v'` to the lower triangle of the system and `sum c v` to the vector, for `AT_ONCE` observations at most. */
function addFour(scratch: Scratch, observations: readonly Observation[], first: number): void {
  const { memory, system, vector, columns, confidences, weights } = scratch
  const { length } = vector
  for (let at = 0; at < AT_ONCE; at++) {
    const observation = observations[first + at]
    const column = columns.subarray(at * length, (at + 1) * length)
    confidences[at] = observation?.confidence ?? 0
    if (observation) addColumn(observation, column, vector)
    else column.fill(0)
  }
  const [four, squares] = [memory.addressOf(columns), memory.addressOf(system)]
  const [confidence, free] = [memory.addressOf(confidences), memory.addressOf(weights)]
  memory.kernels.addSquares(four, confidence, length, squares, free)
}

/** Copies an observed column, and adds it to the vector. */
function addColumn(
  { table, place, confidence }: Observation,
  column: Float64Array,
  vector: Float64Array,
): void {
  const start = place * column.length
  for (let k = 0; k < column.length; k++) {
    const value = table.vectors[start + k] as number
    column[k] = value
    vector[k] = (vector[k] as number) + confidence * value
  }
}

export interface ObservationClock {
  /** From here age is counted, epoch milliseconds. */
  readonly clockMs: number
  /** An engagement counts half after this long. */
  readonly halfLifeMs: number
}

/** The viewer's engagements, ties and tags that the factor model has columns for. */
export function observationsOf(model: FactorModel, viewer: Viewer, clock: ObservationClock): Observation[] {
  return [...engagementsOf(model, viewer, clock), ...tiesOf(model, viewer), ...tagsOf(model, viewer)]
}

function engagementsOf(model: FactorModel, viewer: Viewer, clock: ObservationClock): Observation[] {
  const damped = viewer.engagements.map(({ weight }) => Math.log1p(weight))
  const mean = damped.reduce((sum, value) => sum + value, 0) / (damped.length || 1)
  return viewer.engagements.flatMap(({ itemId, lastAtMs }, index) => {
    const place = model.items.index.get(itemId)
    if (place === undefined) return []
    const age = Math.max(0, clock.clockMs - lastAtMs) / clock.halfLifeMs
    const confidence = ((damped[index] ?? 0) / mean) ** model.weights.countExponent * 2 ** -age
    return confidence > 0 ? [{ table: model.items, place, confidence }] : []
  })
}

function tiesOf(model: FactorModel, viewer: Viewer): Observation[] {
  return viewer.strongestTies.flatMap(({ userId, strength }) => {
    const place = viewer.hiddenPeople.has(userId) ? undefined : model.people.index.get(userId)
    const confidence = model.weights.tie * strength
    return place === undefined || confidence <= 0 ? [] : [{ table: model.people, place, confidence }]
  })
}

/** Tags that the viewer applied to items or stated. */
function tagsOf(model: FactorModel, viewer: Viewer): Observation[] {
  const weights = new Map<string, number>()
  for (const { tagId, weight } of [...viewer.appliedTags, ...viewer.statedInterests]) {
    weights.set(tagId, (weights.get(tagId) ?? 0) + weight)
  }
  return [...weights].flatMap(([tagId, weight]) => {
    const place = model.tags.index.get(tagId)
    const confidence = model.weights.viewerTag * Math.log2(1 + weight)
    return place === undefined || !(confidence > 0) ? [] : [{ table: model.tags, place, confidence }]
  })
}

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
