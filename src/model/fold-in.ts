import { KernelMemory } from '../kernels/kernel-memory.ts'
import type { FactorLoss, FactorModel, FactorTable } from './factor-model.ts'

/** Something observed about a viewer: a column of the factorization and how surely it is meant, > 0. */
export interface Observation {
  readonly table: FactorTable
  readonly place: number
  readonly confidence: number
}

/** A viewer's vector, and the system it came from. */
export interface FoldedIn {
  readonly vector: Float64Array
  /** Cholesky factor of `gram * unobserved + sum c v v' + ridge`. */
  readonly factor: Float64Array
}

/** The ridge that a row with this many observations has. */
export function ridgeOf(loss: FactorLoss, observed: number, columns: number): number {
  return loss.regularization * (observed + loss.unobservedWeight * columns) ** loss.frequencyExponent
}

/**
 * The viewer's vector by the same ridge solve that training does for a row: `(a G + sum c v v' + r I) x = sum c v`.
 * So a click of a second ago counts at once, and somebody whom training never saw has a vector.
 */
export function foldIn(model: FactorModel, observations: readonly Observation[]): FoldedIn {
  const { dimension } = model
  const room = roomFor(dimension)
  room.system.set(unobserved(model))
  room.vector.fill(0)
  for (let first = 0; first < observations.length; first += AT_ONCE) addFour(room, observations, first)
  const ridge = ridgeOf(model.loss, observations.length, model.columns)
  for (let row = 0; row < dimension; row++) {
    room.system[row * dimension + row] = (room.system[row * dimension + row] as number) + ridge
  }
  room.memory.kernels.solve(room.system.byteOffset, dimension, room.vector.byteOffset)
  return { vector: room.vector.slice(), factor: room.system.slice() }
}

const unobservedOf = new WeakMap<FactorModel, Float64Array>()

/** What all pairs that were not observed add to every viewer's system. */
function unobserved(model: FactorModel): Float64Array {
  const known = unobservedOf.get(model)
  if (known) return known
  const made = model.gram.map((value) => value * model.loss.unobservedWeight)
  unobservedOf.set(model, made)
  return made
}

/** Observations added to the system in one walk over it: most of the time goes into reading and writing it. */
const AT_ONCE = 4

/** Where kernels solve a viewer's system. Nobody else is in it meanwhile: a fold-in is done at one stretch. */
interface Room {
  readonly memory: KernelMemory
  /** Only its lower triangle has a meaning. */
  readonly system: Float64Array
  readonly vector: Float64Array
  /** Vectors of `AT_ONCE` observations, and their confidences. */
  readonly columns: Float64Array
  readonly confidences: Float64Array
  readonly weights: Float64Array
}

const rooms = new Map<number, Room>()

function roomFor(dimension: number): Room {
  const known = rooms.get(dimension)
  if (known) return known
  const memory = new KernelMemory()
  const made = {
    memory,
    system: memory.floats(dimension * dimension),
    vector: memory.floats(dimension),
    columns: memory.floats(AT_ONCE * dimension),
    confidences: memory.floats(AT_ONCE),
    weights: memory.floats(2 * AT_ONCE),
  }
  rooms.set(dimension, made)
  return made
}

/** Adds `sum c v v'` to the lower triangle of the system and `sum c v` to the vector, for `AT_ONCE` observations at most. */
function addFour(room: Room, observations: readonly Observation[], first: number): void {
  const { system, vector, columns, confidences, weights } = room
  const dimension = vector.length
  for (let at = 0; at < AT_ONCE; at++) {
    const observation = observations[first + at]
    const confidence = observation?.confidence ?? 0
    confidences[at] = confidence
    // What is left of the last four counts nothing.
    if (!observation) continue
    const { vectors } = observation.table
    const start = observation.place * dimension
    for (let k = 0; k < dimension; k++) {
      const value = vectors[start + k] as number
      columns[at * dimension + k] = value
      vector[k] = (vector[k] as number) + confidence * value
    }
  }
  room.memory.kernels.addSquares(
    columns.byteOffset,
    confidences.byteOffset,
    dimension,
    system.byteOffset,
    weights.byteOffset,
  )
}
