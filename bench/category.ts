import { stdout } from 'node:process'
import { type Serving, serving } from '../test/api/serving.ts'
import { asking } from '../test/support/asking.ts'
import { fillGeneratedWorld } from '../test/support/generated-world.ts'

// A category page of 24 items and 5 facets over 10,000 items, for viewers who ask for the first time, beside 24 recommendations:
// `npm run bench:category`. Over HTTP to a server in this process, so that CPU is that of the process with its client. A minute or two.

const WORLD = {
  users: 1_500,
  items: 10_000,
  interactions: 60_000,
  ties: 6_000,
  taggings: 25_000,
  seed: 9,
  hasProperties: true,
}
const VIEWERS = 60

const PAGE = `query ($userId: ID!) {
  items(orderBy: { forYou: DESC }, userId: $userId, first: 24) {
    totalCount pageInfo { hasNextPage endCursor }
    facets(by: [
      { field: KIND } { field: TAG, excludeOwnFilter: true } { property: "brand", excludeOwnFilter: true }
      { property: "price", buckets: 10 } { property: "inStock" }
    ]) { values { value count from to } range { min max } }
    edges { isRanked node { id title imageUrl } }
  }
}`

const LIST = `query ($userId: ID!) {
  recommendations(userId: $userId, first: 24) {
    pageInfo { hasNextPage endCursor } edges { rank node { id title imageUrl } }
  }
}`

async function answer(server: Serving, query: string, userId: string): Promise<string> {
  return (await server.post(JSON.stringify({ query, variables: { userId } }))).text()
}

async function cpuMs(server: Serving, query: string, userIds: readonly string[]): Promise<number> {
  const before = process.cpuUsage()
  for (const userId of userIds) await answer(server, query, userId)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000 / userIds.length
}

const server = await serving({
  fill: (graph) => fillGeneratedWorld(graph, WORLD),
  recommend: (graph, events) => asking(graph, { events }),
  settings: { rateLimit: 1e9, addressRateLimit: 1e9, serverRateLimit: 1e9, requestDeadlineMs: 20_000 },
})
const idsFrom = (first: number, count = VIEWERS) => Array.from({ length: count }, (_, n) => `u${first + n}`)
for (const query of [PAGE, LIST]) await cpuMs(server, query, idsFrom(0, 40))
const [page = Number.NaN, list = Number.NaN, laterPage = Number.NaN, laterList = Number.NaN] = [
  await cpuMs(server, PAGE, idsFrom(100)),
  await cpuMs(server, LIST, idsFrom(200)),
  await cpuMs(server, PAGE, idsFrom(300)),
  await cpuMs(server, LIST, idsFrom(400)),
]
const text = await answer(server, PAGE, 'u500')
stdout.write(`category page: ${page.toFixed(1)} and ${laterPage.toFixed(1)} ms of CPU an answer\n`)
stdout.write(`recommendations(first: 24): ${list.toFixed(1)} and ${laterList.toFixed(1)} ms\n`)
stdout.write(`ratio: ${((page + laterPage) / (list + laterList)).toFixed(2)}\n`)
stdout.write(`${text.slice(0, 300)}\n${text.slice(-300)}\n`)
await server.close()
