import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv, env, stdout } from 'node:process'
import type { DataRow, DataSet } from '../src/datasets/importing/data-set.ts'
import { dataFolder } from '../src/datasets/importing/folder.ts'
import { importDataSet } from '../src/datasets/importing/import-data-set.ts'
import { shuffled, uniform } from '../src/domain/random.ts'
import type { RecordKind } from '../src/domain/records.ts'
import { openEmbedded } from '../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../src/graph/graph-store.ts'
import { openNeo4j } from '../src/graph/neo4j/open-neo4j.ts'

/**
 * Measures an import by kind: `npm run bench:import -- <folder>` into a new embedded graph, or into the empty graph at
 * `NEO4J_URI`. With `BENCH_SHUFFLED=1` the rows come in random order, as in a log of events by time. CPU is that of this
 * process: the embedded engine is part of it, Neo4j is not.
 */
const NOW_MS = Date.UTC(2026, 5, 1)

async function main(folder: string): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'attune-bench-'))
  const graph = await open(join(root, 'graph.db'))
  try {
    await measure(graph, await source(folder))
  } finally {
    await graph.close()
    rmSync(root, { recursive: true, force: true })
  }
}

function open(path: string): Promise<GraphStore> {
  const { NEO4J_URI: uri, NEO4J_USERNAME: username = 'neo4j', NEO4J_PASSWORD: password = '' } = env
  if (uri === undefined) return openEmbedded({ path, maxRelationships: 1e8 })
  return openNeo4j({ uri, username, password, database: env.NEO4J_DATABASE ?? 'neo4j' })
}

async function source(folder: string): Promise<DataSet> {
  const dataSet = await dataFolder(folder)
  return env.BENCH_SHUFFLED === '1'
    ? { ...dataSet, rows: (kind, onRead) => inRandomOrder(dataSet, kind, onRead) }
    : dataSet
}

async function* inRandomOrder<K extends RecordKind>(
  dataSet: DataSet,
  kind: K,
  onRead?: (amount: number) => void,
): AsyncGenerator<DataRow<K>> {
  let amount = 0
  const rows: DataRow<K>[] = []
  for await (const row of dataSet.rows(kind, (more) => (amount += more))) rows.push(row)
  for (const row of shuffled(rows, uniform(1))) {
    onRead?.(amount / rows.length)
    yield row
  }
}

async function measure(graph: GraphStore, dataSet: DataSet): Promise<void> {
  const spent = new Map<RecordKind, { seconds: number; cpu: number }>()
  let [before, cpuBefore] = [performance.now(), process.cpuUsage()]
  const report = await importDataSet(graph, dataSet, {
    atMs: NOW_MS,
    nowMs: NOW_MS,
    onProgress: ({ kind }) => {
      const { seconds = 0, cpu = 0 } = spent.get(kind) ?? {}
      const { user, system } = process.cpuUsage(cpuBefore)
      const now = performance.now()
      spent.set(kind, { seconds: seconds + (now - before) / 1e3, cpu: cpu + (user + system) / 1e6 })
      before = now
      cpuBefore = process.cpuUsage()
    },
  })
  for (const [kind, { seconds, cpu }] of spent) {
    const { read } = report[kind]
    say(
      `${kind}: ${read} rows, ${seconds.toFixed(1)} s, CPU ${cpu.toFixed(1)} s, ${Math.round(read / seconds)} rows/s`,
    )
  }
  const { maxRSS } = process.resourceUsage()
  say(
    `peak memory ${Math.round(maxRSS / 1e3)} MB, load average ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  )
}

function say(line: string): void {
  stdout.write(`${line}\n`)
}

await main(argv[2] ?? '')
