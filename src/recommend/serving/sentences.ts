import type { IntlMessageFormat } from 'intl-messageformat'
import type { PromotionNotice } from '../../domain/recommendation.ts'

/** The messages of a language, by key. */
export type Messages = ReadonlyMap<string, IntlMessageFormat>

/** A text to show, and the key of its message, which is the same in every language. */
export interface Sentence {
  readonly messageKey: string
  readonly text: string
}

/** The sentences of reasons in one language. A number is null if the sentence must not state it. */
export type Sentences = ReturnType<typeof sentencesOf>

/** The sentences that the messages of a language make. @param messages all of those that English has */
export function sentencesOf(language: string, messages: Messages) {
  const conjunction = new Intl.ListFormat(language)
  const list = (words: readonly string[]) => conjunction.format(words)
  const sentence = (
    messageKey: string,
    values: Readonly<Record<string, string | number>> = {},
  ): Sentence => ({
    messageKey,
    text: String(messages.get(messageKey)?.format(values) ?? ''),
  })
  /** How an item of a kind was used, in the past tense. No verb claims that the user liked the item. */
  const verb = (kind: string) => sentence('verb', { kind }).text
  const byCount = (key: string, count: number | null, kind: string) =>
    count === null
      ? sentence(key, { verb: verb(kind) })
      : sentence(`${key}AtLeast`, { count, verb: verb(kind) })
  const followed = (prefix: string, names: readonly string[], count: number | null, values = {}) => {
    const named = names.slice(0, 2)
    const others = Math.max(0, (count ?? 0) - named.length)
    if (named.length > 0 && others > 0)
      return sentence(`${prefix}.followedNamesAndOthers`, {
        ...values,
        names: named.join(', '),
        count: others,
      })
    if (named.length > 0)
      return sentence(`${prefix}.followedNames`, { ...values, names: list(named), count: named.length })
    return count === null
      ? sentence(`${prefix}.followed`, values)
      : sentence(`${prefix}.followedCount`, { ...values, count })
  }
  return {
    suggested: sentence('reason.suggested'),
    filler: sentence('reason.filler'),
    begun: sentence('reason.begun'),
    popular: sentence('reason.popular'),
    trending: sentence('reason.trending'),
    trendingIn: (group: string) => sentence('reason.trendingIn', { group }),
    fresh: sentence('reason.fresh'),
    similarUsers: (atLeast: number | null, kind: string) => byCount('reason.similarUsers', atLeast, kind),
    friendsOfFriends: (atLeast: number | null, kind: string) =>
      byCount('reason.friendsOfFriends', atLeast, kind),
    /** @param names of people who agreed to be shown @param count of all people; null if it must not be stated */
    following: (names: readonly string[], count: number | null, kind: string) =>
      followed('reason', names, count, { verb: verb(kind) }),
    becauseItems: (titles: readonly string[], kind: string) =>
      sentence('reason.becauseItems', { verb: verb(kind), items: list(titles) }),
    goesWith: (titles: readonly string[]) => sentence('reason.goesWith', { items: list(titles) }),
    boughtTogether: (title: string) => sentence('reason.boughtTogether', { item: title }),
    interestTags: (names: readonly string[]) => sentence('reason.interestTags', { tags: list(names) }),
    /** Items of a kind: "movies"; what stands for something else. */
    several: (kind: string) => sentence('several', { kind }),
    askedFor: (names: readonly string[]) => sentence('reason.askedFor', { names: list([...new Set(names)]) }),
    promoted: ({ viewerProperties, isByItem }: Pick<PromotionNotice, 'viewerProperties' | 'isByItem'>) => {
      if (viewerProperties.length > 0)
        return sentence('promotion.profile', { properties: list(viewerProperties) })
      return sentence(isByItem ? 'promotion.item' : 'promotion.everyone')
    },
    /** Of a person. @param names at least one if `count` is null */
    followedBy: (names: readonly string[], count: number | null) => followed('people', names, count),
    followsYou: sentence('people.followsYou'),
    similarTaste: sentence('people.similarTaste'),
    suggestedPerson: sentence('people.suggested'),
  }
}
