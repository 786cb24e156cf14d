import { type PrivacyRequestsByIdsRow, privacyRequestsByIds } from '../graph/__generated__/queries.ts'
import type { GraphRunner, RunOptions } from '../graph/graph-store.ts'

/** Kinds and states, as stored. */
export const REQUEST_KINDS = ['erasure', 'export'] as const
export const REQUEST_STATES = ['pending', 'running', 'done', 'failed'] as const

/** A request about the personal data of a user. It names them by a keyed hash alone. */
export interface PrivacyRequest extends Omit<PrivacyRequestsByIdsRow, 'kind' | 'state'> {
  readonly kind: (typeof REQUEST_KINDS)[number]
  readonly state: (typeof REQUEST_STATES)[number]
}

/** The request with this id; null if there is none. @throws GraphError */
export async function findPrivacyRequest(
  graph: GraphRunner,
  id: string,
  options: RunOptions = {},
): Promise<PrivacyRequest | null> {
  const [row] = await graph.run(privacyRequestsByIds, { ids: [id] }, options)
  if (!row) return null
  const kind = REQUEST_KINDS.find((one) => one === row.kind) ?? 'erasure'
  const state = REQUEST_STATES.find((one) => one === row.state) ?? 'failed'
  return { ...row, kind, state }
}
