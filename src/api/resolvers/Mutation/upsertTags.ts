import { requireWriteAccess } from '../../../privacy/access.ts'
import { upsertTags as upsert } from '../../../writing/upsert.ts'
import type { MutationResolvers } from '../../__generated__/resolvers.ts'
import { requireLength } from '../../arguments.ts'
import { payloadOfRows } from '../../write-payload.ts'
import { readTag } from '../../write-records.ts'

const MAX_ROWS = 500

export const upsertTags: NonNullable<MutationResolvers['upsertTags']> = async (_root, args, context) => {
  const { principal, parts, signal } = context
  requireWriteAccess({ principal, action: 'upsertTags' })
  const rows = requireLength('tags', args.tags, MAX_ROWS).map((row, index) =>
    readTag(row, ['tags', String(index)]),
  )
  return payloadOfRows(context, rows, (good) => upsert(parts.graph, good, { signal }))
}
