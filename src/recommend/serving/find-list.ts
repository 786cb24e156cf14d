import type { RecommendationRequest } from '../../domain/recommendation.ts'
import { decodeCursor, expiredCursor, invalidCursor } from './cursor.ts'
import { questionKey } from './request-hash.ts'
import type { ServedList, ServedLists } from './served-lists.ts'

/**
 * The list that a cursor goes on with, and where. @throws AttuneError `CURSOR_EXPIRED`, `CURSOR_INVALID` for one of
 * somebody else's list or of another question
 */
export async function findList(
  servedLists: ServedLists,
  question: RecommendationRequest,
  cursor: string,
  nowMs: number,
): Promise<{ list: ServedList; position: number }> {
  const { recommendationId, position, expiresAtMs } = decodeCursor(cursor)
  const list = await servedLists.find(recommendationId)
  if ((list?.expiresAtMs ?? expiresAtMs) <= nowMs) throw expiredCursor()
  if (!list || list.viewerId !== question.viewerId) {
    throw invalidCursor('the cursor belongs to no list of this viewer')
  }
  if (list.questionKey !== questionKey(question)) {
    throw invalidCursor('the cursor belongs to a list that was asked with another input')
  }
  return { list, position }
}
