import grafeo from '@grafeo-db/js'

type Database = InstanceType<typeof grafeo.GrafeoDB>
export type BoltTransaction = ReturnType<Database['beginTransaction']>

export interface Answer {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
}

/** The embedded engine in memory, which also answers what a Neo4j server is asked about itself. */
export class BoltDatabase {
  readonly #engine: Database = grafeo.GrafeoDB.create(null, {})
  readonly #keys: { readonly label: string; readonly property: string }[] = []

  begin(): BoltTransaction {
    return this.#engine.beginTransaction()
  }

  async run(sent: string, params: Record<string, unknown>, within?: BoltTransaction): Promise<Answer> {
    // How a statement is to be planned is the server's business only.
    const text = sent.replace(/^CYPHER replan=skip /, '')
    const own = await this.#ofServer(text)
    if (own) return own
    const result = await (within ?? this.#engine).executeCypher(text, params)
    const columns = result.columns
    const rows = result.toArray() as Record<string, unknown>[]
    return { columns, rows: rows.map((row) => columns.map((column) => row[column])) }
  }

  close(): void {
    this.#engine.close()
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
    // The embedded engine's constraint has no index.
    await this.#engine.executeCypher(`CREATE INDEX FOR (node:${label}) ON (node.${property})`)
    this.#keys.push({ label, property })
    return { columns: [], rows: [] }
  }
}
