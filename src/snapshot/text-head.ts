/**
 * The first three UTF-16 units of a text as a number, so that sorting compares few texts. Heads are ordered as their
 * texts; texts with the same first three units have the same head.
 */
export function headOf(lowerCase: string): number {
  let head = 0
  // A missing unit is less than all others.
  for (let at = 0; at < 3; at++)
    head = head * 65_537 + (at < lowerCase.length ? lowerCase.charCodeAt(at) + 1 : 0)
  return head
}
