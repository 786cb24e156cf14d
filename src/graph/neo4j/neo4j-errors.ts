import { Neo4jError } from 'neo4j-driver'
import { GraphError, type GraphErrorKind } from '../graph-error.ts'

/**
 * The connection was lost before anything could have been committed, so the same work may be sent again. Callers of the
 * adapter see an ordinary `unavailable`.
 */
export class ConnectionLost extends GraphError {
  constructor(message: string, cause: unknown) {
    super('unavailable', message, { cause })
  }
}

/** The cluster has no leader, or a new one: the write did not take effect. Reads go on. */
export class NoLeader extends ConnectionLost {}

/** The server rejects our user name and password. Callers of the adapter see an ordinary `refused`. */
export class LoginRefused extends GraphError {
  constructor(message: string) {
    super('refused', message)
  }
}

/** Codes without their prefix `Neo.`; the first match wins. Texts are not matched, because they change between releases. */
const KINDS: readonly (readonly [code: RegExp, kind: GraphErrorKind, meaning: string])[] = [
  [/^ClientError\.Schema\.ConstraintValidationFailed$/, 'conflict', 'a unique key is taken'],
  [/^TransientError\.Transaction\.DeadlockDetected$/, 'busy', 'write conflict'],
  [/\.Transaction\.LockAcquisitionTimeout$/, 'busy', 'another writer holds the lock'],
  // Not `busy`, which would be retried: its time is used up.
  [/\.Transaction\.LockClientStopped$/, 'timeout', 'the deadline passed while another writer held the lock'],
  [/\.Transaction\.TransactionTimedOut/, 'timeout', 'the deadline passed'],
  [/\.Transaction\.Terminated$/, 'cancelled', 'the query was stopped'],
  // The driver calls these retriable, but a retry only exhausts the server again.
  [
    /^TransientError\.General\.(.*Memory|StackOverFlow)/,
    'too-much-memory',
    'the memory of a transaction was used up',
  ],
  [
    /^DatabaseError\.(Statement\.|General\.UnknownError$)/,
    'failed',
    'the server could not execute the statement',
  ],
  [/^TransientError\.General\.DatabaseUnavailable$/, 'unavailable', 'the database is not available'],
  [/^TransientError\.Transaction\.BookmarkTimeout$/, 'unavailable', 'the replica is too far behind'],
  [/^TransientError\.Transaction\./, 'busy', 'write conflict'],
  [/^ClientError\.Security\./, 'refused', 'user name, password or permission was not accepted'],
  [/^ClientError\.Database\./, 'refused', 'the database does not exist'],
  [/^ClientError\.Procedure\.ProcedureNotFound$/, 'refused', 'the server lacks a procedure'],
  [/^N\/A$/, 'unavailable', 'the driver failed without an answer of the server'],
  [/^ClientError\.(Statement|Request|Procedure|Schema)\./, 'contract', 'the statement was refused'],
]

/** The connection is lost, or its login has expired: a new connection helps. */
const LOST = /^(ServiceUnavailable|SessionExpired|ClientError\.Security\.AuthorizationExpired)$/

/** The driver's own texts: with routing it uses one code for every kind of missing server. */
const NO_LEADER = /^(No longer possible to write to server|Failed to obtain connection towards write server)/

// Without the lock of an account: wrong passwords of another client are no reason to drop working connections.
const LOGIN_REFUSED = /^ClientError\.Security\.(Unauthorized|CredentialsExpired|TokenExpired)$/

/** Errors whose texts hold only the statement or an address. Other texts may quote a parameter, so they are dropped. */
const SAFE_CAUSE = /^(ServiceUnavailable|SessionExpired|ClientError\.Statement\.SyntaxError)$/

/** Converts an error of the driver to a `GraphError`; other errors are returned unchanged. */
export function toGraphError(where: string, error: unknown): unknown {
  if (error instanceof GraphError || !(error instanceof Neo4jError)) return error
  const code = error.code.replace(/^Neo\./, '')
  if (isConnectedNode(code, error)) {
    return new GraphError('contract', `${where}: a deleted node still has relationships (${code})`)
  }
  if (error.message.startsWith('Connection acquisition timed out')) {
    return new GraphError('unavailable', `${where}: no connection to Neo4j was free in time`)
  }
  const cause = SAFE_CAUSE.test(code) ? error : undefined
  if (code === 'ClientError.Cluster.NotALeader' || NO_LEADER.test(error.message))
    return new NoLeader(`${where}: no member of the cluster takes writes (${code})`, cause)
  if (LOST.test(code))
    return new ConnectionLost(`${where}: the connection to Neo4j was lost (${code})`, cause)
  const [, kind, meaning] = KINDS.find(([pattern]) => pattern.test(code)) ?? OTHER
  const message = `${where}: ${meaning} (${code})`
  return LOGIN_REFUSED.test(code) ? new LoginRefused(message) : new GraphError(kind, message, { cause })
}

const OTHER = [/./, 'unavailable', 'Neo4j failed'] as const

/** The server uses one code for a taken key and for the deletion of a connected node. */
function isConnectedNode(code: string, error: Neo4jError): boolean {
  return code.endsWith('.ConstraintValidationFailed') && error.message.includes('still has relationships')
}
