import type { Purpose } from '../__generated__/graphql.ts'

interface PurposeText {
  readonly name: string
  /** What happens if it is granted. */
  readonly does: string
}

const TEXTS: Readonly<Record<Purpose, PurposeText>> = {
  PERSONALIZATION: { name: 'Personal lists', does: 'Keep what I do, and make my lists from it' },
  SOCIAL_SIGNALS: {
    name: 'Social signals',
    does: 'Use what people I follow do in my lists, and what I do in the lists of others',
  },
  SHOW_ME_TO_OTHERS: {
    name: 'Show me to others',
    does: 'Name me in the reasons of others, and let everyone who follows me see what I do',
  },
  SUGGEST_ME_TO_OTHERS: { name: 'Suggest me', does: 'Suggest me to others as a person to follow' },
  ANALYTICS: {
    name: 'Statistics',
    does: 'Count the items on my lists, and what proposed them, in the statistics of the service',
  },
  AUDIENCES: {
    name: 'Audiences',
    does: 'Put me into audiences that a team addresses, for example for a campaign, if Training is allowed, too',
  },
  MODEL_TRAINING: {
    name: 'Training',
    does: 'Learn from what I do and whom I follow which items and people are similar, and what is popular',
  },
  SENSITIVE_INTERESTS: {
    name: 'Sensitive topics',
    does: 'Conclude interests from what I do with items on sensitive topics, and use them in my lists',
  },
  VISITOR_HISTORY: {
    name: 'Before sign-in',
    does: 'Keep what I do before I sign in, and make my lists from it',
  },
}

/** The text of a purpose; one that this page does not know has its own name. */
export function purposeText(purpose: Purpose): PurposeText {
  return TEXTS[purpose] ?? { name: purpose, does: '' }
}
