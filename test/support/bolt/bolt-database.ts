import grafeo from '@grafeo-db/js'

type Database = InstanceType<typeof grafeo.GrafeoDB>
export type BoltTransaction = ReturnType<Database['beginTransaction']>

export interface Answer {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
}

/** A statement as the driver sent it. */
export interface Sent {
  readonly text: string
  readonly params: Record<string, unknown>
}

/** The embedded engine in memory, which also answers queries about the server itself. */
export class BoltDatabase {
  /** Number of committed transactions. */
  #committed = 0
  #follower: { readonly database: BoltDatabase; readonly lagMs: number } | undefined
  #replaying: Promise<void> = Promise.resolve()
  #waiting: (() => void)[] = []
  #isClosed = false
  readonly #engine: Database = grafeo.GrafeoDB.create(null, {})
  readonly #keys: { readonly label: string; readonly property: string }[] = []

  /** A replica that applies each transaction `lagMs` after its commit. Create it before the first transaction. */
  followedAfter(lagMs: number): BoltDatabase {
    const database = new BoltDatabase()
    this.#follower = { database, lagMs }
    return database
  }

  /** A bookmark of all committed transactions. */
  get bookmark(): string {
    return `bookmark:${this.#committed}`
  }

  /** Resolves once all transactions of these bookmarks are applied here. */
  async reached(bookmarks: readonly string[]): Promise<void> {
    const wanted = Math.max(0, ...bookmarks.map((bookmark) => Number(bookmark.split(':')[1])))
    while (this.#committed < wanted) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  begin(): BoltTransaction {
    return this.#engine.beginTransaction()
  }

  /** @param sent statements of the transaction, in order */
  commit(transaction: BoltTransaction, sent: readonly Sent[]): void {
    transaction.commit()
    this.#took(sent, true)
  }

  /** Runs a statement in its own transaction. */
  async runAlone(sent: Sent, isForReading: boolean): Promise<Answer> {
    const answer = await this.run(sent.text, sent.params)
    if (!isForReading) this.#took([sent], false)
    return answer
  }

  async run(sent: string, params: Record<string, unknown>, within?: BoltTransaction): Promise<Answer> {
    // Planner options have a meaning only for a real server.
    const text = sent.replace(/^CYPHER replan=skip /, '')
    const own = await this.#ofServer(text)
    if (own) return own
    const result = await (within ?? this.#engine).executeCypher(text, params)
    const columns = result.columns
    const rows = result.toArray() as Record<string, unknown>[]
    return { columns, rows: rows.map((row) => columns.map((column) => row[column])) }
  }

  close(): void {
    this.#isClosed = true
    this.#follower?.database.close()
    this.#engine.close()
  }

  #took(sent: readonly Sent[], isTransaction: boolean): void {
    this.#committed++
    for (const wake of this.#waiting.splice(0)) wake()
    if (!this.#follower) return
    const { database, lagMs } = this.#follower
    const replay = () => {
      database.#replaying = database.#replaying.then(() => database.#replay(sent, isTransaction))
    }
    setTimeout(replay, lagMs).unref()
  }

  async #replay(sent: readonly Sent[], isTransaction: boolean): Promise<void> {
    if (this.#isClosed) return
    const transaction = isTransaction ? this.begin() : undefined
    for (const { text, params } of sent) await this.run(text, params, transaction)
    transaction?.commit()
    this.#took(sent, isTransaction)
  }

  async #ofServer(text: string): Promise<Answer | null> {
    if (text.startsWith('CALL dbms.components')) {
      return { columns: ['name', 'versions'], rows: [['Neo4j Kernel', ['5.26.0']]] }
    }
    if (text.startsWith('SHOW CONSTRAINTS')) {
      const rows = this.#keys.map(({ label, property }) => [label, property])
      return { columns: ['label', 'property'], rows }
    }
    if (text.startsWith('CALL db.awaitIndexes')) return { columns: [], rows: [] }
    const [, label, property] =
      /^CREATE CONSTRAINT .* FOR \(node:(\w+)\) REQUIRE node\.(\w+)/.exec(text) ?? []
    if (label === undefined || property === undefined) return null
    await this.#engine.executeCypher(text)
    // A constraint of the embedded engine has no index.
    await this.#engine.executeCypher(`CREATE INDEX FOR (node:${label}) ON (node.${property})`)
    this.#keys.push({ label, property })
    return { columns: [], rows: [] }
  }
}
