import { choleskyFactor, choleskySolve } from './cholesky.ts'
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
  const system = unobserved(model).slice()
  const vector = new Float64Array(dimension)
  const columns = Array.from({ length: AT_ONCE }, () => new Float64Array(dimension))
  for (let first = 0; first < observations.length; first += AT_ONCE) {
    addObservations(system, vector, observations.slice(first, first + AT_ONCE), columns)
  }
  const ridge = ridgeOf(model.loss, observations.length, model.columns)
  for (let row = 0; row < dimension; row++) {
    system[row * dimension + row] = (system[row * dimension + row] as number) + ridge
  }
  choleskyFactor(system, dimension)
  choleskySolve(system, dimension, vector)
  return { vector, factor: system }
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

/**
 * Adds `sum c v v'` to the lower triangle of the system and `sum c v` to the vector, for `AT_ONCE` observations at most.
 *
 * @param columns room for as many vectors
 */
function addObservations(
  system: Float64Array,
  vector: Float64Array,
  observations: readonly Observation[],
  columns: readonly Float64Array[],
): void {
  const size = vector.length
  const [first, second, third, fourth] = observations
  const [a, b, c, d] = columns.map((column, at) => filled(column, observations[at])) as Columns
  const [ca, cb, cc, cd] = [
    first?.confidence ?? 0,
    second?.confidence ?? 0,
    third?.confidence ?? 0,
    fourth?.confidence ?? 0,
  ]
  for (let row = 0; row < size; row++) {
    const wa = ca * (a[row] as number)
    const wb = cb * (b[row] as number)
    const wc = cc * (c[row] as number)
    const wd = cd * (d[row] as number)
    vector[row] = (vector[row] as number) + wa + wb + wc + wd
    const start = row * size
    for (let column = 0; column <= row; column++) {
      system[start + column] =
        (system[start + column] as number) +
        wa * (a[column] as number) +
        wb * (b[column] as number) +
        wc * (c[column] as number) +
        wd * (d[column] as number)
    }
  }
}

type Columns = [Float64Array, Float64Array, Float64Array, Float64Array]

/** The observed column as numbers of the system's kind; zeros where there is none. */
function filled(column: Float64Array, observation: Observation | undefined): Float64Array {
  if (!observation) return column.fill(0)
  const { vectors } = observation.table
  const start = observation.place * column.length
  for (let k = 0; k < column.length; k++) column[k] = vectors[start + k] as number
  return column
}
