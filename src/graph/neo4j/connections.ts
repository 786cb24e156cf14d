import neo4j, { type Driver, type Session } from 'neo4j-driver'
import { GraphError } from '../graph-error.ts'
import type { Neo4jSettings } from './neo4j-options.ts'

/** Long enough for an orderly goodbye; a hung server must not hold up the caller. */
const GOODBYE_MS = 1_000

/**
 * A store's connections to Neo4j: one driver, and one bookmark manager, so that a session sees what this store, and
 * whichever it follows, has written before, on whatever member of a cluster it reads. A session that may lag waits for
 * none of that: at a busy process each read would wait as long as its member lags.
 */
export class Connections {
  readonly #settings: Neo4jSettings
  readonly #bookmarks = neo4j.bookmarkManager()
  #followed: readonly string[] = []
  /** What sessions that may lag see at least. */
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

  /** Sessions see from now on what these bookmarks stand for, in place of those that were followed before. */
  useBookmarks(bookmarks: readonly string[]): void {
    // In memory: it cannot fail, and takes effect at once.
    void this.#bookmarks.updateBookmarks(this.#followed, bookmarks)
    this.#followed = bookmarks
  }

  /** Sessions that may lag see from now on what all others see now. */
  async limitLag(): Promise<void> {
    this.#leastSeen = await this.bookmarks()
  }

  /** A session on the current driver. Let go of it with `closeQuietly`. */
  session(mode: 'read' | 'write', mayLag = false): Session {
    return this.#driver.session({
      database: this.#settings.database,
      defaultAccessMode: mode === 'read' ? neo4j.session.READ : neo4j.session.WRITE,
      ...(mayLag ? { bookmarks: [...this.#leastSeen] } : { bookmarkManager: this.#bookmarks }),
    })
  }

  /**
   * Replaces a driver whose server stopped answering: the driver never gives up on a silent connection, so its
   * pool would fill with dead ones. The old driver ends once the queries still running on it had their time.
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

  /** Also of those that were replaced: their connections would keep the process alive. */
  async close(): Promise<void> {
    const drivers = [this.#driver, ...this.#replaced]
    await Promise.all(drivers.map((driver) => atMost(driver.close(), GOODBYE_MS)))
  }
}

/** Closes a session, which stops what still runs in it and rolls back an open transaction. Never fails. */
export async function closeQuietly(session: Session): Promise<void> {
  await atMost(session.close(), GOODBYE_MS)
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
      // A repeated statement whose first reply was lost could take effect twice; the adapter knows when it may.
      disableAutoCommitRetries: true,
      notificationFilter: { minimumSeverityLevel: 'OFF' },
      telemetryDisabled: true,
    })
  } catch {
    throw new GraphError('refused', 'the Neo4j URI must be like bolt://host:7687 or neo4j+s://host')
  }
}

async function atMost(task: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([task.catch(() => undefined), waited])
  clearTimeout(timer)
}
