import type { FactorModel, FactorTable } from '../../../src/model/factor-model.ts'

/** A column of the factorization that the viewer has, with its confidence. */
export interface Observed {
  /** Null for a user or a tag. */
  readonly itemId: string | null
  readonly vector: readonly number[]
  readonly confidence: number
}

export function vectorOf({ index, ids, vectors }: FactorTable, id: string): readonly number[] | undefined {
  const dimension = vectors.length / ids.length
  const place = index.get(id)
  return place === undefined ? undefined : [...vectors.subarray(place * dimension, (place + 1) * dimension)]
}

/** `x` of `(a G + sum c v v' + r I) x = right`, where the columns `v` with confidences `c` are observed. */
export function ridgeSolver(
  model: FactorModel,
  observed: readonly Observed[],
): (right: readonly number[]) => readonly number[] {
  const { dimension, gram, loss, columns } = model
  const ridge =
    loss.regularization * (observed.length + loss.unobservedWeight * columns) ** loss.frequencyExponent
  const places = [...new Array(dimension).keys()]
  const cell = (row: number, column: number) =>
    loss.unobservedWeight * (gram[Math.max(row, column) * dimension + Math.min(row, column)] ?? 0) +
    observed.reduce(
      (sum, { vector, confidence }) => sum + confidence * (vector[row] ?? 0) * (vector[column] ?? 0),
      0,
    ) +
    (row === column ? ridge : 0)
  const system = places.map((row) => places.map((column) => cell(row, column)))
  return (right) =>
    eliminated(system.map((row, at) => [...row, right[at] ?? 0])).map((row) => row.at(-1) ?? 0)
}

/** By Gauss and Jordan. The system is positive definite. */
function eliminated(system: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return system.reduce((rows, _, pivot) => {
    const normal = rows[pivot]?.map((value) => value / (rows[pivot]?.[pivot] ?? 1)) ?? []
    const without = (row: readonly number[]) =>
      row.map((value, k) => value - (row[pivot] ?? 0) * (normal[k] ?? 0))
    return rows.map((row, at) => (at === pivot ? normal : without(row)))
  }, system)
}

export function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0)
}
