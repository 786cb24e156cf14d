import type { Random } from './random.ts'

/** Title templates with slots, such as `The {adjective} {noun}`, and the words of each slot, separated by `|`. */
interface Grammar {
  readonly titles: readonly string[]
  readonly words: Readonly<Record<string, string>>
}

/**
 * Creates titles of a grammar. Prefers the least used template and words for variety. With `taken`, skips titles in
 * the set and adds new ones.
 *
 * @throws RangeError if the grammar has run out of new titles, or a slot has no words.
 */
export function titleMaker(grammar: Grammar, random: Random, taken?: Set<string>): () => string {
  const templates = random.shuffled(grammar.titles).map((template) => ({
    wordings: random.shuffled(wordingsOf(template, grammar.words)),
    uses: 0,
  }))
  const wordUses = new Map<string, number>()
  return () => {
    for (const template of templates.toSorted((a, b) => a.uses - b.uses)) {
      const best = leastUsed(template.wordings, wordUses, taken)
      if (!best) continue
      template.uses++
      for (const word of best.words) wordUses.set(word, (wordUses.get(word) ?? 0) + 1)
      taken?.add(best.title)
      return best.title
    }
    throw new RangeError(`no new title left for "${grammar.titles[0] ?? ''}"`)
  }
}

/** A title with the words in its slots. */
interface Wording {
  readonly title: string
  readonly words: readonly string[]
}

/** Every way to fill the template. */
function wordingsOf(template: string, words: Grammar['words']): Wording[] {
  let open: Wording[] = [{ title: template, words: [] }]
  for (const [slot, name = ''] of template.matchAll(/\{(\w+)\}/g)) {
    const choices = words[name]?.split('|')
    if (!choices) throw new RangeError(`slot ${slot} has no words`)
    open = open.flatMap((wording) =>
      choices.map((word) => ({
        title: wording.title.replace(slot, word),
        words: [...wording.words, word],
      })),
    )
  }
  return open.map(({ title, words: used }) => ({ title: polish(title), words: used }))
}

/** Capitalizes the first letter and writes `an` before vowel sounds. */
function polish(title: string): string {
  const spoken = title.replace(/\b(a) (?=[aeiou])(?!eu|one|uni|use)/gi, '$1n ')
  return spoken.charAt(0).toUpperCase() + spoken.slice(1)
}

function leastUsed(
  wordings: readonly Wording[],
  uses: ReadonlyMap<string, number>,
  taken: ReadonlySet<string> | undefined,
): Wording | undefined {
  let best: Wording | undefined
  let bestUses = Number.POSITIVE_INFINITY
  for (const wording of wordings) {
    if (taken?.has(wording.title)) continue
    const sum = wording.words.reduce((total, word) => total + (uses.get(word) ?? 0), 0)
    if (sum < bestUses) {
      best = wording
      bestUses = sum
    }
  }
  return best
}

const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  đ: 'd',
  ı: 'i',
  '&': ' and ',
}

/**
 * A readable ASCII id: lower-case words joined by hyphens, cut at a word to at most `longest` characters.
 */
export function slug(text: string, longest = 48): string {
  const plain = text
    .toLowerCase()
    .replace(/[łøßæđı&]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (plain.length <= longest) return plain
  const end = plain.lastIndexOf('-', longest)
  return plain.slice(0, end > 0 ? end : longest)
}

/** Makes ids unique: the second `ana-lopez` becomes `ana-lopez-2`. */
export function uniqueIds(): (wanted: string) => string {
  const taken = new Set<string>()
  return (wanted) => {
    let id = wanted
    for (let copy = 2; taken.has(id); copy++) id = `${wanted}-${copy}`
    taken.add(id)
    return id
  }
}
