import { AttuneError } from '../../domain/errors.ts'
import { RANKERS, type Ranker } from '../../domain/policy.ts'
import { type InterestModel, rankingNdcg } from '../../model/interest-model.ts'
import { isAboveChance, isWithinOneError, type Judged } from '../compute/judge-lists.ts'
import type { JudgedForms } from '../compute/learn-blend.ts'

/** Ratio of shown items from which a broader ranker is preferred to the best one. */
const NOTABLY_MORE = 1.05

/**
 * The ranker with the best NDCG on held-out items. The blend is the simplest to explain, so another ranker has to be
 * significantly better (paired over viewers).
 *
 * @param contenders rankers that may be chosen
 */
export function bestRanker(judged: JudgedForms, contenders: readonly Ranker[]): Ranker {
  return formsOf(judged, contenders).reduce((best, form) =>
    isAboveChance(gains(form.judged, best.judged)) ? form : best,
  ).ranker
}

/**
 * Among rankers whose NDCG@10 is within one standard error of the best one's, the ranker that shows most of the catalog; the
 * best itself unless another shows notably more. (The one-standard-error rule of Breiman et al. 1984, section 3.4.3, with
 * catalog coverage as the preference among equals.)
 *
 * @param best the result of `bestRanker`
 */
export function broadestRanker(judged: JudgedForms, contenders: readonly Ranker[], best: Ranker): Ranker {
  const reference = judged[best] ?? judged.blend
  const least = NOTABLY_MORE * reference.itemsShown
  let broadest = { ranker: best, judged: reference }
  for (const form of formsOf(judged, contenders)) {
    const isAsGood = isWithinOneError(gains(form.judged, reference))
    const { itemsShown } = form.judged
    if (isAsGood && itemsShown >= least && itemsShown > broadest.judged.itemsShown) broadest = form
  }
  return broadest.ranker
}

function formsOf(
  judged: JudgedForms,
  contenders: readonly Ranker[],
): { readonly ranker: Ranker; readonly judged: Judged }[] {
  const others = RANKERS.filter((ranker) => ranker !== 'blend' && contenders.includes(ranker))
  const learned = others.flatMap((ranker) => {
    const form = judged[ranker]
    return form ? [{ ranker, judged: form }] : []
  })
  return [{ ranker: 'blend', judged: judged.blend }, ...learned]
}

function gains(form: Judged, over: Judged): readonly number[] {
  return form.ndcg.map((value, index) => value - (over.ndcg[index] ?? 0))
}

/**
 * Whether the serving model ranked the same users' held-out items significantly better (paired over viewers, one-sided,
 * 5 %).
 *
 * @param losses its lead for each viewer; null if it has the same settings or nothing serves
 */
export function isWorse(losses: readonly number[] | null): boolean {
  return losses !== null && isAboveChance(losses)
}

/** The error of a training whose model is worse: `TRAINING_REFUSED`, with both figures. */
export function refusalOf(interest: InterestModel): AttuneError {
  const { users, incumbentNdcgAt10 } = interest.metrics
  const own = rankingNdcg(interest)
  return new AttuneError(
    'TRAINING_REFUSED',
    `the new model ranks worse than the one that serves: NDCG@10 ${own.toFixed(4)} against ` +
      `${(incumbentNdcgAt10 ?? 0).toFixed(4)}, both retrained without the held-out interactions of ${users} users`,
    {
      hint: 'what served goes on serving; train with its settings, or publish this one with `attune train --force`',
    },
  )
}
