import neo4j, { type QueryResult } from 'neo4j-driver'
import type { RawRows } from '../decode-rows.ts'

/** A declared integer for the driver, which sends every plain number as a float. */
export function encodeInt(value: number): unknown {
  return neo4j.int(value)
}

/** A float, or an integer of the driver; integers past 2^53 lose digits and then fail the check for safe ones. */
export function decodeNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  return neo4j.isInt(value) ? value.toNumber() : undefined
}

/** The records of a result as rows. */
export function rawRows({ records }: QueryResult): RawRows {
  return {
    columns: (records[0]?.keys ?? []).map(String),
    rows: records.map((record) => record.keys.map((_, at) => record.get(at))),
  }
}
