import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAX_FOLLOWS, MAX_REFUSALS } from '../../src/catalog/upsert-ties.ts'
import { importDataSet } from '../../src/datasets/importing/import-data-set.ts'
import type { ImportReport } from '../../src/datasets/importing/import-report.ts'
import type { TieKind } from '../../src/domain/records.ts'
import { hiddenPeople, social, viewerProfile } from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { ENGINES, type Engine, titleOf } from '../support/engines.ts'
import { measureWork } from '../support/measure-work.ts'
import { memoryDataSet } from '../support/memory-data-set.ts'
import { type Step, step } from './fixture/step.ts'
import { NOW } from './fixture/world-size.ts'

const PAST = 7
/** Limit of work (rows scanned, db hits) for one read of a viewer with the maximum number of ties. */
const MOST_WORK = 100_000

const tie = (userId: string, otherId: string, kind: TieKind) => ({
  userId,
  otherId,
  kind,
  strength: 1,
  at: null,
})

/** A user with slightly more ties of every kind than the caps allow. */
const EAGER = memoryDataSet({
  ties: [
    ...Array.from({ length: MAX_FOLLOWS + PAST }, (_, n) => tie('eager', `u${n}`, 'follows')),
    ...Array.from({ length: MAX_REFUSALS - 1 }, (_, n) => tie('eager', `u${n}`, 'mutes')),
    ...Array.from({ length: 1 + PAST }, (_, n) => tie('eager', `u${n}`, 'blocks')),
    tie('modest', 'eager', 'friends'),
    tie('modest', 'u0', 'friends'),
    tie('eager', 'u0', 'follows'),
    // `eager` follows these users, who block `eager`.
    tie(`u${MAX_FOLLOWS - 1}`, 'eager', 'blocks'),
    tie('stranger', 'eager', 'blocks'),
  ],
})

/** Reads of a request whose work could grow with the ties of the viewer. */
const READS: Step[] = [
  step(viewerProfile, { viewerId: 'eager' }),
  step(hiddenPeople, { viewerId: 'eager' }),
  step(social, { viewerId: 'eager', hiddenPeople: [], personLimit: 25 }),
]

function capsSuite(engine: Engine): void {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    let report: ImportReport
    beforeAll(async () => {
      graph = await engine.open()
      report = await importDataSet(graph, EAGER, { atMs: NOW, nowMs: NOW })
    }, 120_000)
    afterAll(() => graph?.close())

    it('rejects exactly the rows above a cap, with reason and line', () => {
      const follows = `one user follows more than ${MAX_FOLLOWS} people`
      expect(report.ties).toMatchObject({
        read: MAX_FOLLOWS + MAX_REFUSALS + 2 * PAST + 5,
        created: MAX_FOLLOWS + MAX_REFUSALS + 3,
        rejected: 2 * PAST + 1,
        skipped: 1,
      })
      // A friendship is two follows. The import creates both or neither.
      expect(report.reasons.find(({ reason }) => reason === follows)).toMatchObject({
        rows: PAST + 1,
        file: 'ties',
        firstLine: MAX_FOLLOWS + 1,
      })
      expect(
        report.reasons.find(
          ({ reason }) => reason === `one user blocks or mutes more than ${MAX_REFUSALS} people`,
        ),
      ).toMatchObject({ rows: PAST, firstLine: MAX_FOLLOWS + MAX_REFUSALS + PAST + 1 })
    })

    it('fills the graph up to the caps', async () => {
      const [eager] = await graph.run(viewerProfile, { viewerId: 'eager' })
      expect(eager?.followingCount).toBe(MAX_FOLLOWS)
      // `eager` mutes the first users. The last user that `eager` follows has blocked `eager`.
      const hidden = await graph.run(hiddenPeople, { viewerId: 'eager' })
      expect(new Set(hidden.map(({ id }) => id))).toEqual(
        new Set(Array.from({ length: MAX_REFUSALS }, (_, n) => `u${n}`)),
      )
      const [modest] = await graph.run(viewerProfile, { viewerId: 'modest' })
      expect(modest?.followingCount).toBe(1)
    })

    it('changes nothing the second time', async () => {
      const again = await importDataSet(graph, EAGER, { atMs: NOW, nowMs: NOW })
      expect(again.ties).toMatchObject({ created: 0, merged: 0, rejected: report.ties.rejected })
    })

    it.each(READS.map((read) => [read.query.name, read] as const))(
      '%s stays small for who has as many ties as there may be',
      async (_, { query, params }) => {
        expect(await measureWork(graph, query, params)).toBeLessThan(MOST_WORK)
      },
    )
  })
}

for (const engine of ENGINES) capsSuite(engine)
