/** What an API key may do: the enum `Scope` of the schema. */
export const SCOPES = ['read', 'track', 'server', 'steer', 'analyze', 'privacy', 'admin'] as const

export type Scope = (typeof SCOPES)[number]

/** The caller of a request. */
export interface Principal {
  /** Name of the API key; null without one. */
  readonly keyName: string | null
  /** With all scopes that the granted ones include. */
  readonly scopes: ReadonlySet<Scope>
  /** The user of the user token; null without one. */
  readonly userId: string | null
  /** A command on this machine, of the operating system user who runs the server. */
  readonly isOnThisMachine?: true
}

/** The operator of a server without keys, and of commands. */
export const OPERATOR: Principal = { keyName: null, scopes: new Set(SCOPES), userId: null }

/** The same with the key that a server leaves in its data folder. */
export const LOCAL_OPERATOR: Principal = { ...OPERATOR, isOnThisMachine: true }

/** A caller of a server without keys whose callers are not the operator: reads the catalog. */
export const ANONYMOUS: Principal = { keyName: null, scopes: new Set(['read']), userId: null }

const INCLUDED: Readonly<Partial<Record<Scope, readonly Scope[]>>> = {
  server: ['read', 'track'],
  steer: ['read'],
  analyze: ['read'],
  privacy: ['read'],
  admin: SCOPES,
}

/** These scopes with all that they include. */
export function withIncluded(scopes: readonly Scope[]): ReadonlySet<Scope> {
  return new Set(scopes.flatMap((scope) => [scope, ...(INCLUDED[scope] ?? [])]))
}
