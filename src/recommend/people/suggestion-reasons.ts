import { shownPeople } from '../../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import { LEAST_COUNT } from '../serving/reasons.ts'
import type { SuggestedPerson } from './suggest-people.ts'

/** Why a person is suggested. */
export interface SuggestionReason {
  readonly kind: 'FOLLOWED_BY' | 'SIMILAR_TASTE' | 'FOLLOWS_YOU' | 'SUGGESTED'
  readonly text: string
  /** How many people whom the viewer follows follow the person; null below 3, which could identify one. */
  readonly count: number | null
  /** Those of them who agreed to be named. */
  readonly userIds: readonly string[]
}

/** Lower cosines of histories are no reason. */
const LEAST_TASTE = 0.05

/** Why these people are suggested, strongest reason first, at least one for each. Names only people who agreed to it. */
export async function suggestionReasons(
  graph: GraphStore,
  viewerId: string,
  people: readonly SuggestedPerson[],
  options: RunOptions = {},
): Promise<ReadonlyMap<string, readonly SuggestionReason[]>> {
  const ids = [...new Set(people.flatMap(({ viaIds }) => viaIds))]
  const shown = ids.length === 0 ? [] : await graph.run(shownPeople, { viewerId, ids }, options)
  const names = new Map(shown.map(({ id, name }) => [id, name ?? id]))
  return new Map(people.map((person) => [person.id, reasonsOf(person, names)]))
}

/** @param names of the people who agreed to be named */
export function reasonsOf(
  { viaIds, taste, followsViewer }: Pick<SuggestedPerson, 'viaIds' | 'taste' | 'followsViewer'>,
  names: ReadonlyMap<string, string>,
): readonly SuggestionReason[] {
  const reasons = [
    followedBy(viaIds, names),
    followsViewer ? plain('FOLLOWS_YOU', 'Follows you') : null,
    taste >= LEAST_TASTE ? plain('SIMILAR_TASTE', 'Likes what you like') : null,
  ].filter((reason) => reason !== null)
  return reasons.length > 0 ? reasons : [plain('SUGGESTED', 'Suggested for you')]
}

function followedBy(viaIds: readonly string[], names: ReadonlyMap<string, string>): SuggestionReason | null {
  const named = viaIds.filter((id) => names.has(id)).slice(0, 2)
  const count = viaIds.length >= LEAST_COUNT ? viaIds.length : null
  if (named.length === 0 && count === null) return null
  const text = sentence(
    named.map((id) => names.get(id) ?? ''),
    count,
  )
  return { kind: 'FOLLOWED_BY', text, count, userIds: named }
}

function sentence(names: readonly string[], count: number | null): string {
  const others = (count ?? names.length) - names.length
  if (names.length === 0) return `Followed by ${count} people you follow`
  if (others === 0) return `Followed by ${names.join(' and ')}`
  return `Followed by ${names.join(', ')} and ${others} ${others === 1 ? 'other' : 'others'} you follow`
}

function plain(kind: SuggestionReason['kind'], text: string): SuggestionReason {
  return { kind, text, count: null, userIds: [] }
}
