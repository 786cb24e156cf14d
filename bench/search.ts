import { argv, stdout } from 'node:process'
import type { PropertyType } from '../src/domain/property-type.ts'
import { uniform } from '../src/domain/random.ts'
import { openEmbedded } from '../src/graph/embedded/open-embedded.ts'
import { TextIndex } from '../src/search/text-index.ts'
import { ThreadTextSearch } from '../src/search/text-search.ts'
import type { CatalogRow } from '../src/snapshot/catalog-row.ts'
import { CatalogSnapshot } from '../src/snapshot/catalog-snapshot.ts'
import { FollowedCatalog } from '../src/snapshot/live-catalog.ts'
import { longestHoldMs } from '../test/support/longest-hold.ts'

// Text search over a random catalog in memory: `npm run bench:search -- 100000`.

const ROWS = Number(argv[2] ?? 100_000)
const RUNS = 15
const NOW_MS = Date.UTC(2026, 5, 1)
const BATCH = 250

const TYPES: ReadonlyMap<string, PropertyType> = new Map([['brand', 'STRING']])
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

const next = uniform(7)
const below = (limit: number) => Math.floor(next() * limit)
const word = () => Array.from({ length: 3 + below(8) }, () => LETTERS[below(26)]).join('')
const WORDS = Array.from({ length: 20_000 }, word)

/** Three to seven words, of which a few are frequent. One title in eight has a word that is in no other place. */
function randomRow(n: number): CatalogRow {
  const words = Array.from({ length: 3 + below(5) }, () => WORDS[Math.floor(WORDS.length * next() ** 2)])
  return {
    id: `i${n}`,
    kind: 'item',
    title: [...words, ...(n % 8 === 0 ? ['everyday'] : [])].join(' '),
    createdAt: NOW_MS,
    availableFrom: null,
    availableUntil: null,
    isUndescribed: false,
    degree: Math.floor(1_000 / (1 + next() * 1_000)),
    tagIds: [],
    properties: { brand: `brand ${below(200)}` },
  }
}

const [first = '', second = '', third = ''] = WORDS
const QUERIES: Readonly<Record<string, string>> = {
  'one word': first,
  'two words': `${first} ${second}`,
  'a prefix of three letters': third.slice(0, 3),
  'a prefix of two letters': 'qz',
  'a word in 12 % of the items': 'everyday',
  'a word in all items': 'brand',
  'one letter': 'a',
  'eight words that no item has': Array.from({ length: 8 }, () => word() + word()).join(' '),
  '10,000 letters': 'a'.repeat(10_000),
  emoji: '🎉🎉',
  signs: '"*~(:)',
}

const rows = Array.from({ length: ROWS }, (_, n) => randomRow(n))

function heapMb(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1e6
}

function measureIndex(): void {
  const before = heapMb()
  const index = new TextIndex()
  const startMs = performance.now()
  for (let at = 0; at < rows.length; at += BATCH) {
    index.put(
      rows.slice(at, at + BATCH).map(({ title, degree, properties }, offset) => ({
        row: at + offset,
        tie: at + offset,
        title,
        tags: '',
        texts: String(properties.brand),
        people: degree,
      })),
    )
  }
  const builtMs = performance.now() - startMs
  stdout.write(
    `index of ${ROWS} items: ${(heapMb() - before).toFixed(0)} MB, built in ${builtMs.toFixed(0)} ms\n`,
  )
}

async function measureThread(): Promise<void> {
  const graph = await openEmbedded({ maxRelationships: 1_000 })
  const search = new ThreadTextSearch({ graph, catalog: new FollowedCatalog(graph) })
  const snapshot = new CatalogSnapshot()
  snapshot.types = TYPES
  const heldMs = await longestHoldMs(async () => {
    search.begin(snapshot)
    for (let at = 0; at < rows.length; at += BATCH) {
      const batch = rows.slice(at, at + BATCH)
      snapshot.put(batch)
      await search.put(snapshot, batch)
      await new Promise(setImmediate)
    }
    await search.complete(snapshot)
  })
  stdout.write(`while the thread indexes, the event loop is held for ${heldMs.toFixed(1)} ms at most\n`)
  const { bits: mask } = await snapshot.compile({ all: [] }).select(NOW_MS)
  const one = { limit: 500, mask }
  while (!(await search.searchText(snapshot, { ...one, text: first }).catch(() => null))) {
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  for (const [name, text] of Object.entries(QUERIES)) {
    const took: number[] = []
    let total = 0
    const held = await longestHoldMs(async () => {
      for (let run = 0; run < RUNS; run++) {
        const startMs = performance.now()
        total = (await search.searchText(snapshot, { ...one, text })).total
        took.push(performance.now() - startMs)
      }
    })
    took.sort((a, b) => a - b)
    const p50 = took[RUNS >> 1] ?? 0
    stdout.write(
      `${name}: ${total} hits, p50 ${p50.toFixed(1)} ms, event loop held ${held.toFixed(1)} ms at most\n`,
    )
  }
  await search.close()
  await graph.close()
}

measureIndex()
await measureThread()
