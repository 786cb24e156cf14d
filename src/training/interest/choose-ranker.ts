import { AttuneError } from '../../domain/errors.ts'
import { RANKERS, type Ranker } from '../../domain/policy.ts'
import { type InterestModel, rankingNdcg } from '../../model/interest-model.ts'
import { isAboveChance, isWithinOneError, type Judged } from '../compute/judge-lists.ts'
import type { JudgedForms } from '../compute/learn-blend.ts'

/** Times the items that another form shows: less is no reason to leave the simpler one. */
const NOTABLY_MORE = 1.05

/**
 * The form that ranked the held-out items best. Another than the blend, which is the simplest to explain, has to be better
 * by more than chance explains (paired over viewers).
 *
 * @param contenders forms that may be chosen
 */
export function bestRanker(judged: JudgedForms, contenders: readonly Ranker[]): Ranker {
  return formsOf(judged, contenders).reduce((best, form) =>
    isAboveChance(gains(form.judged, best.judged)) ? form : best,
  ).ranker
}

/**
 * The form that ranks as well as the best, its NDCG@10 being within one standard error of the best form's, and shows most of
 * the catalog; the best itself unless another shows notably more. (The one-standard-error rule of Breiman et al. 1984,
 * section 3.4.3, with the catalog shown for what is preferred among equals.)
 *
 * @param best of `bestRanker`
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
 * Whether what serves ranked the same people's held-out items better, by more than chance explains (paired over viewers,
 * one-sided, 5 %).
 *
 * @param losses its lead with each viewer; null where it is the same recipe, or nothing serves
 */
export function isWorse(losses: readonly number[] | null): boolean {
  return losses !== null && isAboveChance(losses)
}

/** What a training ends with whose model is worse: `TRAINING_REFUSED`, saying by how much. */
export function refusalOf(interest: InterestModel): AttuneError {
  const { users, incumbentNdcgAt10 } = interest.metrics
  const own = rankingNdcg(interest)
  return new AttuneError(
    'TRAINING_REFUSED',
    `the new model ranks worse than the one that serves: NDCG@10 ${own.toFixed(4)} against ` +
      `${(incumbentNdcgAt10 ?? 0).toFixed(4)}, both retrained without the held-out interactions of ${users} people`,
    {
      hint: 'what served goes on serving; train with its settings, or publish this one with `attune train --force`',
    },
  )
}
