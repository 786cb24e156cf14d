import { randomUUID } from 'node:crypto'
import type { GraphError } from '../graph-error.ts'

/** Address and time limits. All but the first four have defaults. */
export interface Neo4jOptions {
  /** `bolt://` for one server, `neo4j://` for a cluster (routing), `+s` for TLS. */
  readonly uri: string
  readonly username: string
  readonly password: string
  readonly database: string
  /** Concurrent reads; further ones queue here instead of inside the server. */
  readonly readSlots?: number
  /** Connections per server; more than `readSlots`, because a cancelled query holds its connection a little longer. */
  readonly maxConnectionPoolSize?: number
  readonly connectionTimeoutMs?: number
  readonly connectionAcquisitionTimeoutMs?: number
  /** The server stops a reading query after this long. */
  readonly readTimeoutMs?: number
  /** The server stops a writing transaction after this long. */
  readonly writeTimeoutMs?: number
  /** A server that has not replied this long after its own deadline counts as hung. */
  readonly replyGraceMs?: number
  /** A read that its caller aborts after at least this long counts as unanswered. */
  readonly slowReadMs?: number
  /** Pause between two probes of a server that does not answer. */
  readonly probeEveryMs?: number
  /** Pause between two probes of a server that refuses. */
  readonly probeRefusedEveryMs?: number
  /** What the stores of one process share, so that none takes the writes of another one for those of other processes. */
  readonly processId?: string
  /** After an outage, a graph whose personal data is encrypted counts as refusing: this process has no key for it. */
  readonly refusesSealed?: boolean
  /** Called once per outage if the server refuses: a changed password, or a conflicting schema. */
  readonly onRefused?: (error: GraphError) => void
}

export type Neo4jSettings = Required<Neo4jOptions>

const DEFAULTS = {
  readSlots: 16,
  maxConnectionPoolSize: 50,
  connectionTimeoutMs: 1_500,
  connectionAcquisitionTimeoutMs: 1_500,
  readTimeoutMs: 10_000,
  writeTimeoutMs: 30_000,
  replyGraceMs: 2_000,
  slowReadMs: 500,
  probeEveryMs: 500,
  // Three wrong passwords lock an account for five seconds: other users of the account must get in between.
  probeRefusedEveryMs: 6_000,
  refusesSealed: false,
  onRefused: () => undefined,
}

/** The options with every default filled in. */
export function withDefaults(options: Neo4jOptions): Neo4jSettings {
  return { ...DEFAULTS, processId: randomUUID(), ...options }
}
