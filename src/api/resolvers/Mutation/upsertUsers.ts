import { requireWriteAccess } from '../../../privacy/access.ts'
import { upsertUsers as upsert } from '../../../writing/upsert.ts'
import type { MutationResolvers } from '../../__generated__/resolvers.ts'
import { requireLength } from '../../arguments.ts'
import { payloadOfRows } from '../../write-payload.ts'
import { readUser } from '../../write-records.ts'

const MAX_ROWS = 500

export const upsertUsers: NonNullable<MutationResolvers['upsertUsers']> = async (_root, args, context) => {
  const { principal, parts, signal } = context
  requireWriteAccess({ principal, action: 'upsertUsers' })
  const rows = requireLength('users', args.users, MAX_ROWS).map((row, index) =>
    readUser(row, ['users', String(index)]),
  )
  return payloadOfRows(context, rows, (good) => upsert(parts.graph, good, { signal }))
}
