import type { Written } from '../../catalog/written.ts'
import type { Problem } from '../../domain/problem.ts'
import { graphProblem } from '../../events/intake.ts'
import { GraphError } from '../../graph/graph-error.ts'
import type { RequestContext } from './context.ts'
import type { ReadRow } from './write-records.ts'

/** The result of a write. */
export interface WritePayloadModel {
  readonly ok: boolean
  readonly changed: number
  readonly watermark: string | null
  readonly problems: readonly Problem[]
}

/** Runs a write on the graph. Failures of the graph become problems of the payload; bugs are thrown. */
export async function payloadOf(
  { parts }: RequestContext,
  problems: readonly Problem[],
  write: (() => Promise<Written>) | null,
): Promise<WritePayloadModel> {
  if (write === null) return { ok: false, changed: 0, watermark: null, problems }
  try {
    const written = await write()
    const all = [...problems, ...written.problems]
    return { ok: all.length === 0, changed: written.changed, watermark: parts.watermark(), problems: all }
  } catch (error) {
    if (!(error instanceof GraphError) || error.kind === 'contract') throw error
    return { ok: false, changed: 0, watermark: null, problems: [...problems, graphProblem(error)] }
  }
}

/** Runs a write about some users and notifies their live lists. */
export async function payloadAbout(
  context: RequestContext,
  userIds: readonly string[],
  problems: readonly Problem[],
  write: (() => Promise<Written>) | null,
): Promise<WritePayloadModel> {
  const payload = await payloadOf(context, problems, write)
  if (payload.watermark === null) return payload
  for (const userId of userIds) context.parts.changes.tell(userId, payload.watermark)
  return payload
}

/** Writes the rows without a problem. */
export function payloadOfRows<T>(
  context: RequestContext,
  rows: readonly ReadRow<T>[],
  write: (good: readonly T[]) => Promise<Written>,
): Promise<WritePayloadModel> {
  const good = rows.filter(({ input }) => input.isValid).map(({ row }) => row)
  const problems = rows.flatMap(({ input }) => input.problems)
  return payloadOf(context, problems, good.length === 0 ? null : () => write(good))
}
