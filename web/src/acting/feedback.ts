/** An action on behalf of a user, sent from the explorer. */
export type Deed =
  | { readonly kind: 'CLICK' | 'LIKE' | 'DISMISS'; readonly itemId: string; readonly title: string }
  | { readonly kind: 'FOLLOW'; readonly otherId: string }

const WORDS = { CLICK: 'clicked', LIKE: 'liked', DISMISS: 'dismissed' } as const

/** Describes the action as the end of a sentence about the user. */
export function sayDeed(deed: Deed): string {
  return deed.kind === 'FOLLOW' ? `followed ${deed.otherId}` : `${WORDS[deed.kind]} ${deed.title}`
}
