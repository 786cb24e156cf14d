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
 * Text as a short readable id: lower case, ASCII, words joined by hyphens, cut at a word to at most `longest`
 * characters.
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

/** Hands out ids that nobody has yet: the second `ana-lopez` becomes `ana-lopez-2`. */
export function uniqueIds(): (wanted: string) => string {
  const taken = new Set<string>()
  return (wanted) => {
    let id = wanted
    for (let copy = 2; taken.has(id); copy++) id = `${wanted}-${copy}`
    taken.add(id)
    return id
  }
}
