import type { Reason, RecommendationPage } from '../../domain/recommendation.ts'
import { sentences } from './reasons.ts'
import type { ServedList } from './served-lists.ts'

/** The list with the reasons of a page that was shown. They name no people: the list is stored, and consent may end. */
export function withShownReasons(list: ServedList, { edges }: Pick<RecommendationPage, 'edges'>): ServedList {
  const items = [...list.items]
  for (const { rank, reasons, item } of edges) {
    const served = items[rank - 1]
    if (served)
      items[rank - 1] = { ...served, shownReasons: reasons.map((one) => withoutPeople(one, item.kind)) }
  }
  return { ...list, items }
}

function withoutPeople(reason: Reason, kind: string): Reason {
  if (reason.userIds.length === 0) return reason
  return { ...reason, text: sentences.following([], reason.count, kind), userIds: [] }
}
