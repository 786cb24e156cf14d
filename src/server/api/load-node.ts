import type { Loaders } from './loaders/loaders.ts'
import type { ItemModel, TagModel, UserModel } from './models.ts'
import { decodeNodeId } from './node-id.ts'

/** Whatever has this global id, or null. @throws AttuneError `BAD_USER_INPUT` if it is no global id */
export function loadNode(nodeId: string, loaders: Loaders): Promise<UserModel | ItemModel | TagModel | null> {
  const { type, id } = decodeNodeId(nodeId)
  const loader = { User: loaders.userById, Item: loaders.itemById, Tag: loaders.tagById }[type]
  return loader.load(id)
}
