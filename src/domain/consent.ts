import { isVisitorId } from './ids.ts'

/** What a user or visitor can consent to. Graphs contain these names: never change one. */
export const PURPOSES = [
  'personalization',
  'social-signals',
  'show-me-to-others',
  'suggest-me-to-others',
  'analytics',
  'audiences',
  'model-training',
  'sensitive-interests',
  'visitor-history',
] as const

export type Purpose = (typeof PURPOSES)[number]

/** What applies to users who have not decided: `standard`, or `denied` for markets where users have to opt in. */
export const CONSENT_DEFAULTS = ['standard', 'denied'] as const

export type ConsentDefaults = (typeof CONSENT_DEFAULTS)[number]

const GRANTED_BY_STANDARD: ReadonlySet<Purpose> = new Set([
  'personalization',
  'social-signals',
  'suggest-me-to-others',
  'analytics',
  'model-training',
  'visitor-history',
])

/** The purposes that users grant without having decided. */
export function grantedByDefault(defaults: ConsentDefaults): ReadonlySet<Purpose> {
  return defaults === 'standard' ? GRANTED_BY_STANDARD : new Set()
}

/** Visitors have no ties and are in no list of people. */
const OF_VISITORS: ReadonlySet<Purpose> = new Set([
  'visitor-history',
  'analytics',
  'model-training',
  'sensitive-interests',
])

/** Whether a purpose is one that this user, or this visitor, decides about. */
export function isOwnPurpose(userId: string, purpose: Purpose): boolean {
  return isVisitorId(userId) ? OF_VISITORS.has(purpose) : purpose !== 'visitor-history'
}

/** The purpose that decides whether what this user, or this visitor, does is stored and makes their lists. */
export function historyPurpose(userId: string): Purpose {
  return isVisitorId(userId) ? 'visitor-history' : 'personalization'
}

/** A user's decision about one purpose. */
export interface ConsentChoice {
  readonly purpose: Purpose
  readonly isGranted: boolean
}

/** Who wrote a decision down: a caller of the API, or the demo world. */
export const CONSENT_ORIGINS = ['api', 'demo'] as const

export type ConsentOrigin = (typeof CONSENT_ORIGINS)[number]

/** What users consent to, at this moment. */
export interface Consents {
  /** Costs one look-up in memory. */
  allows(userId: string, purpose: Purpose): boolean
  /** Ids of the tags on sensitive topics; empty if the operator names none. */
  readonly sensitiveTags: ReadonlySet<string>
  /** Another one after each change; omitted: nothing changes. */
  readonly revision?: number | null
}

/** Tags whose items say nothing about a user, because they do not consent to `sensitive-interests`. */
export function withheldTags(consents: Consents, userId: string): ReadonlySet<string> {
  const { sensitiveTags } = consents
  return sensitiveTags.size === 0 || consents.allows(userId, 'sensitive-interests') ? NO_TAGS : sensitiveTags
}

const NO_TAGS: ReadonlySet<string> = new Set()

/** The consent of users who have decided nothing. */
export function undecided(defaults: ConsentDefaults): Consents {
  const granted = grantedByDefault(defaults)
  return { allows: (_userId, purpose) => granted.has(purpose), sensitiveTags: NO_TAGS }
}
