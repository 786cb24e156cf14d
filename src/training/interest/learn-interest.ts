import type { Policy, PolicyNumbers, Ranker } from '../../domain/policy.ts'
import type { InterestModel } from '../../model/interest-model.ts'
import { namedWeights, type Pool, type Weights, weightsOf } from '../compute/interest-features.ts'
import { isAboveChance, type Judged } from '../compute/judge-lists.ts'
import { type LearnedBlend, learnBlend } from '../compute/learn-blend.ts'
import { withholdSome } from '../compute/withhold.ts'
import type { TrainingData } from '../training-data.ts'
import type { TrainingRun } from '../training-run.ts'
import { bestRanker, broadestRanker, isWorse } from './choose-ranker.ts'
import { type IncumbentRecipe, isRepeated } from './incumbent.ts'
import { type SimulationOptions, simulateServing } from './simulate-serving.ts'

/** The result of learning from a simulation. */
export interface Learning {
  readonly interest: InterestModel
  /** NDCG@10 of the serving recipe minus that of this one, per viewer; null if they are the same or nothing serves. */
  readonly losses: readonly number[] | null
}

export interface LearningOptions extends SimulationOptions {
  /** Replace the policy's own. */
  readonly policyNumbers: PolicyNumbers
  /** The serving recipe; null if nothing serves. */
  readonly incumbent: IncumbentRecipe | null
  /** Rankers that may be used; others that were learned are only judged. */
  readonly contenders: readonly Ranker[]
}

/**
 * Learns the weights of the sources from held-out engagements (the newest or any, see `HeldOutKind`): derives everything
 * without them, simulates serving, and fits the weights under which the held-out items are likeliest. If the serving version
 * has another recipe, that recipe is simulated and judged on the same held-out items; its existing weights would have an
 * advantage because they were fitted on some of those. Null if too few users have enough engagements.
 */
export async function learnInterest(
  run: TrainingRun,
  data: TrainingData,
  { policyNumbers, incumbent, contenders, ...options }: LearningOptions,
): Promise<Learning | null> {
  const { settings, pool, signal } = run
  const { policy } = options
  const remainder = await withholdSome(run, data)
  if (remainder.users.length < settings.interest.leastUsers) return null
  const rival = incumbent && !isRepeated(incumbent, { settings, policyNumbers }) ? incumbent : null
  const pools = await simulateServing(run, data, remainder, {
    ...options,
    policy: { ...policy, ...policyNumbers },
  })
  const others =
    rival &&
    (await simulateServing({ ...run, settings: rival.settings }, data, remainder, {
      ...options,
      policy: { ...policy, ...rival.policyNumbers },
    }))
  const learned = await run.jobs.time(
    'interest',
    () =>
      pool.run(
        learnBlend,
        {
          pools,
          handSet: weightsOf(policy),
          incumbent: rival && others && { pools: others, ranker: rival.ranker, trees: rival.settings.trees },
          settings: { ...settings.interest, seed: settings.seed, trees: settings.trees },
        },
        signal,
      ),
    () => 0,
  )
  return learningOf(learned, pools, policy, contenders)
}

/**
 * Keeps the hand-set weights if they rank significantly better than the learned ones: learned weights are pulled towards them
 * anyway, and a few hundred users allow no finer comparison.
 */
function learningOf(
  { weights, trees, judged, handSet, incumbent }: LearnedBlend,
  pools: readonly Pool[],
  policy: Policy,
  contenders: readonly Ranker[],
): Learning {
  const isLearned = !isAboveChance(
    handSet.ndcg.map((value, index) => value - (judged.blend.ndcg[index] ?? 0)),
  )
  const published = isLearned ? judged : { ...judged, blend: handSet, trees: null }
  const lossesBy = (form: Ranker) => lossesOf(incumbent, published[form] ?? published.blend)
  const best = bestRanker(published, contenders)
  const broadest = broadestRanker(published, contenders, best)
  // Do not choose a broader ranker that would be refused.
  const ranker = isWorse(lossesBy(broadest)) ? best : broadest
  const held = pools.reduce((sum, pool) => sum + pool.held, 0)
  const found = pools.reduce((sum, pool) => sum + pool.positives.length, 0)
  const interest: InterestModel = {
    ranker,
    trees: isLearned ? trees : [],
    origin: isLearned ? 'learned' : 'hand-set',
    ...(isLearned ? namedWeights(weights) : handSetOf(policy)),
    metrics: {
      users: pools.length,
      positives: held,
      poolRecall: found / held,
      ndcgAt10: mean(judged.blend.ndcg),
      handSetNdcgAt10: mean(handSet.ndcg),
      treesNdcgAt10: published.trees && mean(published.trees.ndcg),
      itemSoftmaxNdcgAt10: judged['item-softmax'] && mean(judged['item-softmax'].ndcg),
      incumbentNdcgAt10: incumbent && mean(incumbent.ndcg),
      itemsShown: judged.blend.itemsShown,
      handSetItemsShown: handSet.itemsShown,
      treesItemsShown: published.trees?.itemsShown ?? null,
      itemSoftmaxItemsShown: judged['item-softmax']?.itemsShown ?? null,
    },
  }
  return { interest, losses: lossesBy(ranker) }
}

function lossesOf(incumbent: Judged | null, form: Judged): readonly number[] | null {
  return incumbent?.ndcg.map((value, index) => value - (form.ndcg[index] ?? 0)) ?? null
}

function handSetOf({ blend, popularityWeight }: Policy): Weights {
  return { blend, popularityWeight }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1)
}
