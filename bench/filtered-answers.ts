import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv, stdout } from 'node:process'
import { writeWorld } from '../src/datasets/generated/write-world.ts'
import { dataFolder } from '../src/datasets/importing/folder.ts'
import { importDataSet } from '../src/datasets/importing/import-data-set.ts'
import type { Filter } from '../src/domain/filter.ts'
import type { RecommendationRequest } from '../src/domain/recommendation.ts'
import { openEmbedded } from '../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../src/graph/graph-store.ts'
import { train } from '../src/training/train.ts'
import { asking, question } from '../test/support/asking.ts'
import { longestHoldMs } from '../test/support/longest-hold.ts'
import { QUICK_TRAINING } from '../test/support/quick-training.ts'

// Filtered and reranked lists, item pages and carts beside unfiltered lists, over a generated catalog:
// `npm run bench:filtered -- 100000`. All requests take turns in one process, because machines are shared and noisy: compare the
// rows of one run only.

const ITEMS = Number(argv[2] ?? 100_000)
const USERS = 2_000
const ROUNDS = 200
const NOW_MS = Date.UTC(2026, 5, 1)

const STOCKED: Filter = { property: { name: 'inStock', op: 'EQ', value: true } }
const CANDIDATES = Array.from({ length: 1_000 }, (_, n) => `i${(n * 89) % ITEMS}`)

/** Every run of a filter has another number, so that its selection is not cached. */
const REQUESTS: Readonly<Record<string, (run: number) => Partial<RecommendationRequest>>> = {
  unfiltered: () => ({}),
  'wide filter, selected before': () => ({ filter: STOCKED }),
  'wide filter': (run) => ({
    filter: { all: [STOCKED, { property: { name: 'price', op: 'GT', value: 20 + run / 1_000 } }] },
  }),
  'narrow filter': (run) => ({
    filter: { all: [STOCKED, { property: { name: 'price', op: 'GT', value: 220 + run / 100 } }] },
  }),
  'rerank of 1,000': () => ({ candidateIds: CANDIDATES }),
  'item page': (run) => about(run, 1),
  'cart of 5': (run) => about(run, 5),
}

function about(run: number, count: number): Partial<RecommendationRequest> {
  const itemIds = Array.from({ length: count }, (_, n) => `i${(run * 13 + n * 7) % 1_000}`)
  return { subject: { kind: 'items', itemIds, viewerShare: 0.5 } }
}

const graph = await openEmbedded({ maxRelationships: 1e8 })
await fill(graph)
const { recommend, close } = asking(graph)
const ask = (name: string, run: number) =>
  recommend(question(`u${(run * 37) % USERS}`, REQUESTS[name]?.(run)), { nowMs: NOW_MS })

const times = new Map(Object.keys(REQUESTS).map((name) => [name, [] as number[]]))
// The first rounds compile the code and fill the caches.
for (let run = -ROUNDS / 2; run < ROUNDS; run++) {
  for (const [name, taken] of times) {
    const startedMs = performance.now()
    await ask(name, Math.abs(run))
    if (run >= 0) taken.push(performance.now() - startedMs)
  }
}
const p50 = (taken: readonly number[]) => taken.toSorted((a, b) => a - b)[Math.floor(taken.length / 2)] ?? 0
const unfiltered = p50(times.get('unfiltered') ?? [])
for (const [name, taken] of times) {
  const heldMs = await longestHoldMs(() => ask(name, ROUNDS + 1))
  const columns = [`p50 ${p50(taken).toFixed(2)} ms`, `${(p50(taken) / unfiltered).toFixed(2)} x`]
  stdout.write(`${[name.padEnd(30), ...columns, `held the event loop ${heldMs.toFixed(0)} ms`].join('  ')}\n`)
}
await close()
await graph.close()

async function fill(empty: GraphStore): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'attune-bench-'))
  const { signal } = new AbortController()
  const counts = {
    users: USERS,
    items: ITEMS,
    interactions: 2 * ITEMS,
    ties: 10 * USERS,
    taggings: 2 * ITEMS,
  }
  try {
    await writeWorld(folder, { ...counts, seed: 1, hasProperties: true, untilMs: NOW_MS }, { signal })
    await importDataSet(empty, await dataFolder(folder), { atMs: NOW_MS, nowMs: NOW_MS })
    await train(empty, { nowMs: NOW_MS, holder: 'bench', graceMs: 0, settings: QUICK_TRAINING })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
