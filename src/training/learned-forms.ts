import type { Ranker, RankerChoice } from '../domain/policy.ts'
import type { TrainingSettings } from './training-settings.ts'

/** Passes over all users of an item softmax that is asked for by name. */
const EPOCHS = 20

/** Trees grown where they are asked for by name. */
const TREES = 40

/** The settings with what forms of the interest model need that are asked for by name, where they leave it out. */
export function withForms(settings: TrainingSettings, wanted: readonly RankerChoice[]): TrainingSettings {
  const { itemSoftmax, trees } = settings
  const isSoftmaxMissing = wanted.includes('item-softmax') && itemSoftmax.epochs === 0
  const areTreesMissing = wanted.includes('trees') && trees.count === 0
  return {
    ...settings,
    itemSoftmax: isSoftmaxMissing ? { ...itemSoftmax, epochs: EPOCHS } : itemSoftmax,
    trees: areTreesMissing ? { ...trees, count: TREES } : trees,
  }
}

/** The forms of the interest model that a training with these settings learns. */
export function formsOf({ itemSoftmax, trees }: TrainingSettings): readonly Ranker[] {
  return [
    'blend',
    ...(trees.count > 0 ? (['trees'] as const) : []),
    ...(itemSoftmax.epochs > 0 ? (['item-softmax'] as const) : []),
  ]
}
