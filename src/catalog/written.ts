import type { Problem } from '../domain/problem.ts'

/** What became of a write. */
export interface Written {
  /** How many things are other than before. */
  readonly changed: number
  /** What could not be written; everything else was. */
  readonly problems: readonly Problem[]
}

/** Nothing was written, because of this. */
export function refused(...problems: readonly Problem[]): Written {
  return { changed: 0, problems }
}
