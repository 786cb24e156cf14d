import { statedNode, upsertNodes } from '../../catalog/upsert-nodes.ts'
import type { NodeRecords } from '../../domain/records.ts'
import { goodBatches, type ImportRun } from './import-run.ts'

/** Imports users, items or tags: created where missing; what a row states replaces what was there, the rest stays. */
export async function writeNodes<K extends keyof NodeRecords>(run: ImportRun, kind: K): Promise<void> {
  for await (const batch of goodBatches(run, kind)) {
    const nodes = batch.map(({ record }) => statedNode(kind, record))
    const outcomes = await run.graph.transaction(
      (graph) => upsertNodes(graph, kind, nodes),
      run.signal && { signal: run.signal },
    )
    for (const outcome of outcomes) run.tally.count(kind, outcome)
  }
}
