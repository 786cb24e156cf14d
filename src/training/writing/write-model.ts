import { describeModel, writeModelParts } from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import type { FactorModel } from '../../model/factor-model.ts'
import { describeFactors, type FactorPart, partsOf } from '../../model/factor-parts.ts'
import { describeInterest, type InterestModel } from '../../model/interest-model.ts'

/** Parts in one statement: about a megabyte. */
const PARTS_AT_ONCE = 4

/** Writes what a version has learned, before it serves; rejects between two statements once the signal aborts. */
export async function writeModel(
  graph: GraphStore,
  learned: { readonly factors: FactorModel; readonly interest: InterestModel | null },
  run: { readonly version: string; readonly signal: AbortSignal },
): Promise<void> {
  const { version, signal } = run
  let rows: FactorPart[] = []
  const flush = async () => {
    signal.throwIfAborted()
    await graph.run(writeModelParts, { version, rows })
    rows = []
  }
  for (const part of partsOf(learned.factors, version)) {
    rows.push(part)
    if (rows.length === PARTS_AT_ONCE) await flush()
  }
  if (rows.length > 0) await flush()
  await graph.run(describeModel, {
    version,
    factors: describeFactors(learned.factors),
    interest: learned.interest ? describeInterest(learned.interest) : null,
  })
}
