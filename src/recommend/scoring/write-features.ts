import { featureOf, POPULARITY } from '../../domain/features.ts'
import type { Opinion } from './opinions.ts'

/** Writes a candidate's numbers into `features` from `at` on; they must be 0 there. */
export function writeFeatures(
  opinions: readonly Opinion[],
  popularity: number,
  features: Float32Array,
  at: number,
): void {
  for (const { source, scaled, evidence } of opinions) {
    features[at + featureOf(source)] = scaled
    features[at + featureOf(source) + 1] = evidence ? 1 : 0
  }
  features[at + POPULARITY] = popularity
}
