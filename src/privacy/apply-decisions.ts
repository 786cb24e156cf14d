import { decisionNumber, putKeysBack } from '../access/kept-keys.ts'
import { decideAgain } from '../consent/set-consent.ts'
import { groupBy } from '../domain/grouping.ts'
import type { IsErased } from '../events/apply/apply-entries.ts'
import { DEFAULT_RATING_SCALE, type RatingScale } from '../events/event-weight.ts'
import { addErasedSubject, allUserIdsPage, numberReceipts } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { idPages } from '../graph/keyset-pages.ts'
import { eraseData } from './erase-user.ts'
import type { KeptDecisions } from './kept-decisions.ts'

/** Ids of one page. */
const PAGE_IDS = 20_000

/** How many decisions an older copy of a graph lacked. */
export interface AppliedDecisions {
  readonly isErased: IsErased
  readonly erasures: number
  /** Users whose consent it had as of before. */
  readonly consents: number
  /** Of its API keys, those that had been revoked or replaced. */
  readonly keys: number
}

/**
 * Applies decisions again that an older copy of a graph lacks. May be repeated.
 *
 * @throws GraphError; AttuneError `CONFIG_INVALID` if the decisions belong to another graph
 */
export async function applyDecisions(
  graph: GraphStore,
  kept: KeptDecisions,
  nowMs: number,
  ratingScale: RatingScale = DEFAULT_RATING_SCALE,
): Promise<AppliedDecisions> {
  const erasures = await eraseAgain(graph, kept, ratingScale)
  // In a transaction, because a member of a cluster may lag.
  const number = await graph.transaction(decisionNumber)
  const keys = kept.keys && kept.keys.number > number ? await putKeysBack(graph, kept.keys.keys) : 0
  const decided = kept.consents(number)
  const consents = await decideAgain(graph, decided)
  // Last: the number says that the graph has them. Later decisions get higher ones, and the first one follows a number.
  const newest = decided.reduce(
    (most, { receiptId }) => Math.max(most, Number(receiptId)),
    kept.keys?.number ?? 0,
  )
  if (number === 0 || newest > number) {
    const count = number === 0 ? 0 : newest - number
    await graph.run(numberReceipts, { count, start: Math.max(newest, nowMs) })
  }
  kept.isApplied = true
  return { isErased: kept.isErased, erasures, consents, keys }
}

/** Erases those users again whom the copy brought back. Their files are cleaned by the next server. */
async function eraseAgain(
  graph: GraphStore,
  erased: KeptDecisions,
  ratingScale: RatingScale,
): Promise<number> {
  const missing = await erased.compare(graph)
  if (missing.length === 0) return 0
  const bySubject = groupBy(missing, ({ subject }) => subject)
  const read = (afterId: string, limit: number) => graph.run(allUserIdsPage, { afterId, limit })
  for await (const ids of idPages(read, PAGE_IDS)) {
    for (const userId of ids) {
      for (const { fromMs, untilMs } of bySubject.get(erased.secret.subjectOf(userId)) ?? [])
        await graph.transaction((runner) =>
          eraseData(runner, { ownerId: userId, span: { fromMs, untilMs } }, ratingScale),
        )
    }
  }
  for (const erasure of missing) await graph.run(addErasedSubject, { ...erasure })
  return missing.length
}
