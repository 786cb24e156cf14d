import type { GraphQLResolveInfo } from 'graphql'
import { requireScope } from '../../../access/access-control.ts'
import { testsOf } from '../../../domain/filter.ts'
import type { Problem } from '../../../domain/problem.ts'
import { placementCount, placementKeysPage } from '../../../graph/__generated__/queries.ts'
import { peopleOf } from '../../../recommend/people/segment-people.ts'
import {
  deleteSegment as deleteFromGraph,
  saveSegment as saveInGraph,
} from '../../../steering/placement-versions.ts'
import { segmentKey, segmentName } from '../../../steering/segments.ts'
import type { QuerySegmentUsersArgs, SaveSegmentInput } from '../__generated__/resolvers.ts'
import { connection, type PageArguments, parsePage } from '../connection.ts'
import { askerOf, type RequestContext } from '../context.ts'
import type { SegmentModel } from '../models.ts'
import { pageOf } from '../paged-field.ts'
import { parseFilter } from '../parse-filter.ts'
import { WriteInput } from '../write-records.ts'
import { asWritten } from './as-written.ts'
import { specOf } from './load-placements.ts'
import { knownNames, problemsOfEdit } from './manage-placements.ts'
import { readUserFilter } from './read-condition.ts'
import { readKey } from './read-values.ts'

/** The parent of `SaveSegmentPayload`. */
interface SegmentPayload {
  readonly segment: SegmentModel | null
  readonly problems: readonly Problem[]
}

/** Saves a segment. @throws AttuneError `FORBIDDEN` for a list of users without the scope for them */
export async function saveSegment(
  { name, filter: given, expectedDigest }: SaveSegmentInput,
  context: RequestContext,
  { schema }: Pick<GraphQLResolveInfo, 'schema'>,
): Promise<SegmentPayload> {
  const input = new WriteInput(['input'])
  readKey(input, 'name', name)
  // Counts of chosen people would tell what each of them does.
  if (testsOf(parseFilter(given)).some((test) => 'ids' in test))
    requireScope(context.principal, 'server', 'saveSegment of users')
  const filter = readUserFilter(input, 'filter', given, await knownNames(given, context), 'SEGMENT')
  const type = schema.getType('UserFilter') as Parameters<typeof asWritten>[0]
  const source = JSON.stringify(asWritten(type, given))
  const change = { name, filter, source, expectedDigest: expectedDigest ?? null }
  const problems = await problemsOfEdit(input, context, (graph, editing, options) =>
    saveInGraph(graph, change, editing, options),
  )
  return { segment: problems.length > 0 ? null : await loadSegment(name, context), problems }
}

/** Deletes a segment. */
export async function deleteSegment(name: string, context: RequestContext) {
  const problems = await problemsOfEdit(new WriteInput(), context, (graph, _editing, options) =>
    deleteFromGraph(graph, name, options),
  )
  return { deletedName: problems.length > 0 ? null : name, problems }
}

/** A segment; null if there is none of this name. */
export async function loadSegment(name: string, context: RequestContext): Promise<SegmentModel | null> {
  const { loaders, principal } = context
  const key = segmentKey(name)
  const row = await loaders.placementByKey.load(key)
  const version = row && (await loaders.placementVersionById.load(`${key}@${row.newest}`))
  if (!version) return null
  const { number, digest, createdBy, source } = version
  return {
    name,
    number,
    digest,
    createdBy,
    createdAt: new Date(version.createdAt),
    filter: specOf(source, principal),
  }
}

/** A page of all segments, by name. */
export async function listSegments(args: PageArguments, context: RequestContext) {
  const { parts, signal } = context
  const page = parsePage({ name: 'segments', arguments: [] }, args, parts.settings.maxFirst)
  const question = { afterKey: page.after?.id ?? '', limit: page.first + 1, ofSegments: true }
  const rows = await parts.graph.run(placementKeysPage, question, { signal })
  return connection(
    page,
    rows.map(({ id }) => ({ id, rank: 0 })),
    ({ id }) => loadSegment(segmentName(id) ?? '', context),
    () => ({}),
    async () => (await parts.graph.run(placementCount, { ofSegments: true }, { signal }))[0]?.total ?? 0,
  )
}

/** A page of the users of a segment who allow audiences; null if there is no such segment. */
export async function listSegmentUsers({ name, ...args }: QuerySegmentUsersArgs, context: RequestContext) {
  const { parts, loaders, principal } = context
  if (principal.keyName !== null) parts.audit.noteRead({ actor: principal.keyName, action: 'segmentUsers' })
  const page = parsePage({ name: 'segment-users', arguments: [name] }, args, parts.settings.maxFirst)
  const people = await peopleIn(name, context)
  if (!people) return null
  const { rows, total } = pageOf(
    people.map((id) => ({ id, rank: 0 })),
    page,
  )
  return connection(
    page,
    rows,
    ({ id }) => loaders.userById.load(id),
    () => ({}),
    total,
  )
}

/** The same users, all of them by id. */
export async function peopleIn(name: string, context: RequestContext): Promise<readonly string[] | null> {
  const { parts, nowMs, signal } = context
  const segment = (await parts.placements.segments(nowMs, { signal })).get(name)
  if (!segment) return null
  const find = () => peopleOf(parts.people, segment.filter, { nowMs, signal })
  return parts.limiter.run(find, 'batch', signal, askerOf(context))
}
