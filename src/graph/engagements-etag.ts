import { createHash } from 'node:crypto'

/** Characters of base64: 96 bits. */
const LENGTH = 16

/**
 * Identifies a state of a user's recent engagements, so that a cache can tell whether its copy is current. Equal for the same
 * items and instants in any order; null for no engagements. Ids must not contain line breaks.
 */
export function engagementsEtag(
  engagements: readonly { readonly itemId: string; readonly lastAt: number }[],
): string | null {
  if (engagements.length === 0) return null
  const lines = engagements.map(({ itemId, lastAt }) => `${lastAt} ${itemId}`).sort()
  return createHash('sha256').update(lines.join('\n')).digest('base64url').slice(0, LENGTH)
}
