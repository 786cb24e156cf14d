import type { Catalog } from '../reading/read-catalog.ts'
import type { TrainingRun } from '../training-run.ts'
import { type Degrees, writeDegrees } from '../writing/write-degrees.ts'

/** Writes degrees and popularity onto items and tags. They are no part of a version: readers see them at once. */
export function degreesOf(run: TrainingRun, catalog: Catalog, degrees: Degrees): Promise<number> {
  return run.jobs.time(
    'degrees',
    () => writeDegrees(run, catalog, degrees),
    () => 0,
  )
}
