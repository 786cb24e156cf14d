import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose } from '../../src/app/compose.ts'
import { readConfig } from '../../src/app/config.ts'
import { demoDataSet } from '../../src/datasets/demo/demo-world.ts'
import { fillDemo } from '../../src/datasets/demo/fill-demo.ts'
import type { DataSet } from '../../src/datasets/importing/data-set.ts'
import { importDataSet } from '../../src/datasets/importing/import-data-set.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { train } from '../../src/training/train.ts'
import { SHORT_DRAIN_MS } from './cli.ts'

/** The demo world, served as `npm start` serves it, on any free port. */
export interface DemoServer {
  /** URL of the GraphQL endpoint. */
  readonly url: string
  close(): Promise<void>
}

export interface DemoServerOptions {
  readonly isTrained?: boolean
  /** Fills the graph with another world. */
  readonly fill?: (graph: GraphStore) => Promise<void>
  /** Environment variables beside those of every demo server. */
  readonly variables?: Readonly<Record<string, string>>
  /** Wraps the graph that the server uses. */
  readonly wrap?: (graph: GraphStore) => GraphStore
}

export async function demoServer({
  isTrained = true,
  fill = (graph) => fillDemoWorld(graph, isTrained),
  variables = {},
  wrap,
}: DemoServerOptions = {}): Promise<DemoServer> {
  const folder = mkdtempSync(join(tmpdir(), 'attune-demo-'))
  const own = {
    ATTUNE_DATA_DIR: folder,
    ATTUNE_LOG_LEVEL: 'silent',
    PORT: '0',
    ATTUNE_DRAIN_MS: SHORT_DRAIN_MS,
  }
  const config = readConfig({ ...own, ...variables }, folder)
  const graph = await openEmbedded({ maxRelationships: 1e6 })
  await fill(graph)
  const composition = compose(config, { write: () => undefined }, '1.2.3')
  const server = await composition.startServer(wrap?.(graph) ?? graph)
  return {
    url: server.url,
    async close() {
      await server.close()
      await graph.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Interactions that `fillDemoPart` leaves out, for each one that it keeps. */
const LEFT_OUT = 14

/** Inventing the world takes longer than importing the part of it: once a process. */
let invented: { readonly nowMs: number; readonly demo: DataSet } | undefined

function inventedDemo(): NonNullable<typeof invented> {
  const nowMs = Date.now()
  invented ??= { nowMs, demo: demoDataSet({ seed: 1, nowMs }) }
  return invented
}

/** Every record of the demo world, but only a part of the interactions: quicker, for tests that need its ids alone. */
export async function fillDemoPart(graph: GraphStore): Promise<void> {
  const { nowMs, demo } = inventedDemo()
  const some: DataSet['rows'] = async function* (kind, onRead) {
    let place = 0
    for await (const row of demo.rows(kind, onRead)) {
      if (kind !== 'interactions' || place++ % (LEFT_OUT + 1) === 0) yield row
    }
  }
  await importDataSet(graph, { ...demo, rows: some }, { atMs: nowMs, nowMs })
}

async function fillDemoWorld(graph: GraphStore, isTrained: boolean): Promise<void> {
  await fillDemo(graph, { seed: 1, nowMs: Date.now() })
  if (isTrained) await train(graph, { nowMs: Date.now(), holder: 'test', graceMs: 0 })
}
