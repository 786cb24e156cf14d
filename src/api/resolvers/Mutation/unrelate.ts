import { requireWriteAccess } from '../../../privacy/access.ts'
import { unrelate as untie } from '../../../writing/relate.ts'
import type { MutationResolvers } from '../../__generated__/resolvers.ts'
import { readRelation } from '../../relation.ts'
import { payloadAbout } from '../../write-payload.ts'

export const unrelate: NonNullable<MutationResolvers['unrelate']> = async (_root, args, context) => {
  const { principal, parts, signal } = context
  requireWriteAccess({ principal, action: 'unrelate' })
  const { row, input } = readRelation(args)
  return payloadAbout(
    context,
    [row.userId, row.otherId],
    input.problems,
    input.isValid ? () => untie(parts.graph, row, { signal }) : null,
  )
}
