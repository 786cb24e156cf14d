import neo4j, { type Driver, isInt } from 'neo4j-driver'

/** Rows of one statement. */
const ROWS_AT_ONCE = 1_000

/** One line of a dump: a node or a relationship. */
interface Line {
  /** Label of a node. Every node of Attune has exactly one. */
  readonly label?: string
  /** Id of a node within the dump. */
  readonly key?: string
  /** Only on relationships. */
  readonly type?: string
  readonly from?: string
  readonly to?: string
  readonly properties: Readonly<Record<string, unknown>>
  /** Names of properties that are integers or lists of integers: Neo4j distinguishes 1 from 1.0, but JSON does not. */
  readonly integers: readonly string[]
}

/** Every node, then every relationship, as lines of JSON. */
export async function dumpNeo4j(driver: Driver): Promise<readonly string[]> {
  const nodes = await driver.executeQuery(
    'MATCH (node) RETURN labels(node)[0] AS label, elementId(node) AS key, properties(node) AS properties',
  )
  const relationships = await driver.executeQuery(
    `MATCH (a)-[edge]->(b) RETURN type(edge) AS type, elementId(a) AS from, elementId(b) AS to,
       properties(edge) AS properties`,
  )
  return [...nodes.records, ...relationships.records].map((record) => {
    const { properties, ...rest } = record.toObject() as { properties: Record<string, unknown> }
    const isInteger = (value: unknown) => (Array.isArray(value) ? isInt(value[0]) : isInt(value))
    return JSON.stringify({
      ...rest,
      properties: mapValues(properties, toJson),
      integers: Object.keys(properties).filter((name) => isInteger(properties[name])),
    } satisfies Line)
  })
}

/** Writes a dump into an empty database. */
export async function loadNeo4j(driver: Driver, database: string, lines: readonly string[]): Promise<void> {
  const parsed = lines.map((line) => JSON.parse(line) as Line)
  const run = async (text: string, rows: readonly object[]) => {
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      await driver.executeQuery(text, { rows: rows.slice(start, start + ROWS_AT_ONCE) }, { database })
    }
  }
  await driver.executeQuery(
    'CREATE CONSTRAINT loaded_key IF NOT EXISTS FOR (node:Loaded) REQUIRE node.loadedKey IS UNIQUE',
    {},
    { database },
  )
  for (const [label, rows] of grouped(parsed, (line) => line.label)) {
    await run(
      `UNWIND $rows AS row CREATE (node:Loaded:${label}) SET node = row.properties SET node.loadedKey = row.key`,
      rows,
    )
  }
  for (const [type, rows] of grouped(parsed, (line) => line.type)) {
    await run(
      `UNWIND $rows AS row MATCH (a:Loaded {loadedKey: row.from}) MATCH (b:Loaded {loadedKey: row.to})
       CREATE (a)-[edge:${type}]->(b) SET edge = row.properties`,
      rows,
    )
  }
  await driver.executeQuery('MATCH (node:Loaded) REMOVE node.loadedKey REMOVE node:Loaded', {}, { database })
  await driver.executeQuery('DROP CONSTRAINT loaded_key', {}, { database })
}

function grouped(lines: readonly Line[], keyOf: (line: Line) => string | undefined): Map<string, object[]> {
  const groups = new Map<string, object[]>()
  for (const line of lines) {
    const key = keyOf(line)
    if (key === undefined) continue
    const { properties, integers, ...rest } = line
    const row = { ...rest, properties: mapValues(properties, toNeo4j(new Set(integers))) }
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return groups
}

function mapValues(
  properties: Readonly<Record<string, unknown>>,
  map: (value: unknown, name: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, map(value, name)]))
}

function toJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJson)
  return isInt(value) ? value.toNumber() : value
}

function toNeo4j(integers: ReadonlySet<string>) {
  return (value: unknown, name: string): unknown => {
    if (!integers.has(name)) return value
    return Array.isArray(value) ? value.map((one) => neo4j.int(one as number)) : neo4j.int(value as number)
  }
}
