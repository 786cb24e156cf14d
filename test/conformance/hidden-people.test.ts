import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importDataSet } from '../../src/datasets/importing/import-data-set.ts'
import type { TieKind } from '../../src/domain/records.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { readViewer } from '../../src/recommend/read-viewer.ts'
import { ENGINES, type Engine, titleOf } from '../support/engines.ts'
import { memoryDataSet } from '../support/memory-data-set.ts'
import { NOW } from './fixture/world-size.ts'

/** More than the 2,048 rows after which the embedded engine stops counting distinct rows after a CALL. */
const MANY = 3_000
const OVERLAP = 500

const people = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `u${from + n}`)
const tie = (userId: string, otherId: string, kind: TieKind) => ({
  userId,
  otherId,
  kind,
  strength: 1,
  at: null,
})

const BLOCKED = people(0, MANY)
const MUTED = people(MANY - OVERLAP, MANY + OVERLAP)
/** The viewer follows these users, who have blocked the viewer. The viewer mutes some of them as well. */
const BLOCKING = people(MANY, 2 * MANY)
const LIKED = people(2 * MANY, 2 * MANY + 100)

const DATA = memoryDataSet({
  ties: [
    ...BLOCKED.map((other) => tie('ana', other, 'blocks')),
    ...MUTED.map((other) => tie('ana', other, 'mutes')),
    ...[...BLOCKING, ...LIKED].map((other) => tie('ana', other, 'follows')),
    ...[...BLOCKING, ...people(0, OVERLAP)].map((other) => tie(other, 'ana', 'blocks')),
  ],
})

function hiddenSuite(engine: Engine): void {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    beforeAll(async () => {
      graph = await engine.open()
      await importDataSet(graph, DATA, { atMs: NOW, nowMs: NOW })
    }, 120_000)
    afterAll(() => graph?.close())

    it('exactly the blocked, muted and blocking people are hidden, also when there are thousands', async () => {
      const { hiddenPeople } = await readViewer(graph, { kind: 'user', id: 'ana' })
      expect(hiddenPeople).toEqual(new Set([...BLOCKED, ...MUTED, ...BLOCKING]))
      expect(hiddenPeople.size).toBe(2 * MANY)
    })
  })
}

for (const engine of ENGINES) hiddenSuite(engine)
