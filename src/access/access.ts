import { AttuneError } from '../domain/errors.ts'
import type { PersonalField, WriteAction } from './__generated__/access-names.ts'

/** The caller of a request: the operator of a local server may read and write everything, others read public data. */
export type Principal = { readonly kind: 'local-operator' } | { readonly kind: 'anonymous' }

export interface AccessRequest {
  readonly principal: Principal
  readonly field: PersonalField
  /** The user whose value it is; null for all users. */
  readonly ownerId: string | null
  /** True if the owner lets everyone read this value. Default false. */
  readonly isShared?: boolean
}

/**
 * Requires the right to read a personal field.
 *
 * @throws AttuneError `FORBIDDEN`, the same whether or not the owner exists
 */
export function requireAccess({ principal, field, isShared = false }: AccessRequest): void {
  if (!isShared) requireOperator(principal, `${field} is personal: reading it needs permission`)
}

/**
 * Requires the right to write.
 *
 * @throws AttuneError `FORBIDDEN`
 */
export function requireWriteAccess({
  principal,
  action,
}: {
  readonly principal: Principal
  readonly action: WriteAction
}): void {
  requireOperator(principal, `${action} needs write permission`)
}

/** @throws AttuneError `FORBIDDEN` with this message unless the caller is the operator */
export function requireOperator(principal: Principal, message: string): void {
  if (principal.kind === 'local-operator') return
  throw new AttuneError('FORBIDDEN', message, {
    hint: 'on your own machine, let the server listen on 127.0.0.1 or set ATTUNE_OPERATOR_ACCESS=true',
  })
}
