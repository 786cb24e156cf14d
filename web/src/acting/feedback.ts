/** An action on behalf of a user, sent from the explorer. */
export type Feedback =
  | { readonly kind: 'CLICK' | 'LIKE' | 'DISMISS'; readonly itemId: string; readonly title: string }
  | { readonly kind: 'FOLLOW'; readonly otherId: string }

const WORDS = { CLICK: 'clicked', LIKE: 'liked', DISMISS: 'dismissed' } as const

/** Describes the action as the end of a sentence about the user. */
export function describeFeedback(feedback: Feedback): string {
  return feedback.kind === 'FOLLOW'
    ? `followed ${feedback.otherId}`
    : `${WORDS[feedback.kind]} ${feedback.title}`
}
