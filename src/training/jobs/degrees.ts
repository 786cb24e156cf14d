import type { Catalog } from '../reading/read-catalog.ts'
import type { TrainingRun } from '../training-run.ts'
import { type Degrees, writeChangedDegrees } from '../writing/write-degrees.ts'

/** Writes degrees and popularity onto items and tags. They are no part of a version: requests see them immediately. */
export function writeDegrees(run: TrainingRun, catalog: Catalog, degrees: Degrees): Promise<number> {
  return run.jobs.time(
    'degrees',
    () => writeChangedDegrees(run, catalog, degrees),
    () => 0,
  )
}
