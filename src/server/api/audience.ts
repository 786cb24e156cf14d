import type { ItemAudienceArgs } from './__generated__/resolvers.ts'
import { connection, parsePage } from './connection.ts'
import { askerOf, type RequestContext } from './context.ts'
import type { ItemModel } from './models.ts'
import { pageOf } from './paged-field.ts'
import { parseFilter } from './parse-filter.ts'

/** A page of the users who may like an item. The whole list is made for every page, so that it has the newest writes. */
export async function resolveAudience({ id }: ItemModel, args: ItemAudienceArgs, context: RequestContext) {
  const { parts, loaders, principal, nowMs, signal } = context
  if (principal.keyName !== null) parts.audit.noteRead({ actor: principal.keyName, action: 'Item.audience' })
  const filter = args.filter == null ? null : parseFilter(args.filter)
  const list = { name: 'audience', arguments: [id, JSON.stringify(filter)] }
  const page = parsePage(list, args, parts.settings.maxFirst)
  const find = () => parts.findAudience(id, filter, { nowMs, signal })
  const found = await parts.limiter.run(find, 'batch', signal, askerOf(context))
  const { people, sizeEstimate, emptyReason } = found
  // By score and not by place: users leave the list between two pages.
  const ranked = people.map((member) => ({ ...member, rank: Math.round(member.score * 1e9) }))
  const { rows, total } = pageOf(ranked, page)
  const listed = await connection(
    page,
    rows,
    (row) => loaders.userById.load(row.id),
    ({ score }) => ({ score }),
    total,
  )
  return { ...listed, sizeEstimate, emptyReason }
}
