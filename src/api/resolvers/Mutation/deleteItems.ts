import { requireWriteAccess } from '../../../privacy/access.ts'
import { deleteItems as deleteAll } from '../../../writing/upsert.ts'
import type { MutationResolvers } from '../../__generated__/resolvers.ts'
import { requireLength } from '../../arguments.ts'
import { WriteInput } from '../../write-input.ts'
import { payloadOfRows } from '../../write-payload.ts'

const MAX_ROWS = 100

export const deleteItems: NonNullable<MutationResolvers['deleteItems']> = async (_root, args, context) => {
  const { principal, parts, signal } = context
  requireWriteAccess({ principal, action: 'deleteItems' })
  const rows = requireLength('itemIds', args.itemIds, MAX_ROWS).map((text, index) => {
    const input = new WriteInput('itemIds')
    return { row: input.id(String(index), text), input }
  })
  return payloadOfRows(context, rows, (ids) => deleteAll(parts.graph, [...new Set(ids)].sort(), { signal }))
}
