import { parseId } from '../../domain/ids.ts'

const NODE_TYPES = ['User', 'Item', 'Tag', 'PrivacyRequest', 'Training', 'ServedList'] as const

export type NodeType = (typeof NODE_TYPES)[number]

/** The global id of a node: opaque to clients. */
export function encodeNodeId(type: NodeType, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64url')
}

/** How the global ids of each type begin: without the last character, which the id decides too. */
const BEGINNINGS = NODE_TYPES.map((type) => {
  const bits = 8 * (type.length + 1)
  return [type, encodeNodeId(type, '').slice(0, Math.floor(bits / 6))] as const
})

/** What a global id names; null if `encodeNodeId` did not make the text. */
export function decodeNodeId(nodeId: string): { readonly type: NodeType; readonly id: string } | null {
  // Nearly all texts are ids as imported: decoding each would cost more than the rest of reading it.
  const type = BEGINNINGS.find(([, beginning]) => nodeId.startsWith(beginning))?.[0]
  if (type === undefined) return null
  const text = Buffer.from(nodeId, 'base64url').toString('utf8')
  const parsed = parseId(text.slice(type.length + 1))
  // Of a text that has other characters too, `Buffer` decodes the rest: it may be an id as imported.
  const isWhole = parsed.isValid && encodeNodeId(type, parsed.id) === nodeId
  return isWhole ? { type, id: parsed.id } : null
}
