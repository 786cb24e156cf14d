import neo4j, { type Driver, type Session } from 'neo4j-driver'
import { atMost } from '../../platform/at-most.ts'
import { GraphError } from '../graph-error.ts'
import type { Neo4jSettings } from './neo4j-options.ts'

/** Enough for an orderly close; a hung server must not delay the caller. */
const CLOSE_MS = 1_000

/**
 * A store's connections to Neo4j: one driver, and one bookmark manager, so that a session reads the earlier writes of this
 * store, and of those whose bookmarks it uses, on every cluster member. A session that may lag does not wait for them: in a
 * busy process each read would wait as long as its member lags.
 */
export class Connections {
  readonly #settings: Neo4jSettings
  readonly #bookmarks = neo4j.bookmarkManager()
  #foreign: readonly string[] = []
  /** Bookmarks that sessions that may lag wait for. */
  #leastSeen: readonly string[] = []
  #driver: Driver
  readonly #replaced = new Set<Driver>()

  /** Opens nothing yet. @throws GraphError `refused` for a URI that is no Neo4j URI. */
  constructor(settings: Neo4jSettings) {
    this.#settings = settings
    this.#driver = connect(settings)
  }

  get driver(): Driver {
    return this.#driver
  }

  async bookmarks(): Promise<readonly string[]> {
    return [...(await this.#bookmarks.getBookmarks())]
  }

  /** Later sessions wait for these bookmarks of another store, in place of those given before. */
  useBookmarks(bookmarks: readonly string[]): void {
    // In memory: it cannot fail, and takes effect at once.
    void this.#bookmarks.updateBookmarks(this.#foreign, bookmarks)
    this.#foreign = bookmarks
  }

  /** Later sessions that may lag read at least what the others read now. */
  async limitLag(): Promise<void> {
    this.#leastSeen = await this.bookmarks()
  }

  /** A session on the current driver. Close it with `closeQuietly`. */
  session(mode: 'read' | 'write', mayLag = false): Session {
    return this.#driver.session({
      database: this.#settings.database,
      defaultAccessMode: mode === 'read' ? neo4j.session.READ : neo4j.session.WRITE,
      ...(mayLag ? { bookmarks: [...this.#leastSeen] } : { bookmarkManager: this.#bookmarks }),
    })
  }

  /**
   * Replaces a driver whose server stopped answering: a driver never drops a silent connection, so its pool would fill with
   * dead ones. The old driver is closed after the longest time that a query on it may take.
   */
  replace(hung: Driver): void {
    if (hung !== this.#driver) return
    this.#driver = connect(this.#settings)
    this.#replaced.add(hung)
    const longestMs = Math.max(this.#settings.readTimeoutMs, this.#settings.writeTimeoutMs)
    setTimeout(() => {
      this.#replaced.delete(hung)
      hung.close().catch(() => undefined)
    }, longestMs).unref()
  }

  /** Also closes replaced drivers: their connections would keep the process alive. */
  async close(): Promise<void> {
    const drivers = [this.#driver, ...this.#replaced]
    await Promise.all(drivers.map((driver) => atMost(driver.close(), CLOSE_MS)))
  }
}

/** Closes a session: a running query stops, an open transaction is rolled back. Never fails. */
export async function closeQuietly(session: Session): Promise<void> {
  await atMost(session.close(), CLOSE_MS)
}

function connect(settings: Neo4jSettings): Driver {
  try {
    return neo4j.driver(settings.uri, neo4j.auth.basic(settings.username, settings.password), {
      userAgent: 'attune',
      maxConnectionPoolSize: settings.maxConnectionPoolSize,
      connectionAcquisitionTimeout: settings.connectionAcquisitionTimeoutMs,
      connectionTimeout: settings.connectionTimeoutMs,
      connectionLivenessCheckTimeout: 5_000,
      maxConnectionLifetime: 600_000,
      fetchSize: 2_000,
      // A repeated statement whose first reply was lost could take effect twice; the adapter decides when to retry.
      disableAutoCommitRetries: true,
      notificationFilter: { minimumSeverityLevel: 'OFF' },
      telemetryDisabled: true,
    })
  } catch {
    throw new GraphError('refused', 'the Neo4j URI must be like bolt://host:7687 or neo4j+s://host')
  }
}
