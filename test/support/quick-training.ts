import {
  DEFAULT_TRAINING_SETTINGS as DEFAULTS,
  type TrainingSettings,
} from '../../src/training/training-settings.ts'

/** The default recipe with what takes longest made small: for tests of what does not depend on how well it ranks. */
export const QUICK_TRAINING: Partial<TrainingSettings> = {
  factors: { ...DEFAULTS.factors, dimension: 16 },
  trees: { ...DEFAULTS.trees, count: 8 },
}
