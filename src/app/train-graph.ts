import { randomUUID } from 'node:crypto'
import { grantedByDefault } from '../domain/consent.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { DEFAULT_POLICY } from '../recommend/scoring/default-policy.ts'
import { introduceLateItems } from '../training/incremental/introduce-items.ts'
import type { ModelTerms } from '../training/model-terms.ts'
import { type TrainOptions, train } from '../training/train.ts'
import type { TrainingReport } from '../training/training-report.ts'
import type { TrainingRecipe } from '../training/training-tasks.ts'
import type { Config } from './config.ts'

/** What a model may learn from. */
export function termsOf({
  consentDefaults,
  sensitiveTags,
}: Pick<Config, 'consentDefaults' | 'sensitiveTags'>): ModelTerms {
  return { granted: grantedByDefault(consentDefaults), sensitiveTags }
}

export interface TrainGraphOptions
  extends Pick<TrainOptions, 'signal' | 'onProgress' | 'mayBegin' | 'graceMs'> {
  /** Epoch milliseconds, now. */
  readonly nowMs: () => number
  /** Called if items that were added during the training could not be introduced. The training has succeeded. */
  readonly onLateFailed: (error: unknown) => void
}

/**
 * Trains by a recipe, then introduces items that were added meanwhile.
 *
 * @param config what applies to users who have not decided about purposes, and the tags on sensitive topics
 * @throws as `train`
 */
export function trainGraph(
  graph: GraphStore,
  config: Pick<Config, 'consentDefaults' | 'sensitiveTags'>,
  { settings, heldOutKind, isForced }: TrainingRecipe,
  { nowMs, onLateFailed, ...options }: TrainGraphOptions,
): Promise<TrainingReport> {
  const sinceMs = nowMs()
  return train(graph, {
    ...options,
    nowMs: sinceMs,
    holder: randomUUID(),
    heldOutKind,
    isForced,
    ...termsOf(config),
    policy: DEFAULT_POLICY,
    ...(settings && { settings: settings.training, policyNumbers: settings.policy }),
    async onServed() {
      const late = { sinceMs, nowMs: nowMs(), ...(options.signal && { signal: options.signal }) }
      await introduceLateItems(graph, late).catch(onLateFailed)
    },
  })
}
