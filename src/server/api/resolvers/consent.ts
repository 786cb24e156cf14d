import { appliedChoices, isPurpose } from '../../../consent/decisions.ts'
import { KEPT_RECEIPTS } from '../../../consent/set-consent.ts'
import type { ReceiptsOfRow } from '../../../graph/__generated__/queries.ts'
import type { ConsentResolvers } from '../__generated__/resolvers.ts'
import { connection, parsePage } from '../connection.ts'
import type { ConsentReceiptModel } from '../models.ts'
import { toDate } from '../scalars.ts'

/** Resolvers of `Consent`; fields without one are read from its model. */
export const consentResolvers: ConsentResolvers = {
  choices: ({ userId, decisions }, _args, { parts }) =>
    appliedChoices(userId, decisions, parts.settings.consentDefaults).map(({ decidedAtMs, ...choice }) => ({
      ...choice,
      decidedAt: toDate(decidedAtMs),
    })),
  receipts: async ({ userId, version }, args, { parts, loaders }) => {
    const page = parsePage({ name: 'receipts', arguments: [userId] }, args, parts.settings.maxFirst)
    const rows = await loaders.receipts(userId, page)
    return connection(
      page,
      rows,
      async (row) => receiptOf(row),
      () => ({}),
      async () => Math.min(version, KEPT_RECEIPTS),
    )
  },
}

/** The purposes and origins of later versions are left out. */
function receiptOf({ at, rank, granted, denied, origin, ...row }: ReceiptsOfRow): ConsentReceiptModel {
  return {
    ...row,
    version: rank,
    decidedAt: new Date(at),
    granted: granted.filter(isPurpose),
    denied: denied.filter(isPurpose),
    origin: origin === 'demo' ? 'demo' : 'api',
  }
}
