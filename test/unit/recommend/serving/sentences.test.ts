import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import german from '../../../../src/recommend/serving/messages/de.json' with { type: 'json' }
import english from '../../../../src/recommend/serving/messages/en.json' with { type: 'json' }
import { BUILT_IN_TEXTS, readTexts } from '../../../../src/recommend/serving/texts.ts'

const folder = mkdtempSync(join(tmpdir(), 'attune-texts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The texts of a folder with one file. */
function withFile(name: string, messages: unknown) {
  const own = mkdtempSync(join(folder, 'of-'))
  writeFileSync(join(own, name), typeof messages === 'string' ? messages : JSON.stringify(messages))
  return () => readTexts(own)
}

const FRENCH = { ...english, 'reason.popular': 'Populaire en ce moment', 'people.followsYou': 'Vous suit' }

describe('the built-in texts', () => {
  it('have the same messages in English and German', () => {
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort())
    expect([...BUILT_IN_TEXTS.incomplete]).toEqual([])
  })

  it('take only the values in German that they take in English', () => {
    expect(withFile('de.json', german)).not.toThrow()
  })
})

describe('a sentence', () => {
  const [en, de] = [BUILT_IN_TEXTS.in('en'), BUILT_IN_TEXTS.in('de')]

  it('follows the plural rules of its language', () => {
    expect(en.following(['Bo'], 2, 'book').text).toBe('Bo and 1 other person you follow read this')
    expect(en.following(['Bo', 'Cy'], 5, 'book').text).toBe('Bo, Cy and 3 others you follow read this')
    expect(de.following(['Bo'], 1, 'book').text).toBe('Bo, von dir abonniert, hat das gelesen')
    expect(de.following(['Bo', 'Cy'], 2, 'book').text).toBe('Bo und Cy, denen du folgst, haben das gelesen')
    expect(de.following([], 4, 'book').text).toBe('4 Menschen, denen du folgst, haben das gelesen')
    expect(de.followedBy(['Bo'], null).text).toBe('Bo folgt dieser Person')
    expect(de.followedBy(['Bo', 'Cy'], 3).text).toBe(
      'Bo, Cy und 1 weiterer Mensch, denen du folgst, folgen dieser Person',
    )
    expect(en.followedBy([], 4).text).toBe('Followed by 4 people you follow')
  })

  it('uses the other verb for a kind without one, even if the kind is named like a method', () => {
    expect(en.becauseItems(['Tea'], 'toString').text).toBe('Because you viewed Tea')
  })

  it('keeps names that look like placeholders', () => {
    expect(en.becauseItems(['{verb}', "'{Tea}'"], 'book').text).toBe("Because you read {verb} and '{Tea}'")
  })

  it('has the key of its message, the same in every language', () => {
    expect(en.becauseItems(['Tea'], 'book').messageKey).toBe('reason.becauseItems')
    expect(de.becauseItems(['Tee'], 'book').messageKey).toBe('reason.becauseItems')
  })
})

describe('the language of a tag', () => {
  it('is found in a time that does not grow with the length of the tag', () => {
    const startMs = performance.now()
    for (let asked = 0; asked < 100; asked++) {
      expect(BUILT_IN_TEXTS.languageOf('x'.concat('-y'.repeat(125_000)))).toBe('en')
      expect(BUILT_IN_TEXTS.languageOf('de'.concat('-y'.repeat(125_000)))).toBe('de')
    }
    expect(performance.now() - startMs).toBeLessThan(2_000)
  })
})

describe('the files of an operator', () => {
  it('add a language, which stands for its regions too', () => {
    const texts = withFile('fr.json', FRENCH)()
    expect(texts.languageOf('fr-CA')).toBe('fr')
    expect(texts.in('fr').popular.text).toBe('Populaire en ce moment')
    expect(texts.in(texts.languageOf('de-AT')).popular.text).toBe('Gerade beliebt')
  })

  it('of a region stand for this region alone', () => {
    const texts = withFile('fr-CA.json', FRENCH)()
    expect([texts.languageOf('fr-CA'), texts.languageOf('fr-FR')]).toEqual(['fr-ca', 'en'])
  })

  it('replace built-in texts key by key, and a language with one text replaced stays complete', () => {
    const english = withFile('en.json', { 'reason.popular': 'Everyone reads this' })()
    expect([...english.incomplete]).toEqual([])
    expect(english.in('en').popular.text).toBe('Everyone reads this')
    expect(english.in('en').trending.text).toBe(BUILT_IN_TEXTS.in('en').trending.text)
    expect(english.in('de').popular.text).toBe('Gerade beliebt')
    const german = withFile('de.json', { 'reason.popular': 'Alle lesen das' })()
    expect([...german.incomplete]).toEqual([])
    expect(german.languageOf('de-AT')).toBe('de')
    expect(german.in('de').popular.text).toBe('Alle lesen das')
    expect(german.in('de').trending.text).toBe(BUILT_IN_TEXTS.in('de').trending.text)
    expect(german.in('en').popular.text).toBe(BUILT_IN_TEXTS.in('en').popular.text)
  })

  it('that lack a message are not used at all, so that no list has two languages', () => {
    const { 'reason.trending': _, ...others } = FRENCH
    const texts = withFile('fr.json', others)()
    expect(texts.languageOf('fr')).toBe('en')
    expect([...texts.incomplete]).toEqual([['fr', ['reason.trending']]])
  })

  it.each([
    ['fr.json', '{', 'fr.json: the file must be a JSON object of texts by key'],
    ['fr.json', { 'reason.popular': 3 }, 'fr.json: reason.popular must be a text'],
    [
      'fr.json',
      { 'reason.goesWith': 'Avec {itmes}' },
      'fr.json: reason.goesWith names {itmes}: its values are items',
    ],
    [
      'fr.json',
      { 'reason.popular': 'Pour {name}' },
      'fr.json: reason.popular names {name}: its values are none',
    ],
    ['fr.json', { 'reason.popular': 'Populaire {' }, 'fr.json: reason.popular is no ICU message'],
    [
      'fr.json',
      { 'reason.populaire': 'x' },
      'fr.json: reason.populaire is no message: there are reason.suggested',
    ],
    ['no language!.json', {}, 'no language!.json: the name must be a language such as fr or pt-BR'],
  ])('are refused with file, key and what was expected: %s %j', (name, messages, message) => {
    expect(withFile(name, messages)).toThrow(message)
  })
})
