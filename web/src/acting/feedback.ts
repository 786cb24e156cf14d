import type { PersonRef } from '../parts/links.tsx'

/** An action on behalf of a user, sent from the explorer. */
export type Feedback =
  | { readonly kind: 'CLICK' | 'LIKE' | 'DISMISS'; readonly itemId: string; readonly title: string }
  | { readonly kind: 'FOLLOW'; readonly other: PersonRef }

/** What became of feedback on an item. */
export interface Outcome {
  readonly kind: 'CLICK' | 'LIKE' | 'DISMISS'
  /** False if the API recorded nothing, as without consent. */
  readonly isRecorded: boolean
}

const WORDS = { CLICK: 'clicked', LIKE: 'liked', DISMISS: 'dismissed' } as const

/** Describes the action as the end of a sentence about the user. */
export function describeFeedback(feedback: Feedback): string {
  return feedback.kind === 'FOLLOW'
    ? `followed ${feedback.other.name ?? feedback.other.id}`
    : `${WORDS[feedback.kind]} ${feedback.title}`
}

/** Says next to the buttons of an item what became of the last one. */
export function describeOutcome({ kind, isRecorded }: Outcome): string {
  return isRecorded ? WORDS[kind] : 'not recorded'
}
