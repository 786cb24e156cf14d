import type { Written } from '../../catalog/written.ts'
import type { Problem } from '../../domain/problem.ts'
import { graphProblem } from '../../events/intake.ts'
import { GraphError } from '../../graph/graph-error.ts'
import type { RequestContext } from './context.ts'
import type { RowsPayload, WritePayload } from './models.ts'
import type { ReadRow } from './write-records.ts'

/** Runs a write on the graph, and makes its payload. Failures of the graph become problems; bugs are thrown. */
export async function payloadOf<W extends Written>(
  context: RequestContext,
  problems: readonly Problem[],
  write: (() => Promise<W>) | null,
): Promise<WritePayload & { readonly written: W | null }> {
  if (write === null) return { watermark: null, problems, written: null }
  const { value: written, problems: failures } = await attempt(write)
  if (written === null) return { watermark: null, problems: [...problems, ...failures], written }
  context.forgetReads()
  const all = [...problems, ...written.problems]
  return { watermark: context.parts.watermark(), problems: all, written }
}

/** Runs a write on the graph. Failures of the graph become problems, and the value is null; bugs are thrown. */
export async function attempt<T>(
  write: () => Promise<T>,
): Promise<{ readonly value: T | null; readonly problems: readonly Problem[] }> {
  try {
    return { value: await write(), problems: [] }
  } catch (error) {
    if (!(error instanceof GraphError) || error.kind === 'contract') throw error
    return { value: null, problems: [graphProblem(error)] }
  }
}

/** Runs a write about some users and notifies their live lists. */
export async function payloadAbout(
  context: RequestContext,
  userIds: readonly string[],
  problems: readonly Problem[],
  write: (() => Promise<Written>) | null,
): Promise<WritePayload> {
  const { written, problems: all, ...payload } = await payloadOf(context, problems, write)
  const isRefused = written?.changed === 0 && written.problems.length > 0
  const watermark = isRefused ? null : payload.watermark
  if (watermark !== null) for (const userId of userIds) context.parts.changes.tell(userId, watermark)
  return { watermark, problems: all }
}

/** Writes the rows without a problem. */
export async function payloadOfRows<T>(
  context: RequestContext,
  rows: readonly ReadRow<T>[],
  idOf: (row: T) => string,
  write: (good: readonly T[]) => Promise<Written>,
): Promise<RowsPayload> {
  const good = rows.filter(({ input }) => input.isValid).map(({ row }) => row)
  const bad = rows.flatMap(({ input }) => input.problems)
  const { watermark, problems } = await payloadOf(context, bad, good.length === 0 ? null : () => write(good))
  // The path of a problem begins with the argument and the index of the row.
  const failed = new Set(problems.map(({ path: [, index] }) => index))
  const ids = rows.map(({ row }, index) =>
    watermark === null || failed.has(String(index)) ? null : idOf(row),
  )
  return { ids, watermark: ids.every((id) => id === null) ? null : watermark, problems }
}
