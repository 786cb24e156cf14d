import { Neo4jError } from 'neo4j-driver'
import { GraphError, type GraphErrorKind } from '../graph-error.ts'

/**
 * The connection went away before anything could have been committed, so the same work may be sent once more.
 * Leaves the adapter as an ordinary `unavailable`.
 */
export class ConnectionLost extends GraphError {
  constructor(message: string, cause: unknown) {
    super('unavailable', message, { cause })
  }
}

/** No member of a cluster takes writes now, or another than before: whatever was sent is not written. Reads go on. */
export class NoLeader extends ConnectionLost {}

/** No new connection is let in with the user name and password that we have. Leaves the adapter as an ordinary `refused`. */
export class NotLetIn extends GraphError {
  constructor(message: string) {
    super('refused', message)
  }
}

/** Codes without their prefix `Neo.`, first match wins. By code only: the texts change between releases. */
const KINDS: readonly (readonly [code: RegExp, kind: GraphErrorKind, meaning: string])[] = [
  [/^ClientError\.Schema\.ConstraintValidationFailed$/, 'conflict', 'a unique key is taken'],
  [/^TransientError\.Transaction\.DeadlockDetected$/, 'busy', 'write conflict'],
  [/\.Transaction\.LockAcquisitionTimeout$/, 'busy', 'another writer holds the lock'],
  // Not `busy`, which is repeated: its time is used up.
  [/\.Transaction\.LockClientStopped$/, 'timeout', 'the deadline passed while another writer held the lock'],
  [/\.Transaction\.TransactionTimedOut/, 'timeout', 'the deadline passed'],
  [/\.Transaction\.Terminated$/, 'cancelled', 'the query was stopped'],
  // The driver calls these retriable; repeating them only exhausts the server again.
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

/** The connection is gone, or the server forgot who we are: a new connection tells it. */
const LOST = /^(ServiceUnavailable|SessionExpired|ClientError\.Security\.AuthorizationExpired)$/

/** With routing the driver has one code for whatever it finds nobody for, so that only its own texts tell. */
const NO_LEADER = /^(No longer possible to write to server|Failed to obtain connection towards write server)/

// A lock of the account is not among them: somebody else's wrong passwords are no reason to drop connections that serve.
const NOT_LET_IN = /^ClientError\.Security\.(Unauthorized|CredentialsExpired|TokenExpired)$/

/** Texts that hold nothing but the statement or an address. Others may quote a parameter, so they are dropped. */
const SAFE_CAUSE = /^(ServiceUnavailable|SessionExpired|ClientError\.Statement\.SyntaxError)$/

/** Anything the driver throws as a `GraphError`; what is no driver error passes through. */
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
  return NOT_LET_IN.test(code) ? new NotLetIn(message) : new GraphError(kind, message, { cause })
}

const OTHER = [/./, 'unavailable', 'Neo4j failed'] as const

/** The server has one code for two failures: a taken key and the deletion of a connected node. */
function isConnectedNode(code: string, error: Neo4jError): boolean {
  return code.endsWith('.ConstraintValidationFailed') && error.message.includes('still has relationships')
}
