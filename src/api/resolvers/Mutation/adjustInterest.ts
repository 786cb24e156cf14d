import { requireWriteAccess } from '../../../privacy/access.ts'
import { adjustInterest as adjust } from '../../../writing/adjust-interest.ts'
import type { MutationResolvers } from '../../__generated__/resolvers.ts'
import { WriteInput } from '../../write-input.ts'
import { payloadAbout } from '../../write-payload.ts'

const MAX_FACTOR = 10

export const adjustInterest: NonNullable<MutationResolvers['adjustInterest']> = async (
  _root,
  args,
  context,
) => {
  const { principal, parts, signal } = context
  requireWriteAccess({ principal, action: 'adjustInterest' })
  const input = new WriteInput()
  const adjustment = {
    userId: input.id('userId', args.userId),
    tagId: input.id('tagId', args.tagId),
    factor: input.number('factor', args.factor, 0, MAX_FACTOR),
  }
  return payloadAbout(
    context,
    [adjustment.userId],
    input.problems,
    input.isValid ? () => adjust(parts.graph, adjustment, { signal }) : null,
  )
}
