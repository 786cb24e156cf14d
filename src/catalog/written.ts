import type { Problem } from '../domain/problem.ts'

/** The result of a write. */
export interface Written {
  /** Number of records created, changed or deleted. */
  readonly changed: number
  /** What could not be written. Everything else was. */
  readonly problems: readonly Problem[]
}

/** The result of an upsert of nodes with free properties. */
export interface Upserted extends Written {
  /** Property names beyond the limit: they are stored and shown, but no filter uses them. */
  readonly untyped: readonly string[]
}

/** The result of a deletion. */
export interface Deleted extends Written {
  /** The ids of the records that existed and were deleted. */
  readonly deletedIds: readonly string[]
}

/** A result without changes. */
export function refused(...problems: readonly Problem[]): Written {
  return { changed: 0, problems }
}

/** The result of a deletion of these records. */
export function deleted(deletedIds: readonly string[]): Deleted {
  return { changed: deletedIds.length, deletedIds, problems: [] }
}
