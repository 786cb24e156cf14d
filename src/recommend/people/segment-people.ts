import type { Filter } from '../../domain/filter.ts'
import { userProperties } from '../../graph/__generated__/queries.ts'
import type { RunOptions } from '../../graph/graph-store.ts'
import { readPropertyTypes } from '../../graph/property-types.ts'
import { compileFilter, NO_TABLE } from '../../snapshot/compile-filter.ts'
import type { LiveUsers } from '../../snapshot/live-users.ts'
import type { CompiledFilter } from '../../snapshot/selection.ts'
import type { LivePlacements } from '../../steering/live-placements.ts'
import { namesSegment, withSegments } from '../../steering/segments.ts'
import { deniedPurposes } from '../viewer-consent.ts'
import { type PeopleParts, type PeopleTests, testsHistory, withMembers } from './people-tests.ts'

/** What finds the segments of a user. */
export interface OwnSegmentParts extends PeopleParts {
  readonly placements: Pick<LivePlacements, 'segments'>
}

/** What finds the users of segments. */
export interface SegmentParts extends OwnSegmentParts {
  readonly liveUsers: LiveUsers
  readonly tests: PeopleTests
}

/** When people are looked for. */
export interface SegmentOptions extends RunOptions {
  /** Epoch milliseconds. */
  readonly nowMs: number
}

/** Fewer people than this are not counted: they could be known. */
export const LEAST_PEOPLE = 20

/**
 * A filter of users, compiled for all of them. Who does not allow audiences passes no test of events and interests.
 *
 * @throws GraphError; AttuneError `BAD_USER_INPUT` for an unknown property or segment
 */
export async function compilePeople(
  { liveUsers, tests, placements, consents }: SegmentParts,
  filter: Filter,
  { nowMs, ...options }: SegmentOptions,
): Promise<CompiledFilter> {
  const users = await liveUsers.current(options)
  const plain = namesSegment(filter)
    ? withSegments(filter, await placements.segments(nowMs, options), true)
    : filter
  const everyone = await users.compile({ all: [] }).select(null)
  const asked = () => [...everyone.ids()].filter((id) => consents.allows(id, 'audiences'))
  return users.compile(await tests.withMembers(plain, asked, nowMs, options))
}

/**
 * The users who pass a filter and allow to be in audiences, by id. None if they are fewer than `LEAST_PEOPLE`.
 *
 * @throws as `compilePeople`
 */
export async function peopleOf(
  parts: SegmentParts,
  filter: Filter,
  options: SegmentOptions,
): Promise<readonly string[]> {
  const selection = await (await compilePeople(parts, filter, options)).select(null)
  const ids = [...selection.ids()].filter((id) => parts.consents.allows(id, 'audiences'))
  return ids.length < LEAST_PEOPLE ? [] : ids.sort()
}

/**
 * The names of the segments that a user is in, sorted: none for an unknown user. What they did and what interests them counts if they
 * allow their history to be used for their lists, or to be in audiences.
 *
 * @throws GraphError
 */
export async function segmentsOf(
  parts: OwnSegmentParts,
  userId: string,
  { nowMs, ...options }: SegmentOptions,
): Promise<readonly string[]> {
  const { graph, placements, consents } = parts
  const segments = [...(await placements.segments(nowMs, options)).values()]
  const [row] = segments.length > 0 ? await graph.run(userProperties, { ids: [userId] }, options) : []
  if (!row) return []
  const table = { ...NO_TABLE, types: (await readPropertyTypes(graph)).users }
  const isDenied = deniedPurposes(consents, { kind: 'user', id: userId }, {}).includes('personalization')
  const mayUse = !isDenied || consents.allows(userId, 'audiences')
  const names: string[] = []
  for (const { name, filter } of segments) {
    if (testsHistory(filter) && !mayUse) continue
    const answered = await withMembers(parts, filter, [userId], nowMs, options)
    if (compileFilter(answered, table).passes(row)) names.push(name)
  }
  return names.sort()
}
