import { useEffect } from 'react'
import { PrivacyRequestDocument, type PrivacyRequestQuery } from '../__generated__/graphql.ts'
import { type Answer, useAnswer } from '../api/use-answer.ts'

export type Request = NonNullable<PrivacyRequestQuery['privacyRequest']>

/** Pause between two reads of a request that has not ended. */
const PAUSE_MS = 700

/** Reads a request about personal data until it has ended. An empty id reads nothing. */
export function usePrivacyRequest(id: string): Answer<PrivacyRequestQuery> {
  const answer = useAnswer(PrivacyRequestDocument, id === '' ? null : { id })
  const { data, isAsking, askAgain } = answer
  const state = data?.privacyRequest?.state
  const isOpen = state === 'PENDING' || state === 'RUNNING'
  useEffect(() => {
    if (!isOpen || isAsking) return
    const timer = setTimeout(askAgain, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [isOpen, isAsking, askAgain])
  return answer
}
