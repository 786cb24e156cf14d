import { afterAll, beforeAll } from 'vitest'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { counted } from '../api/counted.ts'
import { fillLittleGraph } from '../api/little-graph.ts'
import { type Serving, serving } from '../api/serving.ts'
import { attackFromOutside } from './attack.ts'
import { DOCUMENTS } from './outside/documents.ts'
import { SLOW_CLIENTS_ATTACK } from './outside/slow-clients.ts'
import { ownTarget } from './own-target.ts'

let reads: string[] = []
let server: Serving
beforeAll(async () => {
  server = await serving({
    fill: fillLittleGraph,
    wrap: (graph: GraphStore) =>
      counted(graph, (name) => {
        // The server looks for changed keys twice a second.
        if (!name.startsWith('access/')) reads.push(name)
      }),
  })
})
afterAll(() => server.close())

function graphReads(): readonly string[] {
  const known = reads
  reads = []
  return known
}

attackFromOutside(() => ownTarget(server, { graphReads }), [...DOCUMENTS, SLOW_CLIENTS_ATTACK])
