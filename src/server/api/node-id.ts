import { requireUse } from '../../access/access-control.ts'
import { AttuneError } from '../../domain/errors.ts'
import { parseId } from '../../domain/ids.ts'
import type { RequestContext } from './context.ts'
import type { ItemModel, TagModel, UserModel } from './models.ts'

const NODE_TYPES = ['User', 'Item', 'Tag'] as const

export type NodeType = (typeof NODE_TYPES)[number]

/** The global id of a node: opaque to clients. */
export function encodeNodeId(type: NodeType, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64url')
}

/** @throws AttuneError `BAD_USER_INPUT` if `encodeNodeId` did not make the text */
function decodeNodeId(nodeId: string): { readonly type: NodeType; readonly id: string } {
  const text = Buffer.from(nodeId, 'base64url').toString('utf8')
  const colon = text.indexOf(':')
  const type = NODE_TYPES.find((name) => name === text.slice(0, colon))
  const parsed = parseId(text.slice(colon + 1))
  if (type && parsed.isValid) return { type, id: parsed.id }
  throw new AttuneError('BAD_USER_INPUT', 'nodeId is not a global id of this service', {
    hint: 'pass a nodeId from an earlier answer; raw ids go to user(id:), item(id:) and tag(id:)',
  })
}

/** The parent of the resolvers of `Node`. */
export type NodeModel = UserModel | ItemModel | TagModel

/**
 * The node with this global id, or null. Rejects with `AttuneError` `BAD_USER_INPUT` if it is no global id, and with
 * `FORBIDDEN` for users that the caller may not read, the same whether or not they exist.
 */
export async function loadNode(
  nodeId: string,
  context: Pick<RequestContext, 'loaders' | 'principal'>,
): Promise<NodeModel | null> {
  const { loaders, principal } = context
  const { type, id } = decodeNodeId(nodeId)
  if (type === 'Item') return loadItem(id, context)
  if (type === 'User') requireUse(principal, { ownerId: id, scope: 'server', ownScope: 'read' }, 'node')
  const loader = { User: loaders.userById, Tag: loaders.tagById }[type]
  return loader.load(id)
}

/** An item, or null. One that is known only from events is for servers: any user can make one up. */
export async function loadItem(
  id: string,
  { loaders, principal }: Pick<RequestContext, 'loaders' | 'principal'>,
): Promise<ItemModel | null> {
  const item = await loaders.itemById.load(id)
  return item?.properties.isUndescribed && !principal.scopes.has('server') ? null : item
}
