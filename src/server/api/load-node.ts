import { requireScope, requireUse } from '../../access/access-control.ts'
import { AttuneError } from '../../domain/errors.ts'
import { DEFAULT_FIRST } from './arguments.ts'
import type { RequestContext } from './context.ts'
import type * as models from './models.ts'
import { decodeNodeId, type NodeType } from './node-id.ts'
import { loadPrivacyRequest } from './privacy-requests.ts'
import { replayed } from './recommendations.ts'
import { searchOf } from './search.ts'
import { findTask } from './tasks.ts'

/** @throws AttuneError `BAD_USER_INPUT` */
function parseNodeId(nodeId: string): { readonly type: NodeType; readonly id: string } {
  const node = decodeNodeId(nodeId)
  if (node !== null) return node
  throw new AttuneError('BAD_USER_INPUT', 'nodeId is not a global id of this service', {
    hint: 'pass a nodeId from an earlier answer; ids as imported go to user(id:), item(id:) and tag(id:)',
  })
}

/** The parent of the resolvers of `Node`. */
export type NodeModel =
  | models.UserModel
  | models.ItemModel
  | models.TagModel
  | (models.PrivacyRequestModel & { readonly __typename: 'PrivacyRequest' })
  | (models.RecommendationConnectionModel & { readonly __typename: 'RecommendationConnection' })
  | (models.SearchConnectionModel & { readonly __typename: 'SearchConnection' })
  | (models.TrainingModel & { readonly __typename: 'Training' })

/**
 * The node with this global id, or null. The rules are those of the field that gives the record by its id. Rejects with
 * `AttuneError` `BAD_USER_INPUT` if it is no global id, and with `FORBIDDEN` for what the caller may not read, the same whether
 * or not it exists.
 */
export async function loadNode(nodeId: string, context: RequestContext): Promise<NodeModel | null> {
  const { loaders, principal, parts } = context
  const { type, id } = parseNodeId(nodeId)
  switch (type) {
    case 'Item':
      return loaders.itemById.load(id)
    case 'Tag':
      return loaders.tagById.load(id)
    case 'User':
      requireUse(principal, { ownerId: id, scope: 'server', ownScope: 'read' }, 'node')
      return loaders.userById.load(id)
    case 'PrivacyRequest': {
      const request = await loadPrivacyRequest(id, context)
      return request && { __typename: type, ...request }
    }
    case 'ServedList':
      return loadServedList(id, context)
    case 'Training': {
      requireScope(principal, 'admin', 'node')
      const training = findTask(parts.trainings, id)
      return training && { __typename: type, ...training }
    }
  }
}

/** The first page of a list, of the type that it was served as. The scope `server` gives the lists of all users. */
async function loadServedList(recommendationId: string, context: RequestContext): Promise<NodeModel | null> {
  const { userId, scopes, keyName } = context.principal
  const isOwn = userId !== null && !scopes.has('server')
  if (!isOwn) requireScope(context.principal, 'server', 'node')
  if (!isOwn && keyName !== null) context.parts.audit.noteRead({ actor: keyName, action: 'node' })
  const owner = isOwn ? { userId } : 'ANY'
  const page = await replayed({ owner, recommendationId, first: DEFAULT_FIRST, after: null }, context)
  if (page === null) return null
  return page.search === null
    ? { __typename: 'RecommendationConnection', ...page }
    : { __typename: 'SearchConnection', ...searchOf(page) }
}
