import { beforeEach, describe, expect, it } from 'vitest'
import { fnv1a } from '../../../src/domain/hash.ts'
import { uniform } from '../../../src/domain/random.ts'
import { type IndexedItem, TextIndex } from '../../../src/search/text-index.ts'

const item = (row: number, title: string, traits: Partial<IndexedItem> = {}): IndexedItem => ({
  row,
  tie: fnv1a(title),
  title,
  tags: '',
  texts: '',
  people: 0,
  ...traits,
})

const EVERY_ROW = new Uint32Array(1_000).fill(0xffffffff)

describe('the text index', () => {
  let index: TextIndex
  beforeEach(() => {
    index = new TextIndex()
  })

  const search = (text: string, mask = EVERY_ROW) => index.search({ text, mask, limit: 500 })
  const rowsOf = (text: string) => search(text).rows

  it('finds items by title, tags and texts, titles first', () => {
    index.put([
      item(0, 'A quiet evening', { texts: 'with a lamp' }),
      item(1, 'Lamp'),
      item(2, 'Chair', { tags: 'lamp\nwood' }),
    ])
    expect(rowsOf('lamp')).toEqual([1, 2, 0])
  })

  it('ignores case, accents and punctuation', () => {
    index.put([item(0, 'Sigur Rós: Ágætis byrjun!')])
    expect(rowsOf('sigur-ROS')).toEqual([0])
  })

  it('finds parts of titles in scripts without spaces', () => {
    index.put([item(0, '千と千尋の神隠し'), item(1, 'แมวดำ'), item(2, '해리 포터'), item(3, '黒い森')])
    expect(rowsOf('神隠')).toEqual([0])
    expect(rowsOf('千尋')).toEqual([0])
    expect(rowsOf('แมว')).toEqual([1])
    expect(rowsOf('포터')).toEqual([2])
    expect(rowsOf('森')).toEqual([3])
  })

  it('the last word may be unfinished, from three letters on', () => {
    index.put([item(0, 'Golden morning'), item(1, 'Morse code')])
    expect(rowsOf('golden mor')).toEqual([0])
    expect([...rowsOf('mor')].sort()).toEqual([0, 1])
    expect(search('gold morning').isRelaxed).toBe(true)
  })

  it('two letters begin a word only if they are no word', () => {
    index.put([item(0, 'Be here'), item(1, 'Berlin'), item(2, 'Oslo')])
    expect(rowsOf('be')).toEqual([0])
    expect(rowsOf('os')).toEqual([2])
  })

  it('one letter is a word', () => {
    index.put([item(0, 'M'), item(1, 'Metropolis')])
    expect(rowsOf('m')).toEqual([0])
  })

  it('a word with a digit must be as typed', () => {
    index.put([item(0, 'Phone 1400'), item(1, 'Phone 1500')])
    expect(rowsOf('phone 1400')).toEqual([0])
  })

  it('short words have no typing mistakes', () => {
    index.put([item(0, 'cat'), item(1, 'car')])
    expect(rowsOf('cat')).toEqual([0])
    expect(rowsOf('caz')).toEqual([])
  })

  it('needs all words, and says so if it found most of them instead', () => {
    index.put([item(0, 'Red wooden chair'), item(1, 'Red table'), item(2, 'Blue chair')])
    expect(search('red chair')).toMatchObject({ rows: [0], isRelaxed: false, total: 1 })
    expect(search('red wooden xylophone')).toMatchObject({ rows: [0], isRelaxed: true, total: 1 })
  })

  it('finds words written with a space too many or too few', () => {
    index.put([item(0, 'Rainbow'), item(1, 'Dark matter')])
    expect(search('rai nbow')).toMatchObject({ rows: [0], isRelaxed: false })
    expect(search('darkmatter')).toMatchObject({ rows: [1], isRelaxed: false })
  })

  it('an item whose title is the query is first, however popular others are', () => {
    index.put([item(0, 'Home'), item(1, 'Home alone at home', { people: 100_000 })])
    expect(rowsOf('home')).toEqual([0, 1])
  })

  it('scores do not include popularity, and the order does', () => {
    index.put([item(0, 'Green lamp'), item(1, 'Green vase', { people: 50 })])
    const { rows, scores } = search('green')
    expect(rows).toEqual([1, 0])
    expect(scores[0]).toBeCloseTo(scores[1] as number, 6)
  })

  it('names the words of the item that matched', () => {
    index.put([item(0, 'Blue Mountains')])
    expect(search('bleu mount').words).toEqual([['blue', 'mountains']])
  })

  it('finds only rows of the mask, the best of all that pass', () => {
    index.put(Array.from({ length: 2_000 }, (_, row) => item(row, `Lamp ${row}`, { people: 2_000 - row })))
    const mask = new Uint32Array(63)
    mask[60] = 0b111
    const { rows, total, found } = search('lamp', mask)
    expect(rows).toEqual([1_920, 1_921, 1_922])
    expect(total).toBe(3)
    expect(found[60]).toBe(0b111)
  })

  it('forgets the old title of a changed item and all of a removed one', () => {
    index.put([item(0, 'Winter coat'), item(1, 'Summer coat')])
    index.put([item(0, 'Spring jacket')])
    index.remove([1, 7])
    expect([rowsOf('winter'), rowsOf('coat'), rowsOf('spring')]).toEqual([[], [], [0]])
  })

  it('the order in which items came does not matter', () => {
    const next = uniform(5)
    const words = Array.from({ length: 60 }, (_, n) => `word${'abcdefghij'[n % 10]}${'klmnop'[n % 6]}`)
    const items = Array.from({ length: 300 }, (_, row) =>
      item(row, `${words[Math.floor(next() * 60)]} ${words[Math.floor(next() * 60)]} ${row}`),
    )
    index.put(items)
    const other = new TextIndex()
    other.put(items.toReversed())
    for (const text of words) {
      expect(other.search({ text, mask: EVERY_ROW, limit: 20 }).rows).toEqual(rowsOf(text).slice(0, 20))
    }
  })

  it.each(['', ' ', '🎉', '"*~(:)', '-', 'a'.repeat(10_000)])(
    'finds nothing without a word that an item has: %#',
    (text) => {
      index.put([item(0, 'Lamp')])
      expect(search(text)).toMatchObject({ rows: [], total: 0 })
    },
  )

  it('reads no syntax in a query', () => {
    index.put([item(0, 'AND OR NOT'), item(1, 'Lamp')])
    expect(rowsOf('and NOT or')).toEqual([0])
    expect(rowsOf('title:lamp*')).toEqual([1])
  })
})
