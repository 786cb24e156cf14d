import type { Random } from '../demo/random.ts'
import { CommunityDraw, zipfWeights } from './draws.ts'

const ONSETS = [
  'b',
  'br',
  'd',
  'f',
  'g',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  'sh',
  'st',
  't',
  'tr',
  'v',
  'w',
  'z',
]
const VOWELS = ['a', 'e', 'i', 'o', 'u']
const SYLLABLES = ONSETS.flatMap((onset) => VOWELS.map((vowel) => onset + vowel))

const VOCABULARY_SIZE = 20_000
/** The most frequent words have two syllables, all others three. */
const SHORT_WORDS = 4_000
/** Shares no factor with the number of words of two or three syllables, so that no word occurs twice. */
const STRIDE = 7_919

/** A word of syllables; another one for each rank from 0 to 19,999. */
export function wordOf(rank: number): string {
  const count = rank < SHORT_WORDS ? 2 : 3
  let code = (rank * STRIDE) % SYLLABLES.length ** count
  let word = ''
  for (let index = 0; index < count; index++) {
    word += SYLLABLES[code % SYLLABLES.length]
    code = Math.floor(code / SYLLABLES.length)
  }
  return word
}

/** A word with a capital letter. */
export function nameOf(rank: number): string {
  const word = wordOf(rank)
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** Draws titles of three to seven words; few words are frequent (Zipf). */
export class Titles {
  readonly #words: CommunityDraw

  constructor(random: Random) {
    this.#words = new CommunityDraw(
      new Uint8Array(VOCABULARY_SIZE),
      zipfWeights(VOCABULARY_SIZE, 0.8, random),
      1,
    )
  }

  next(random: Random): string {
    const count = 3 + random.below(5)
    const words = Array.from({ length: count }, () => wordOf(this.#words.fromAll(random)))
    const title = words.join(' ')
    return title.charAt(0).toUpperCase() + title.slice(1)
  }
}
