import { statSync } from 'node:fs'
import { basename } from 'node:path'
import type { FieldFault } from '../../domain/field.ts'
import { type InteractionRecord, type RecordKind, readInteraction } from '../../domain/records.ts'
import type { DataRow, DataSet } from './data-set.ts'
import type { CombinedMapping, JsonlMapping, LogMapping } from './log-mapping.ts'
import { decodedCell } from './parse-record.ts'
import { decodeUtf8, type Line, readLines } from './read-lines.ts'

/**
 * A log as a data set of interactions. Lines without an interaction (other addresses or words, failed or anonymous
 * requests) are skipped. Equal lines of the same instant are one interaction.
 */
export function logDataSet(path: string, mapping: LogMapping): DataSet {
  const read = mapping.format === 'combined' ? combinedLines(mapping) : jsonLines(mapping)
  const file = basename(path)
  return {
    name: `log-${file}`,
    size: statSync(path).size,
    async *rows<K extends RecordKind>(kind: K, onRead?: (amount: number) => void): AsyncIterable<DataRow<K>> {
      if (kind !== 'interactions') return
      for await (const line of readLines(path, onRead)) {
        const row = readRow(file, line, read)
        if (row) yield row as DataRow<K>
      }
    },
  }
}

function readRow(
  file: string,
  { number: line, bytes, isTooLong }: Line,
  read: ReadLogLine,
): DataRow<'interactions'> | null {
  if (bytes.trim() === '') return null
  const bad = (reason: string, text = bytes) => ({ isValid: false, file, line, reason, text }) as const
  if (isTooLong) return bad('line is longer than 64 KB')
  const text = decodeUtf8(bytes)
  if (text === null) return bad('text is not UTF-8')
  const fields = read(text)
  if (fields === null) return null
  const faults: FieldFault[] = []
  const record = readInteraction({ ...fields }, faults)
  const [fault] = faults
  if (record !== null) return { isValid: true, file, line, record }
  return bad(`${fault?.field} ${fault?.message}`, text)
}

/** host ident user [time] "method target protocol" status bytes .. */
const COMBINED =
  /^\S+ \S+ (?<user>\S+) \[(?<time>[^\]]+)\] "(?<method>[A-Z]+) (?<target>\S+)[^"]*" (?<status>\d{3}) /

const TIME = /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2})$/

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Other requests did not show the item to the user. */
const SUCCESS = /^[23]/

/** The fields of an interaction as a line has them; null if it is none. */
type ReadLogLine = (line: string) => LogFields | null

interface LogFields {
  readonly userId: unknown
  readonly itemId: unknown
  readonly kind: InteractionRecord['kind']
  readonly at: unknown
  readonly value?: unknown
  readonly eventId?: unknown
}

/** Reads an access log of a web server in the combined format. */
function combinedLines(mapping: CombinedMapping): ReadLogLine {
  const rules = mapping.rules.map((rule) => ({ ...rule, pattern: new RegExp(rule.path) }))
  return (line) => {
    const { user = '-', time = '', method, target = '', status = '' } = COMBINED.exec(line)?.groups ?? {}
    if (!SUCCESS.test(status) || !URL.canParse(target, 'http://log')) return null
    const address = new URL(target, 'http://log')
    for (const rule of rules) {
      const itemId = rule.method === method ? rule.pattern.exec(address.pathname)?.groups?.itemId : undefined
      if (itemId === undefined) continue
      const userId =
        mapping.userId === 'user'
          ? user
          : (address.searchParams.get(mapping.userId.slice('query:'.length)) ?? '-')
      if (userId === '-' || userId === '') return null
      return { userId, itemId: decoded(itemId), kind: rule.kind, at: isoOf(time) }
    }
    return null
  }
}

/** Reads a log of JSON lines. */
function jsonLines({ fields, kinds }: JsonlMapping): ReadLogLine {
  return (line) => {
    const row = objectOf(line)
    if (!row) return null
    const word = row[fields.kind]
    const kind = typeof word === 'string' && Object.hasOwn(kinds, word) ? kinds[word] : undefined
    if (!kind) return null
    const cell = (field: string | undefined) => (field === undefined ? null : row[field])
    return {
      userId: cell(fields.userId),
      itemId: cell(fields.itemId),
      kind,
      // A line without a time is refused.
      at: cell(fields.at) ?? '',
      value: kind === 'rating' ? decodedCell('number', cell(fields.value)) : null,
      eventId: cell(fields.eventId),
    }
  }
}

/** `10/Oct/2000:13:55:36 -0700` as ISO 8601; other text is returned unchanged. */
function isoOf(time: string): string {
  const match = TIME.exec(time)
  if (!match) return time
  const [, day, month = '', year, clock, hours, minutes] = match
  const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0')
  return `${year}-${number}-${day}T${clock}${hours}:${minutes}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function objectOf(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}
