import type { Principal } from '../domain/principal.ts'
import { type Loaders, openLoaders } from './loaders/loaders.ts'
import type { ServerParts } from './server-parts.ts'

/** What every resolver of one request gets. */
export interface RequestContext {
  readonly principal: Principal
  /** In every log line, error and response header of this request. */
  readonly requestId: string
  /** When the request came, epoch milliseconds: the only clock of its answer. */
  readonly nowMs: number
  /** Aborts at the deadline, or when the client has gone. */
  readonly signal: AbortSignal
  readonly loaders: Loaders
  readonly parts: ServerParts
}

export interface RequestOrigin {
  readonly requestId: string
  readonly signal: AbortSignal
}

/** A context for one request, with loaders of its own. */
export function requestContext(parts: ServerParts, { requestId, signal }: RequestOrigin): RequestContext {
  let loaders: Loaders | undefined
  return {
    principal: { kind: parts.settings.operatorAccess ? 'local-operator' : 'anonymous' },
    requestId,
    nowMs: parts.nowMs(),
    signal,
    // Made when a resolver asks: a mutation needs none.
    get loaders() {
      loaders ??= openLoaders(parts, signal)
      return loaders
    },
    parts,
  }
}
