import { readFileSync } from 'node:fs'
import { LANGUAGES, type Language } from '../../domain/language.ts'

/** The texts of a language, as `messages/` has them. `{name}` is replaced. */
export interface Messages {
  readonly suggested: string
  readonly filler: string
  readonly popular: string
  readonly trending: string
  readonly fresh: string
  readonly similarUsers: string
  readonly similarUsersAtLeast: string
  readonly friendsOfFriends: string
  readonly friendsOfFriendsAtLeast: string
  readonly followed: string
  readonly followedCount: Plural
  /** By the number of names. */
  readonly followedNames: Plural
  /** By the number of others. */
  readonly followedNamesAndOthers: Plural
  readonly becauseItems: string
  readonly goesWith: string
  readonly interestTags: string
  /** How an item of a kind was used, in the past tense. No verb claims that the user liked the item. */
  readonly verbs: Readonly<Record<string, string>>
  readonly otherVerb: string
}

/** A text by the plural category of a number. */
type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string }

/** The sentences of reasons in one language. A number is null if the sentence must not state it. */
export interface Sentences extends Pick<Messages, 'suggested' | 'filler' | 'popular' | 'trending' | 'fresh'> {
  similarUsers(atLeast: number | null, kind: string): string
  friendsOfFriends(atLeast: number | null, kind: string): string
  /** @param names of people who agreed to be shown @param count of all people; null if it must not be stated */
  following(names: readonly string[], count: number | null, kind: string): string
  becauseItems(titles: readonly string[], kind: string): string
  goesWith(titles: readonly string[]): string
  interestTags(names: readonly string[]): string
}

/** The messages of a language. */
export function readMessages(language: Language): Messages {
  return JSON.parse(readFileSync(new URL(`./messages/${language}.json`, import.meta.url), 'utf8')) as Messages
}

const SENTENCES = new Map(LANGUAGES.map((language) => [language, sentencesOf(language)]))

/** The sentences in a language. */
export function sentencesIn(language: Language): Sentences {
  return SENTENCES.get(language) ?? sentencesOf(language)
}

function sentencesOf(language: Language): Sentences {
  const messages = readMessages(language)
  const plurals = new Intl.PluralRules(language)
  const conjunction = new Intl.ListFormat(language)
  const list = (words: readonly string[]) => conjunction.format(words)
  const verb = (kind: string) =>
    (Object.hasOwn(messages.verbs, kind) && messages.verbs[kind]) || messages.otherVerb
  const pluralOf = (plural: Plural, count: number) => plural[plurals.select(count)] ?? plural.other
  return {
    ...messages,
    similarUsers: (atLeast, kind) =>
      atLeast === null
        ? messages.similarUsers
        : filled(messages.similarUsersAtLeast, { count: atLeast, verb: verb(kind) }),
    friendsOfFriends: (atLeast, kind) =>
      filled(atLeast === null ? messages.friendsOfFriends : messages.friendsOfFriendsAtLeast, {
        count: atLeast ?? 0,
        verb: verb(kind),
      }),
    following(names, count, kind) {
      const named = names.slice(0, 2)
      const others = Math.max(0, (count ?? 0) - named.length)
      const values = { verb: verb(kind), names: list(named), count: others }
      if (named.length > 0 && others > 0) {
        return filled(pluralOf(messages.followedNamesAndOthers, others), {
          ...values,
          names: named.join(', '),
        })
      }
      if (named.length > 0) return filled(pluralOf(messages.followedNames, named.length), values)
      return filled(count === null ? messages.followed : pluralOf(messages.followedCount, count), values)
    },
    becauseItems: (titles, kind) => filled(messages.becauseItems, { verb: verb(kind), items: list(titles) }),
    goesWith: (titles) => filled(messages.goesWith, { items: list(titles) }),
    interestTags: (names) => filled(messages.interestTags, { tags: list(names) }),
  }
}

/** The text with its placeholders replaced, each value once: a value may look like a placeholder. */
function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
