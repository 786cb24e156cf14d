import type { Policy, Ranker } from '../domain/policy.ts'
import type { Viewer } from '../domain/viewer.ts'
import type { FactorModel } from '../model/factor-model.ts'
import type { InterestModel } from '../model/interest-model.ts'
import type { ServedModel, ServedModels } from '../model/served-models.ts'
import type { TreeEnsemble } from '../model/tree-ensemble.ts'
import { isOutage } from './sources/is-outage.ts'

/** What lists are made by. */
export interface Recipe {
  readonly policy: Policy
  /** When what is derived was derived, epoch milliseconds; null where nobody knows. */
  readonly trainedAtMs: number | null
  /** Null where there are none: then no item is known to be popular. */
  readonly factors: FactorModel | null
  /** The form of the interest model that ranks: one that there is. */
  readonly ranker: Ranker
  /** What the form `trees` adds to the blend. */
  readonly trees: TreeEnsemble
}

/**
 * Fewest engagements that are known of anybody whom weights are learned from: a fifth is held out of five or more. What
 * was learned says nothing of somebody newer: learned weights discount what everybody knows in favor of better evidence,
 * and of her there is none.
 */
const LEAST_ENGAGEMENTS = 4

/**
 * The policy with what the serving version brings: the numbers it was trained with, and the weights it has learned;
 * the policy's own weights for a viewer of whom little is known, the policy alone where there is no version or it cannot
 * be read.
 */
export async function recipeOf(
  policy: Policy,
  models: ServedModels,
  version: string | null,
  viewer: Pick<Viewer, 'engagements'>,
): Promise<Recipe> {
  const model =
    version === null
      ? null
      : await models.of(version).catch((error: unknown) => {
          if (isOutage(error)) return null
          throw error
        })
  if (model === null) return { policy, trainedAtMs: null, factors: null, ranker: 'blend', trees: [] }
  const { interest, factors, trainedAtMs } = model
  const isHandSet = policy.ranker === 'hand-set' || viewer.engagements.length < LEAST_ENGAGEMENTS
  const learned = !isHandSet && interest ? weightsOf(interest) : {}
  return {
    policy: { ...policy, ...model.policy, ...learned },
    trainedAtMs,
    factors,
    ranker: isHandSet ? 'blend' : rankerOf(policy, model),
    trees: interest?.trees ?? [],
  }
}

/** The form that the policy asks for; the blend where the version has not learned it. */
function rankerOf({ ranker }: Policy, { interest, factors }: ServedModel): Ranker {
  const wanted = ranker === 'best' ? (interest?.ranker ?? 'blend') : ranker
  if (wanted === 'trees' && interest && interest.trees.length > 0) return 'trees'
  if (wanted === 'item-softmax' && factors?.outputs) return 'item-softmax'
  return 'blend'
}

function weightsOf({ blend, popularityWeight }: InterestModel): Pick<Policy, 'blend' | 'popularityWeight'> {
  return { blend, popularityWeight }
}
