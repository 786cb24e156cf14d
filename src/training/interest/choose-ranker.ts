import { RANKERS, type Ranker } from '../../domain/policy.ts'
import type { Judged } from '../compute/judge-lists.ts'
import type { JudgedForms } from '../compute/learn-blend.ts'
import { isAboveChance, isWithinOneError } from './significance.ts'

/** Times the items that another form shows: less is no reason to leave the simpler one. */
const NOTABLY_MORE = 1.05

/**
 * The form that ranks. The blend, which is the simplest to explain, gives way to a form that ranked the held-out items
 * better by more than chance explains (paired over viewers), or as well and shows notably more of the catalog: within one
 * standard error, as trees are chosen in Breiman et al. 1984, section 3.4.3.
 *
 * @param contenders forms that may be chosen
 */
export function chooseRanker(judged: JudgedForms, contenders: readonly Ranker[]): Ranker {
  let best: Judged = judged.blend
  let chosen: Ranker = 'blend'
  for (const ranker of RANKERS) {
    const form = judged[ranker]
    if (!form || !contenders.includes(ranker) || !isPreferred(form, best)) continue
    best = form
    chosen = ranker
  }
  return chosen
}

function isPreferred(form: Judged, to: Judged): boolean {
  const gains = form.ndcg.map((value, index) => value - (to.ndcg[index] ?? 0))
  const showsMore = form.itemsShown >= NOTABLY_MORE * to.itemsShown
  return isAboveChance(gains) || (showsMore && isWithinOneError(gains))
}
