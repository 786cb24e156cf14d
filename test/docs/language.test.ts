import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DOCS } from '../support/docs.ts'

const MAX_SENTENCE_WORDS = 30
const MAX_PARAGRAPH_WORDS = 80

/** Words that hide the subject or belong to no field: "House style" in CONTRIBUTING.md. */
const AVOIDED =
  /\b(whoever|whomever|somebody|nobody|anew|told|tells of|stands for itself|is gone|she|her|hers|herself|foretell|rehears\w*|outliving|set aside)\b/gi

/** The text without fenced code, comments and images. */
function withoutCode(markdown: string): string {
  return markdown
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
}

/** Paragraphs and list items; tables and headings left out. */
function paragraphsOf(markdown: string): readonly string[] {
  return withoutCode(markdown)
    .replace(/^(\||#).*$/gm, '')
    .split(/\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) )/)
    .map((block) => block.replace(/\s+/g, ' ').trim())
    .filter((block) => block !== '')
}

/** Words of a text; inline code and a link's address count as one word. */
function wordsOf(text: string): number {
  const plain = text.replace(/`[^`]*`/g, 'code').replace(/\]\([^)]*\)/g, ']')
  return plain.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

/** Sentences end in a period, question mark or exclamation mark before a space. */
function sentencesOf(paragraph: string): readonly string[] {
  return paragraph.replace(/`[^`]*`/g, 'code').split(/(?<=[.!?][)"*_]*)\s+/)
}

describe.each(DOCS)('the language of %s', (file) => {
  const markdown = readFileSync(file, 'utf8')

  it('has no paragraph over 80 words', () => {
    const long = paragraphsOf(markdown).filter((paragraph) => wordsOf(paragraph) > MAX_PARAGRAPH_WORDS)
    expect(long).toEqual([])
  })

  it('has no sentence over 30 words', () => {
    const sentences = paragraphsOf(markdown).flatMap(sentencesOf)
    expect(sentences.filter((sentence) => wordsOf(sentence) > MAX_SENTENCE_WORDS)).toEqual([])
  })

  it('avoids private words, and calls users "they"', () => {
    const prose = withoutCode(markdown).replace(/`[^`]*`/g, '')
    expect([...prose.matchAll(AVOIDED)].map(([word]) => word)).toEqual([])
  })
})

describe('the check of the language', () => {
  it('finds a long sentence in a list item', () => {
    const item = `- ${'word '.repeat(31)}end.\n- short`
    const sentences = paragraphsOf(item).flatMap(sentencesOf)
    expect(sentences.map(wordsOf)).toEqual([32, 1])
  })

  it('counts neither code nor tables, and a link once', () => {
    const text = 'See [the guide](docs/a b.md) and `a b c`.\n\n| a | b |\n\n```\nlong code\n```\n'
    expect(paragraphsOf(text).map(wordsOf)).toEqual([5])
  })
})
