import type { Problem } from '../domain/problem.ts'

/** The result of a write. */
export interface Written {
  /** Number of records created or changed. */
  readonly changed: number
  /** What could not be written. Everything else was. */
  readonly problems: readonly Problem[]
}

/** A result without changes. */
export function refused(...problems: readonly Problem[]): Written {
  return { changed: 0, problems }
}
