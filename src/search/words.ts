/** Most words of a query; later ones are ignored. */
export const MAX_WORDS = 8

/** Longer words are cut, in texts and in queries. */
const MAX_WORD_LENGTH = 40

/** Accents of Latin, Greek and Cyrillic letters. Marks of other scripts are vowels, which tell words apart. */
const ACCENTS = /[\u0300-\u036f]+/g

const LETTERS = /[\p{L}\p{N}\p{M}]+/gu

/** Scripts that write words without spaces. */
const UNSPACED =
  /([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー]+)/u

/**
 * The words of a text, as a query has them: in lower case, without accents, compatibility forms made alike. Scripts without
 * spaces become pairs of letters.
 */
export function wordsOf(text: string): readonly string[] {
  return runsOf(text).flatMap(({ run, isUnspaced }) => (isUnspaced ? pairsOf([...run]) : [cut(run)]))
}

/** The words of a text, as an index has them: also single letters of scripts without spaces, so that these are found. */
export function indexedWords(text: string): readonly string[] {
  return runsOf(text).flatMap(({ run, isUnspaced }) => {
    if (!isUnspaced) return [cut(run)]
    const letters = [...run]
    return letters.length > 1 ? [...letters, ...pairsOf(letters)] : letters
  })
}

/** The same for texts that differ in case, accents and punctuation only. */
export function normalForm(text: string): string {
  return wordsOf(text).join(' ')
}

/**
 * The words of a text as people read them, also of scripts without spaces. The same for texts that differ in case, accents and
 * punctuation only.
 */
export function plainWords(text: string): string {
  return runsOf(text)
    .map(({ run }) => run)
    .join(' ')
}

interface Run {
  readonly run: string
  readonly isUnspaced: boolean
}

function runsOf(text: string): readonly Run[] {
  const plain = text.normalize('NFKD').replace(ACCENTS, '').normalize('NFC').toLowerCase()
  return (plain.match(LETTERS) ?? []).flatMap((letters) =>
    letters
      .split(UNSPACED)
      .map((run, at) => ({ run, isUnspaced: at % 2 === 1 }))
      .filter(({ run }) => run !== ''),
  )
}

function pairsOf(letters: readonly string[]): readonly string[] {
  if (letters.length < 2) return letters
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`)
}

function cut(word: string): string {
  return word.length > MAX_WORD_LENGTH ? word.slice(0, MAX_WORD_LENGTH) : word
}
