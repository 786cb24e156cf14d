import { upsertTies } from '../../catalog/upsert-ties.ts'
import { goodBatches, type ImportRun, rejectGoodRow } from './import-run.ts'

/**
 * Ties; users they name are made where missing. The last row about a tie decides its strength. Rows past a cap on
 * one user's ties are rejected.
 */
export async function writeTies(run: ImportRun): Promise<void> {
  for await (const batch of goodBatches(run, 'ties')) {
    const records = batch.map((row) => row.record)
    const written = await run.graph.transaction(
      (graph) => upsertTies(graph, records),
      run.signal && { signal: run.signal },
    )
    run.tally.count('users', 'created', written.createdUsers)
    for (const [place, row] of batch.entries()) {
      const verdict = written.verdicts[place]
      if (verdict && 'fault' in verdict) await rejectGoodRow(run, 'ties', row, verdict.fault)
      else if (verdict) run.tally.count('ties', verdict.outcome)
    }
  }
}
