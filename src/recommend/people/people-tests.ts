import { LRUCache } from 'lru-cache'
import { type Consents, withheldTags } from '../../domain/consent.ts'
import { MINUTE_MS } from '../../domain/duration.ts'
import {
  type EventTest,
  type Filter,
  type FilterTest,
  mapTests,
  type PeopleTest,
  testsOf,
} from '../../domain/filter.ts'
import { inBatches } from '../../domain/grouping.ts'
import { decodeKinds } from '../../domain/kind-instants.ts'
import { engagedPeople, interestedPeople } from '../../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import type { LiveCatalog } from '../../snapshot/live-catalog.ts'

/** What answers tests of people. */
export interface PeopleParts {
  readonly graph: GraphStore
  readonly liveCatalog: LiveCatalog
  readonly consents: Consents
}

/** Users of one statement. */
const BATCH = 500

/** Whether a filter of users tests what they did or what interests them: that is history, and not a property. */
export function testsHistory(filter: Filter): boolean {
  return testsOf(filter).some((test) => 'event' in test || 'interest' in test)
}

/**
 * The filter with those of some users who pass in place of its tests of events and interests. What is on a sensitive topic counts
 * only for users who allow it.
 *
 * @param nowMs epoch milliseconds
 * @throws GraphError; AttuneError `BAD_USER_INPUT` for a filter of items that does not fit the catalog
 */
export async function withMembers(
  parts: PeopleParts,
  filter: Filter,
  userIds: readonly string[],
  nowMs: number,
  options: RunOptions,
): Promise<Filter> {
  return replaced(filter, async (test) => {
    const ids = await membersOf(parts, test, userIds, nowMs, options)
    return { members: { ids, text: [...ids].sort().join(' ') } }
  })
}

/** Answers tests of many users. The answers are kept as long as `LiveUsers` keeps properties: events may be late by seconds. */
export class PeopleTests {
  readonly #parts: PeopleParts
  readonly #known = new LRUCache<string, Filter>({ max: 100 })
  #answers = 0

  constructor(parts: PeopleParts) {
    this.#parts = parts
  }

  /** As `withMembers`. @param userIds all users who may pass */
  withMembers(
    filter: Filter,
    userIds: () => readonly string[],
    nowMs: number,
    options: RunOptions,
  ): Promise<Filter> {
    const { consents } = this.#parts
    return replaced(filter, async (test) => {
      const key = JSON.stringify([test, consents.revision, Math.floor(nowMs / MINUTE_MS)])
      const known = this.#known.get(key)
      if (known) return known
      const startMs = performance.now()
      const ids = await membersOf(this.#parts, test, userIds(), nowMs, options)
      const answer = { members: { ids, text: `answer ${++this.#answers}` } }
      this.#known.set(key, answer, { ttl: lifetimeOf(performance.now() - startMs) })
      return answer
    })
  }
}

/** How long an answer is kept: reading takes at most a twentieth of the time, milliseconds. */
function lifetimeOf(readMs: number): number {
  return Math.max(5_000, 20 * readMs)
}

type Answer = (test: Exclude<PeopleTest, { segment: string }>) => Promise<Filter>

async function replaced(filter: Filter, answer: Answer): Promise<Filter> {
  const answers = new Map<FilterTest, Filter>()
  for (const test of testsOf(filter)) {
    if ('event' in test || 'interest' in test) answers.set(test, await answer(test))
  }
  return mapTests(filter, (test) => answers.get(test) ?? test)
}

async function membersOf(
  parts: PeopleParts,
  test: Parameters<Answer>[0],
  userIds: readonly string[],
  nowMs: number,
  options: RunOptions,
): Promise<ReadonlySet<string>> {
  const members = new Set<string>()
  const find = 'event' in test ? eventFinder(parts, test.event, nowMs) : interestFinder(parts, test.interest)
  for (const ids of inBatches(userIds, BATCH)) for (const id of await find(ids, options)) members.add(id)
  return members
}

type Find = (userIds: readonly string[], options: RunOptions) => Promise<readonly string[]>

function interestFinder(
  { graph, consents }: PeopleParts,
  { anyOf }: { readonly anyOf: readonly string[] },
): Find {
  return async (ids, options) => {
    const rows = await graph.run(interestedPeople, { ids, tagIds: anyOf }, options)
    return rows.filter(({ id, tagId }) => !withheldTags(consents, id).has(tagId)).map(({ id }) => id)
  }
}

function eventFinder(parts: PeopleParts, { kinds, items, withinMs }: EventTest, nowMs: number): Find {
  const { graph, liveCatalog, consents } = parts
  const sinceMs = withinMs === null ? 0 : nowMs - withinMs
  const wanted = new Set(kinds)
  return async (ids, options) => {
    const catalog = await liveCatalog.current(options)
    const passing = items && (await catalog.compile(items).select(null))
    const isOf = (itemId: string, withheld: ReadonlySet<string>) => {
      if (passing && !passing.hasId(itemId)) return false
      const row = withheld.size > 0 ? catalog.numberOf(itemId) : undefined
      return row === undefined || !catalog.tagIdsAt(row).some((id) => withheld.has(id))
    }
    const rows = await graph.run(engagedPeople, { ids, sinceMs }, options)
    const did = ({ id, itemIds, ats, kinds: texts }: (typeof rows)[number]) =>
      itemIds.some((itemId, at) => {
        const lastAtMs = ats[at] ?? 0
        const done = lastAtMs >= sinceMs ? decodeKinds(texts[at] ?? '', lastAtMs) : []
        return (
          done.some(({ kind, atMs }) => atMs >= sinceMs && wanted.has(kind)) &&
          isOf(itemId, withheldTags(consents, id))
        )
      })
    return rows.filter(did).map(({ id }) => id)
  }
}
