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
  const { dimension, loss, gram } = model
  const system = gram.map((value) => value * loss.unobservedWeight)
  const vector = new Float64Array(dimension)
  for (const { table, place, confidence } of observations) {
    const start = place * dimension
    for (let row = 0; row < dimension; row++) {
      const scaled = confidence * (table.vectors[start + row] as number)
      vector[row] = (vector[row] as number) + scaled
      const rowStart = row * dimension
      for (let column = 0; column <= row; column++) {
        system[rowStart + column] =
          (system[rowStart + column] as number) + scaled * (table.vectors[start + column] as number)
      }
    }
  }
  const ridge = ridgeOf(loss, observations.length, model.columns)
  for (let row = 0; row < dimension; row++) {
    system[row * dimension + row] = (system[row * dimension + row] as number) + ridge
  }
  choleskyFactor(system, dimension)
  choleskySolve(system, dimension, vector)
  return { vector, factor: system }
}
