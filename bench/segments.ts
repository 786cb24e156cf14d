import { argv, stdout } from 'node:process'
import { upsertUsers } from '../src/catalog/upsert.ts'
import type { Consents } from '../src/domain/consent.ts'
import { DAY_MS } from '../src/domain/duration.ts'
import type { Filter } from '../src/domain/filter.ts'
import { inBatches } from '../src/domain/grouping.ts'
import { openEmbedded } from '../src/graph/embedded/open-embedded.ts'
import { PeopleTests } from '../src/recommend/people/people-tests.ts'
import { peopleOf } from '../src/recommend/people/segment-people.ts'
import { FollowedCatalog } from '../src/snapshot/live-catalog.ts'
import { LiveUsers } from '../src/snapshot/live-users.ts'
import { LivePlacements } from '../src/steering/live-placements.ts'
import { fillGeneratedWorld } from '../test/support/generated-world.ts'
import { NOW_MS } from '../test/support/world.ts'

// How long it takes to count a segment of many users who allow audiences, on the embedded engine: `npm run bench:segments -- 100000`.

const USERS = Number(argv[2] ?? 20_000)

const FILTERS: Readonly<Record<string, Filter>> = {
  everyone: { all: [] },
  'a property': { property: { name: 'age', op: 'GTE', value: 30 } },
  'an event within 30 days': {
    event: { kinds: ['purchase', 'play', 'view', 'click', 'like'], items: null, withinMs: 30 * DAY_MS },
  },
  'an event on a kind of item': {
    event: {
      kinds: ['purchase', 'play', 'view', 'click', 'like'],
      items: { kind: { anyOf: ['video'] } },
      withinMs: null,
    },
  },
  'a stated interest': { interest: { anyOf: ['t0', 't1'] } },
}

const graph = await openEmbedded({ maxRelationships: 1e8 })
await fillGeneratedWorld(graph, {
  users: USERS,
  items: 2_000,
  interactions: 10 * USERS,
  ties: 1_000,
  taggings: 4_000,
  seed: 1,
  hasProperties: true,
})
for (const ids of inBatches(
  Array.from({ length: USERS }, (_, n) => n),
  500,
))
  await upsertUsers(
    graph,
    ids.map((n) => ({ id: `u${n}`, fields: { age: 18 + (n % 60) } })),
    {},
  )
const consents: Consents = { allows: () => true, sensitiveTags: new Set() }
const liveUsers = new LiveUsers(graph)
const liveCatalog = new FollowedCatalog(graph)
const people = { graph, liveCatalog, consents }
const parts = { ...people, liveUsers, tests: new PeopleTests(people), placements: new LivePlacements(graph) }
// Held in memory by a server, whatever it is asked for.
await liveUsers.current()
await liveCatalog.current()
stdout.write(`${USERS} users: milliseconds of the first count, and of the second\n`)
for (const [name, filter] of Object.entries(FILTERS)) {
  const times: number[] = []
  let count = 0
  for (let round = 0; round < 2; round++) {
    const startMs = performance.now()
    count = (await peopleOf(parts, filter, { nowMs: NOW_MS })).length
    times.push(performance.now() - startMs)
  }
  stdout.write(`${name}: ${count} users, ${times.map((ms) => ms.toFixed(0)).join(', ')}\n`)
}
liveCatalog.close()
await graph.close()
