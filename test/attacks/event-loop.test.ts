import { afterAll, beforeAll } from 'vitest'
import { fillLittleGraph } from '../api/little-graph.ts'
import { type Serving, serving } from '../api/serving.ts'
import { attackFromOutside } from './attack.ts'
import { BUSY_DOCUMENTS } from './outside/busy-documents.ts'
import { ownTarget } from './own-target.ts'

let server: Serving
beforeAll(async () => {
  server = await serving({ fill: fillLittleGraph, settings: { maxBodyBytes: 262_144 } })
})
afterAll(() => server.close())

attackFromOutside(() => ownTarget(server), [BUSY_DOCUMENTS])
