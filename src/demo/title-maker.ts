import type { Random } from './random.ts'

/** Titles as templates with slots: `The {adjective} {noun}`, and for each slot its words, parted by `|`. */
export interface Grammar {
  readonly titles: readonly string[]
  readonly words: Readonly<Record<string, string>>
}

/** Draws tried for one title; the one whose words were used least wins. */
const DRAWS = 24

/**
 * Makes titles of one grammar, favoring templates and words that were used least, so that a shelf does not repeat
 * itself. Given `taken`, only titles that are not in it yet (and adds them).
 *
 * @throws RangeError if the grammar has run out of new titles, or a slot has no words.
 */
export function titleMaker(grammar: Grammar, random: Random, taken?: Set<string>): () => string {
  const used = new Map<string, number>()
  return () => {
    const best = leastUsed(draws(grammar, random, taken), used)
    if (!best) throw new RangeError(`no new title left for "${grammar.titles[0] ?? ''}"`)
    for (const part of best.parts) used.set(part, (used.get(part) ?? 0) + 1)
    taken?.add(best.title)
    return best.title
  }
}

interface Draw {
  readonly title: string
  /** The template and the words in it. */
  readonly parts: readonly string[]
}

function draws(grammar: Grammar, random: Random, taken?: ReadonlySet<string>): Draw[] {
  const found: Draw[] = []
  for (let count = 0; count < DRAWS; count++) {
    const draw = drawTitle(grammar, random)
    if (!taken?.has(draw.title)) found.push(draw)
  }
  return found
}

function drawTitle(grammar: Grammar, random: Random): Draw {
  const template = random.pick(grammar.titles)
  const parts = [template]
  const title = template.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const words = grammar.words[slot]
    if (!words) throw new RangeError(`slot {${slot}} has no words`)
    const word = random.pick(words.split('|'))
    parts.push(word)
    return word
  })
  return { title: polish(title), parts }
}

/** First letter in upper case, and `an` where a vowel is heard next. */
function polish(title: string): string {
  const article = title.replace(/\b([Aa]) (?=[aeiou])(?!eu|one|uni|use)/gi, '$1n ')
  return article.charAt(0).toUpperCase() + article.slice(1)
}

/** A template weighs double: the same sentence twice strikes a reader more than the same word. */
function leastUsed(candidates: readonly Draw[], used: ReadonlyMap<string, number>): Draw | undefined {
  const usage = (draw: Draw) =>
    draw.parts.reduce((sum, part, index) => sum + (used.get(part) ?? 0) * (index === 0 ? 2 : 1), 0)
  let best: Draw | undefined
  for (const draw of candidates) if (!best || usage(draw) < usage(best)) best = draw
  return best
}
