import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../../src/domain/language.ts'
import { type Messages, readMessages, sentencesIn } from '../../../../src/recommend/serving/sentences.ts'

/** The placeholders of each text, by its key. */
function placeholders(messages: Messages): ReadonlyMap<string, readonly string[]> {
  const entries = Object.entries(messages).flatMap(([key, text]) =>
    typeof text === 'string'
      ? [[key, text] as const]
      : Object.entries(text as object).map(([part, value]) => [`${key}.${part}`, String(value)] as const),
  )
  return new Map(entries.map(([key, text]) => [key, [...text.matchAll(/\{\w+\}/g)].map(String).sort()]))
}

describe.each(LANGUAGES)('the messages in %s', (language) => {
  it('have the same keys and placeholders as the English ones', () => {
    expect(placeholders(readMessages(language))).toEqual(placeholders(readMessages('en')))
  })

  it('have a text for each plural category of the language', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
    const { followedCount, followedNames, followedNamesAndOthers } = readMessages(language)
    for (const plural of [followedCount, followedNames, followedNamesAndOthers]) {
      expect(Object.keys(plural).sort()).toEqual([...pluralCategories].sort())
    }
  })
})

describe('a sentence', () => {
  it('follows the plural rules of its language', () => {
    const [english, german] = [sentencesIn('en'), sentencesIn('de')]
    expect(english.following(['Bo'], 2, 'book')).toBe('Bo and 1 other person you follow read this')
    expect(english.following(['Bo', 'Cy'], 5, 'book')).toBe('Bo, Cy and 3 others you follow read this')
    expect(german.following(['Bo'], 1, 'book')).toBe('Bo, von dir abonniert, hat das gelesen')
    expect(german.following(['Bo', 'Cy'], 2, 'book')).toBe('Bo und Cy, denen du folgst, haben das gelesen')
    expect(german.following([], 4, 'book')).toBe('4 Menschen, denen du folgst, haben das gelesen')
  })

  it('uses the other verb for a kind without one, even if the kind is named like a method', () => {
    expect(sentencesIn('en').becauseItems(['Tea'], 'toString')).toBe('Because you viewed Tea')
  })

  it('keeps names that look like placeholders', () => {
    expect(sentencesIn('en').becauseItems(['{verb}', 'Tea'], 'book')).toBe('Because you read {verb} and Tea')
  })
})
