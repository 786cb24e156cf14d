import {
  DEFAULT_TRAINING_SETTINGS as DEFAULTS,
  type TrainingSettings,
} from '../../src/training/training-settings.ts'

/** Default settings with the slowest part reduced, for tests that do not depend on ranking quality. */
export const QUICK_TRAINING: Partial<TrainingSettings> = {
  factors: { ...DEFAULTS.factors, dimension: 16, epochs: 4 },
}
