/** Numbers for units below 126 in 7 bits: 0 for a missing unit, 127 for all others. */
const NARROW = 128
/** Numbers for any unit, 0 for a missing one. */
const WIDE = 65_537
/** Above all heads of texts that begin with a unit below 126. */
const WIDE_BASE = NARROW ** 7

/**
 * The beginning of a text as a number, so that sorting compares few texts: seven units, or three for texts that begin with
 * a unit above 125. Heads are ordered as their texts; texts that begin alike may have the same head.
 */
export function headOf(text: string): number {
  if (text.charCodeAt(0) > 125) {
    let head = 0
    for (let at = 0; at < 3; at++) head = head * WIDE + (at < text.length ? text.charCodeAt(at) + 1 : 0)
    return WIDE_BASE + head
  }
  let head = 0
  let isDecided = false
  for (let at = 0; at < 7; at++) {
    const unit: number = isDecided || at >= text.length ? 0 : Math.min(text.charCodeAt(at) + 1, NARROW - 1)
    head = head * NARROW + unit
    // Behind two different units with the same number, the rest must not decide.
    isDecided ||= unit === NARROW - 1
  }
  return head
}
