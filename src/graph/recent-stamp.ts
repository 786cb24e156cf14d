import { createHash } from 'node:crypto'

/** Characters of base64. */
const LENGTH = 16

/**
 * Tells one state of somebody's recent engagements from another: the same items at the same instants have the same stamp,
 * in whatever order they come, and no others do (96 bits of SHA-256; an id has no line break in it); nothing has none. Whoever kept what hangs on a person knows by it
 * whether that is still so.
 */
export function recentStamp(
  engagements: readonly { readonly itemId: string; readonly lastAt: number }[],
): string | null {
  if (engagements.length === 0) return null
  const lines = engagements.map(({ itemId, lastAt }) => `${lastAt} ${itemId}`).sort()
  return createHash('sha256').update(lines.join('\n')).digest('base64url').slice(0, LENGTH)
}
