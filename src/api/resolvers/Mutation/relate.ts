import { requireWriteAccess } from '../../../privacy/access.ts'
import { relate as tie } from '../../../writing/relate.ts'
import type { MutationResolvers } from '../../__generated__/resolvers.ts'
import { readRelation } from '../../relation.ts'
import { payloadAbout } from '../../write-payload.ts'

export const relate: NonNullable<MutationResolvers['relate']> = async (_root, args, context) => {
  const { principal, parts, nowMs, signal } = context
  requireWriteAccess({ principal, action: 'relate' })
  const { row, input } = readRelation(args)
  return payloadAbout(
    context,
    [row.userId, row.otherId],
    input.problems,
    input.isValid ? () => tie(parts.graph, row, nowMs, { signal }) : null,
  )
}
