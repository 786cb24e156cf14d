import { isOutage } from '../candidates/is-outage.ts'
import type { Policy } from '../domain/policy.ts'
import type { FactorModel } from '../model/factor-model.ts'
import type { InterestModel } from '../model/interest-model.ts'
import type { ServedModels } from '../model/served-models.ts'

/** What lists are made by. */
export interface Recipe {
  readonly policy: Policy
  /** When what is derived was derived, epoch milliseconds; null where nobody knows. */
  readonly trainedAtMs: number | null
  /** Null where there are none: then no item is known to be popular. */
  readonly factors: FactorModel | null
}

/**
 * The policy with what the serving version brings: the numbers it was trained with, and the weights it has learned;
 * the policy alone where there is no version or it cannot be read.
 */
export async function recipeOf(
  policy: Policy,
  models: ServedModels,
  version: string | null,
): Promise<Recipe> {
  const model =
    version === null
      ? null
      : await models.of(version).catch((error: unknown) => {
          if (isOutage(error)) return null
          throw error
        })
  if (model === null) return { policy, trainedAtMs: null, factors: null }
  const learned = policy.weights === 'learned' && model.interest ? weightsOf(model.interest) : {}
  return {
    policy: { ...policy, ...model.policy, ...learned },
    trainedAtMs: model.trainedAtMs,
    factors: model.factors,
  }
}

function weightsOf({ blend, popularityWeight }: InterestModel): Pick<Policy, 'blend' | 'popularityWeight'> {
  return { blend, popularityWeight }
}
