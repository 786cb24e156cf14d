import { AttuneError } from '../domain/errors.ts'

/**
 * Who asks. Today there is one principal that may see everything (the operator of a local server) and one that
 * may see only what is public; owners, services and administrators follow.
 */
export type Principal = { readonly kind: 'local-operator' } | { readonly kind: 'anonymous' }

/** Everything about people that is not for anybody to read. */
export type PersonalField =
  | 'users'
  | 'name'
  | 'createdAt'
  | 'properties'
  | 'following'
  | 'followers'
  | 'interests'
  | 'history'
  | 'neighbors'
  | 'recommendations'

/** Everything that changes what is known of people or of the catalog. */
export type WriteAction =
  | 'recordEvents'
  | 'upsertItems'
  | 'upsertUsers'
  | 'upsertTags'
  | 'deleteItems'
  | 'relate'
  | 'unrelate'
  | 'dismiss'
  | 'adjustInterest'

export interface AccessRequest {
  readonly principal: Principal
  readonly field: PersonalField
  /** Whose value it is; null where it is about all people. */
  readonly ownerId: string | null
  /** True if the owner lets anybody read this value. Default false. */
  readonly isShared?: boolean
}

/**
 * The one place where it is decided who may read a personal field. Returns if the principal may.
 *
 * @throws AttuneError `FORBIDDEN`, the same whether or not the owner exists
 */
export function requireAccess({ principal, field, isShared = false }: AccessRequest): void {
  if (principal.kind === 'local-operator' || isShared) return
  throw new AttuneError('FORBIDDEN', `${field} is personal: reading it needs the right to`, {
    hint: 'on a machine of your own, let the server listen on 127.0.0.1 or set ATTUNE_OPERATOR_ACCESS=true',
  })
}

/**
 * The same for writing. Today only the operator may; who acts for herself finds her place here.
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
  if (principal.kind === 'local-operator') return
  throw new AttuneError('FORBIDDEN', `${action} needs the right to write`, {
    hint: 'on a machine of your own, let the server listen on 127.0.0.1 or set ATTUNE_OPERATOR_ACCESS=true',
  })
}
