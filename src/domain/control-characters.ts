/** C0 and C1 controls, and the two characters that reverse the text after them. */
const CONTROL = /[\p{Cc}\u202d\u202e]/u

/** The same without tab and line ends, which texts of several lines need. */
const CONTROL_IN_PROSE = /[^\P{Cc}\t\n\r]|[\u202d\u202e]/u

/**
 * The first control character of a text, such as `U+0007`; null without one. Shown to others, they change what is around
 * them: a terminal obeys them, a page hides or reverses text.
 *
 * @param isProse true for a text of several lines; false for a name or a title
 */
export function controlCharacterIn(text: string, isProse: boolean): string | null {
  const [found] = (isProse ? CONTROL_IN_PROSE : CONTROL).exec(text) ?? []
  return found === undefined ? null : `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
