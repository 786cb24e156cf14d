import type { GraphError } from '../graph-error.ts'

/** Where the server is and how long to wait for it. Everything but the first four has a sensible default. */
export interface Neo4jOptions {
  /** `bolt://` for one server, `neo4j://` for a cluster (routing), `+s` for TLS. */
  readonly uri: string
  readonly username: string
  readonly password: string
  readonly database: string
  /** Queries that read at the same time; the others queue here instead of inside the server. */
  readonly readSlots?: number
  /** Connections per server; more than `readSlots`, because a cancelled query holds its own a little longer. */
  readonly maxConnectionPoolSize?: number
  readonly connectionTimeoutMs?: number
  readonly connectionAcquisitionTimeoutMs?: number
  /** The server stops a reading query after this long. */
  readonly readTimeoutMs?: number
  /** The server stops a writing transaction after this long. */
  readonly writeTimeoutMs?: number
  /** A server that has not answered this long after its own deadline counts as hung. */
  readonly replyGraceMs?: number
  /** A read that its caller gives up after this long counts as unanswered. */
  readonly slowReadMs?: number
  /** Pause between two attempts to reach a server that is away. */
  readonly probeEveryMs?: number
  /** The same where it is there and refuses. */
  readonly probeRefusedEveryMs?: number
  /** Told once an outage if the server is there and refuses: a changed password, a schema that stands in the way. */
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
  // After three wrong passwords a server locks an account for five seconds: whoever else uses it is to get in between.
  probeRefusedEveryMs: 6_000,
  onRefused: () => undefined,
}

/** The options with every default filled in. */
export function withDefaults(options: Neo4jOptions): Neo4jSettings {
  return { ...DEFAULTS, ...options }
}
