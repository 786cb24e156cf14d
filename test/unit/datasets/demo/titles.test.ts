import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../src/datasets/demo/random.ts'
import { slug, titleMaker, uniqueIds } from '../../../../src/datasets/demo/titles.ts'

describe('title maker', () => {
  it('uses every wording of a grammar once, then throws', () => {
    const grammar = { titles: ['{color} tea', 'just tea'], words: { color: 'red|green' } }
    const next = titleMaker(grammar, seededRandom(1), new Set())
    expect([next(), next(), next()].sort()).toEqual(['Green tea', 'Just tea', 'Red tea'])
    expect(next).toThrow('no new title left')
  })

  it('skips titles that are taken', () => {
    const grammar = { titles: ['{color} tea'], words: { color: 'red|green' } }
    expect(titleMaker(grammar, seededRandom(1), new Set(['Red tea']))()).toBe('Green tea')
  })

  it('rotates templates', () => {
    const grammar = { titles: ['a {n}', 'b {n}'], words: { n: '1|2|3|4' } }
    const next = titleMaker(grammar, seededRandom(2), new Set())
    const initials = Array.from({ length: 6 }, () => next().charAt(0))
    expect(initials.filter((letter) => letter === 'A')).toHaveLength(3)
  })

  it.each([
    ['a {word} cake', 'olive', 'An olive cake'],
    ['a {word} for two', 'eulogy', 'A eulogy for two'],
    ['{word} fund', 'green', 'Green fund'],
  ])('writes "%s" with "%s" as "%s"', (template, word, title) => {
    expect(titleMaker({ titles: [template], words: { word } }, seededRandom(1))()).toBe(title)
  })

  it('refuses a slot without words', () => {
    expect(() => titleMaker({ titles: ['{x}'], words: {} }, seededRandom(1))).toThrow('{x} has no words')
  })
})

describe('slug', () => {
  it.each([
    ['Ana López', 'ana-lopez'],
    ["Silas O'Connor", 'silas-oconnor'],
    ['Møller & Søn', 'moller-and-son'],
    ['Zofia Wójcik-Łoś', 'zofia-wojcik-los'],
    ['The 4 % rule, forty years on', 'the-4-rule-forty-years-on'],
  ])('of %s is %s', (text, expected) => {
    expect(slug(text)).toBe(expected)
  })

  it('is shortened between words', () => {
    expect(slug('three days on the ridge', 15)).toBe('three-days-on')
  })

  it('numbers taken slugs', () => {
    const nextId = uniqueIds()
    expect([nextId('ana'), nextId('ana'), nextId('bo'), nextId('ana')]).toEqual([
      'ana',
      'ana-2',
      'bo',
      'ana-3',
    ])
  })
})
