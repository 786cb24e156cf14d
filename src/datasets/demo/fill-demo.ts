import { setConsent } from '../../consent/set-consent.ts'
import { type ConsentChoice, grantedByDefault, isOwnPurpose, PURPOSES } from '../../domain/consent.ts'
import { allPeopleIdsPage, type ConsentsOfRow, consentsOf } from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { idPages } from '../../graph/keyset-pages.ts'
import { type ImportProgress, importDataSet } from '../importing/import-data-set.ts'
import type { ImportReport } from '../importing/import-report.ts'
import { type Origin, readOrigin, writeOrigin } from '../importing/origin.ts'
import { countListUses } from './count-list-uses.ts'
import { type DemoOrigin, demoDataSet } from './demo-world.ts'

export interface FillDemoOptions extends DemoOrigin {
  /** Aborting stops between two batches. The next call continues. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ImportProgress) => void
  /** Called once everything is in the graph; again if the first call is interrupted. */
  readonly onFilled?: () => Promise<void>
}

/** The result of filling a graph. */
export type DemoFilling =
  | { readonly outcome: 'filled' | 'resumed'; readonly report: ImportReport }
  /** The graph already contains the demo world or imported data. Nothing was changed. */
  | { readonly outcome: 'kept'; readonly origin: Origin }

/**
 * Fills a new graph with the demo world. After an interruption, continues with the original seed and end instead of
 * the options, with the same result. Changes nothing in a complete or imported graph.
 *
 * @throws GraphError `cancelled` if the signal aborts.
 */
export async function fillDemo(graph: GraphStore, options: FillDemoOptions): Promise<DemoFilling> {
  const origin = await readOrigin(graph)
  const isHalfFilled = origin?.kind === 'demo' && origin.state === 'filling'
  if (origin && !isHalfFilled) return { outcome: 'kept', origin }
  const seed = origin?.seed ?? options.seed
  const nowMs = origin?.endsAt ?? options.nowMs
  const dataSet = demoDataSet({ seed, nowMs })
  const written = { kind: 'demo', name: dataSet.name, seed, endsAt: nowMs } as const
  await writeOrigin(graph, { ...written, state: 'filling' })
  const report = await importDataSet(graph, dataSet, {
    atMs: nowMs,
    nowMs,
    ...(options.signal && { signal: options.signal }),
    ...(options.onProgress && { onProgress: options.onProgress }),
  })
  await giveReceipts(graph, nowMs, options.signal)
  await countListUses(graph, dataSet, { seed, nowMs }, options.signal ? { signal: options.signal } : {})
  await options.onFilled?.()
  await writeOrigin(graph, { ...written, state: 'complete' })
  return { outcome: origin ? 'resumed' : 'filled', report }
}

/** Users of one transaction. */
const USERS_AT_ONCE = 500

/** Of all purposes but `show-me-to-others`, which the data set decides: who shows themselves is in audiences, too. */
const choicesOf = ({ id, showMeToOthers }: ConsentsOfRow): readonly ConsentChoice[] =>
  PURPOSES.filter((purpose) => purpose !== 'show-me-to-others' && isOwnPurpose(id, purpose)).map(
    (purpose) => ({
      purpose,
      isGranted: purpose === 'audiences' ? showMeToOthers === true : STANDARD.has(purpose),
    }),
  )

const STANDARD = grantedByDefault('standard')

/** Gives everyone without a receipt one of their consent. */
async function giveReceipts(graph: GraphStore, atMs: number, signal?: AbortSignal): Promise<void> {
  const options = signal ? { signal } : {}
  const terms = { atMs, origin: 'demo', policyVersion: null } as const
  const read = (afterId: string, limit: number) => graph.run(allPeopleIdsPage, { afterId, limit }, options)
  for await (const ids of idPages(read, USERS_AT_ONCE)) {
    const known = await graph.run(consentsOf, { ids }, options)
    const statements = known
      .filter(({ version }) => version === 0)
      .map((user) => ({ userId: user.id, choices: choicesOf(user) }))
    if (statements.length > 0) await setConsent(graph, statements, terms, options)
  }
}
