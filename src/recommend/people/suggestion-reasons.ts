import { shownPeople } from '../../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import { LEAST_COUNT } from '../serving/reasons.ts'
import type { Sentence, Sentences } from '../serving/sentences.ts'
import type { SuggestedPerson } from './suggest-people.ts'

/** Why a person is suggested. */
export interface SuggestionReason {
  readonly kind: 'FOLLOWED_BY' | 'SIMILAR_TASTE' | 'FOLLOWS_YOU' | 'SUGGESTED'
  readonly text: string
  /** Names the message of the text, the same in every language. */
  readonly messageKey: string
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
  sentences: Sentences,
  options: RunOptions = {},
): Promise<ReadonlyMap<string, readonly SuggestionReason[]>> {
  const ids = [...new Set(people.flatMap(({ viaIds }) => viaIds))]
  const shown = ids.length === 0 ? [] : await graph.run(shownPeople, { viewerId, ids }, options)
  const names = new Map(shown.map(({ id, name }) => [id, name ?? id]))
  return new Map(people.map((person) => [person.id, reasonsOf(person, names, sentences)]))
}

/** @param names of the people who agreed to be named */
function reasonsOf(
  { viaIds, taste, followsViewer }: Pick<SuggestedPerson, 'viaIds' | 'taste' | 'followsViewer'>,
  names: ReadonlyMap<string, string>,
  sentences: Sentences,
): readonly SuggestionReason[] {
  const reasons = [
    followedBy(viaIds, names, sentences),
    followsViewer ? plain('FOLLOWS_YOU', sentences.followsYou) : null,
    taste >= LEAST_TASTE ? plain('SIMILAR_TASTE', sentences.similarTaste) : null,
  ].filter((reason) => reason !== null)
  return reasons.length > 0 ? reasons : [plain('SUGGESTED', sentences.suggestedPerson)]
}

function followedBy(
  viaIds: readonly string[],
  names: ReadonlyMap<string, string>,
  sentences: Sentences,
): SuggestionReason | null {
  const named = viaIds.filter((id) => names.has(id)).slice(0, 2)
  const count = viaIds.length >= LEAST_COUNT ? viaIds.length : null
  if (named.length === 0 && count === null) return null
  const shown = named.map((id) => names.get(id) ?? '')
  return { kind: 'FOLLOWED_BY', ...sentences.followedBy(shown, count), count, userIds: named }
}

function plain(kind: SuggestionReason['kind'], sentence: Sentence): SuggestionReason {
  return { kind, ...sentence, count: null, userIds: [] }
}
