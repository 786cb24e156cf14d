import { requireWriteAccess } from '../../../privacy/access.ts'
import type { MutationResolvers } from '../../__generated__/resolvers.ts'
import { WriteInput } from '../../write-input.ts'

export const dismiss: NonNullable<MutationResolvers['dismiss']> = async (_root, args, context) => {
  const { principal, parts, nowMs, signal } = context
  requireWriteAccess({ principal, action: 'dismiss' })
  const input = new WriteInput()
  const dismissal = { userId: input.id('userId', args.userId), itemId: input.id('itemId', args.itemId) }
  if (!input.isValid) return { ok: false, changed: 0, watermark: null, problems: input.problems }
  const dismissed = await parts.dismiss(dismissal, { nowMs, signal })
  if (dismissed.watermark !== null) parts.changes.tell(dismissal.userId, dismissed.watermark)
  return { ok: dismissed.problems.length === 0, ...dismissed }
}
