import { requireWriteAccess } from '../../../privacy/access.ts'
import { upsertItems as upsert } from '../../../writing/upsert.ts'
import type { MutationResolvers } from '../../__generated__/resolvers.ts'
import { requireLength } from '../../arguments.ts'
import { payloadOfRows } from '../../write-payload.ts'
import { readItem } from '../../write-records.ts'

const MAX_ROWS = 500

export const upsertItems: NonNullable<MutationResolvers['upsertItems']> = async (_root, args, context) => {
  const { principal, parts, signal } = context
  requireWriteAccess({ principal, action: 'upsertItems' })
  const rows = requireLength('items', args.items, MAX_ROWS).map((row, index) =>
    readItem(row, ['items', String(index)]),
  )
  return payloadOfRows(context, rows, (good) => upsert(parts.graph, good, { signal, nowMs: parts.nowMs() }))
}
