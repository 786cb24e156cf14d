import { type Consents, historyPurpose, type Purpose, withheldTags } from '../domain/consent.ts'
import { type RecommendContext, type RequestViewer, userOf, type Withheld } from '../domain/recommendation.ts'
import { SOURCE_NAMES, type SourceName } from '../domain/source-name.ts'

/** A purpose without which parts of a list are left out. */
export type ListPurpose = Extract<Purpose, 'personalization' | 'social-signals' | 'sensitive-interests'>

/** The sources that use data for a purpose. Others are the same for all viewers. */
const SOURCES: Readonly<Record<ListPurpose, readonly SourceName[]>> = {
  personalization: ['similar-items', 'latent', 'neighbors', 'social', 'shared-tags', 'social-two-hop'],
  'social-signals': ['social', 'social-two-hop'],
  'sensitive-interests': [],
}

/**
 * The purposes that a viewer does not consent to, or that the request itself leaves out. A client sends a session only to have
 * it used: of a session nothing else is known.
 */
export function deniedPurposes(
  consents: Consents,
  viewer: RequestViewer,
  { isOptedOut = false, isProfiled = true }: Pick<RecommendContext, 'isOptedOut' | 'isProfiled'>,
): readonly ListPurpose[] {
  const userId = userOf(viewer)
  const isDenied = (purpose: Purpose) => userId !== null && !consents.allows(userId, purpose)
  const denied: ListPurpose[] = []
  const isUnused = userId !== null && isDenied(historyPurpose(userId))
  if (!isProfiled || isUnused) denied.push('personalization')
  if (isOptedOut || isDenied('social-signals')) denied.push('social-signals')
  if (userId !== null && withheldTags(consents, userId).size > 0) denied.push('sensitive-interests')
  return denied
}

/** Whether a source may be asked. */
export function isWithheld(source: SourceName, denied: readonly ListPurpose[]): boolean {
  return denied.some((purpose) => SOURCES[purpose].includes(source))
}

/** What a list leaves out, by purpose. */
export function withheldFrom(denied: readonly ListPurpose[]): readonly Withheld[] {
  return denied.map((purpose) => ({
    purpose,
    sources: SOURCE_NAMES.filter((name) => SOURCES[purpose].includes(name)),
  }))
}
