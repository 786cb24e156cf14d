import type { PolicyNumbers } from '../../domain/policy.ts'
import { beginModel, forgetModels, models, serveModel } from '../../graph/__generated__/queries.ts'
import { readGraphState } from '../../graph/graph-state.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import type { ChartScale } from '../compute/charts.ts'
import type { Lease } from '../lease.ts'
import type { TrainingSettings } from '../training-settings.ts'

/** What is known of the versions in a graph. */
export interface Versions {
  /** The version requests read; null before the first training. */
  readonly serving: string | null
  /** Newest event's instant, epoch milliseconds; null where there is none. */
  readonly newestEventAt: number | null
  /** Versions whose edges nobody reads: superseded, or left by a run that died. */
  readonly leftovers: readonly string[]
}

export async function readVersions(graph: GraphStore): Promise<Versions> {
  const { modelVersion: serving, newestEventAtMs } = await readGraphState(graph)
  const known = await graph.run(models, {})
  return {
    serving,
    newestEventAt: newestEventAtMs,
    leftovers: known.map((model) => model.id).filter((version) => version !== serving),
  }
}

/** Names a version after its instant, apart from every version that is known; notes that it is being built. */
export async function beginVersion(
  graph: GraphStore,
  versions: Versions,
  trainedAt: number,
  settings: TrainingSettings & { readonly policy: PolicyNumbers },
): Promise<string> {
  const taken = new Set([...versions.leftovers, versions.serving])
  const stem = new Date(trainedAt).toISOString().replace(/[-:.]/g, '')
  let version = stem
  for (let count = 2; taken.has(version); count++) version = `${stem}-${count}`
  await graph.run(beginModel, { version, trainedAt, settings: JSON.stringify(settings) })
  return version
}

/** What a version was made of. */
export interface ModelCounts extends ChartScale {
  readonly users: number
  readonly items: number
  readonly tags: number
  readonly interactions: number
  readonly edges: number
}

/**
 * Lets requests read the version, at once and wholly: the flip is one transaction, and happens only while the
 * lease is ours and nobody has given up.
 */
export async function serveVersion(
  graph: GraphStore,
  version: string,
  since: number,
  counts: ModelCounts,
  { lease, signal }: { readonly lease: Lease; readonly signal: AbortSignal },
): Promise<void> {
  await graph.transaction(async (transaction) => {
    await lease.confirm(transaction)
    signal.throwIfAborted()
    await transaction.run(serveModel, { version, since, ...counts })
  })
}

/** Drops the notes of versions whose edges are gone. */
export async function forgetVersions(graph: GraphStore, versions: readonly string[]): Promise<void> {
  if (versions.length > 0) await graph.run(forgetModels, { versions })
}
