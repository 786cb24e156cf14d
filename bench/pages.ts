import { argv, stdout } from 'node:process'
import { publishDemoPlacements } from '../src/app/demo-placements.ts'
import { fillDemo } from '../src/datasets/demo/fill-demo.ts'
import { allPeopleIdsPage } from '../src/graph/__generated__/queries.ts'
import { train } from '../src/training/train.ts'
import { serving } from '../test/api/serving.ts'
import { asking } from '../test/support/asking.ts'
import { QUICK_TRAINING } from '../test/support/quick-training.ts'
import { NOW_MS } from '../test/support/world.ts'

// What a page costs beside one of its lists: `npm run bench:pages -- 60`. Both are asked for viewers who were asked for nothing before,
// in turns and in one process, because machines are shared and noisy. CPU of all threads, with the API in front.

const ROUNDS = Number(argv[2] ?? 60)
/** Rounds that are not counted. */
const WARM_UP = 20

const PAGE =
  'query ($userId: ID!) { page(placement: "video/home", userId: $userId) { rows { title results { nodes { id title } } } } }'
const LIST =
  'query ($userId: ID!) { recommendations(placement: "video/for-you", userId: $userId, first: 8) { nodes { id title } } }'

const server = await serving({
  fill: async (graph) => {
    await fillDemo(graph, { seed: 1, nowMs: NOW_MS, onFilled: () => publishDemoPlacements(graph, NOW_MS) })
    await train(graph, { nowMs: NOW_MS, holder: 'bench', graceMs: 0, settings: QUICK_TRAINING })
  },
  settings: { requestDeadlineMs: 60_000 },
  recommend: (graph) => asking(graph),
})
const [people] = await server.graph.run(allPeopleIdsPage, { afterId: '', limit: 2 * (ROUNDS + WARM_UP) })
const ids = [...(people?.ids ?? [])]
const taken = { list: [] as number[], page: [] as number[] }
let rows = 0
for (let round = -WARM_UP; round < ROUNDS; round++) {
  const both = [
    ['list', LIST],
    ['page', PAGE],
  ] as const
  for (const [name, query] of round % 2 === 0 ? both : both.toReversed()) {
    const userId = ids.pop()
    const before = process.cpuUsage()
    const data = await server.data(query, { userId })
    const { user, system } = process.cpuUsage(before)
    if (round < 0) continue
    taken[name].push((user + system) / 1_000)
    if (name === 'page') rows += (data.page as { rows: unknown[] }).rows.length
  }
}
await server.close()

const median = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
const [list, page] = [median(taken.list), median(taken.page)]
stdout.write(`list ${list.toFixed(1)} ms, page ${page.toFixed(1)} ms of ${(rows / ROUNDS).toFixed(1)} rows\n`)
stdout.write(`ratio: ${(page / list).toFixed(2)}\n`)
