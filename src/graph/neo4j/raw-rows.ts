import type { QueryResult } from 'neo4j-driver'
import type { RawRows } from '../decode-rows.ts'

/** The records of an answer as rows. */
export function rawRows({ records }: QueryResult): RawRows {
  return {
    columns: (records[0]?.keys ?? []).map(String),
    rows: records.map((record) => record.keys.map((_, at) => record.get(at))),
  }
}
