import { AttuneError } from '../../domain/errors.ts'
import { RECORD_KINDS, type RecordKind } from '../../domain/records.ts'
import type { RejectedRow } from './data-set.ts'

/**
 * Row counts of one kind: read = created + merged + skipped + rejected. `created` also counts users, items and tags
 * without a row of their own, so the sum may be larger than `read`.
 */
interface RowCounts {
  readonly read: number
  /** Rows that added something to the graph. */
  readonly created: number
  /** Rows that changed something in the graph. */
  readonly merged: number
  /** Rows without new information. */
  readonly skipped: number
  /** Bad rows; see `reasons`. */
  readonly rejected: number
}

/** What happens to rows with a reason: `noted` ones are used. */
export const REASON_OUTCOMES = ['rejected', 'noted'] as const

/** A reason and its number of rows. */
interface ReasonCount {
  readonly kind: RecordKind
  readonly outcome: (typeof REASON_OUTCOMES)[number]
  readonly reason: string
  readonly rows: number
  readonly file: string
  /** First line with this reason, 1-based. */
  readonly firstLine: number
}

export type ImportReport = Readonly<Record<RecordKind, RowCounts>> & {
  /** Most frequent first. */
  readonly reasons: readonly ReasonCount[]
}

export type RowOutcome = Exclude<keyof RowCounts, 'read'>

/** After this many rows, the share of bad rows is checked continuously; before, only at the end of the file. */
const ENOUGH_ROWS = 100

/** Most distinct reasons. Reasons contain no values, so there are few. */
const MAX_REASONS = 200

type MutableCounts = { -readonly [Name in keyof RowCounts]: number }

/** Counts the outcomes of rows, and stops an import if most rows of a file are bad. */
export class Tally {
  readonly #counts: Record<RecordKind, MutableCounts> = {
    users: zero(),
    items: zero(),
    tags: zero(),
    interactions: zero(),
    ties: zero(),
    taggings: zero(),
  }
  readonly #reasons = new Map<string, ReasonCount>()

  read(kind: RecordKind): void {
    this.#counts[kind].read++
  }

  /** Counts an outcome of rows, or of nodes that rows of another kind created. */
  count(kind: RecordKind, outcome: RowOutcome, rows = 1): void {
    this.#counts[kind][outcome] += rows
  }

  note(kind: RecordKind, file: string, line: number, reason: string): void {
    this.#remember(kind, 'noted', file, line, reason)
  }

  hasNoted(kind: RecordKind, reason: string): boolean {
    return this.#reasons.has(`${kind} noted ${reason}`)
  }

  /** @throws AttuneError `IMPORT_REFUSED` once more than half of at least 100 rows are bad. */
  reject(kind: RecordKind, row: RejectedRow): void {
    this.count(kind, 'rejected')
    this.#remember(kind, 'rejected', row.file, row.line, row.reason)
    if (this.#counts[kind].read >= ENOUGH_ROWS) this.checkMostlyGood(kind)
  }

  /** @throws AttuneError `IMPORT_REFUSED` if more than half of the rows so far are bad. */
  checkMostlyGood(kind: RecordKind): void {
    const { read, rejected } = this.#counts[kind]
    if (rejected * 2 <= read) return
    const first = this.#sortedReasons().find(
      (reason) => reason.kind === kind && reason.outcome === 'rejected',
    )
    const example = first ? `, most often: ${first.reason} (${first.file} line ${first.firstLine})` : ''
    throw new AttuneError('IMPORT_REFUSED', `${kind}: ${rejected} of ${read} rows are bad${example}`, {
      hint: 'correct the file or its columns and import again; what was imported stays and is not counted twice',
    })
  }

  report(): ImportReport {
    const counts = { ...this.#counts }
    for (const kind of RECORD_KINDS) counts[kind] = { ...counts[kind] }
    return { ...counts, reasons: this.#sortedReasons() }
  }

  #sortedReasons(): ReasonCount[] {
    return [...this.#reasons.values()].sort((a, b) => b.rows - a.rows)
  }

  #remember(
    kind: RecordKind,
    outcome: ReasonCount['outcome'],
    file: string,
    line: number,
    reason: string,
  ): void {
    const key = `${kind} ${outcome} ${reason}`
    const known = this.#reasons.get(key)
    if (known) this.#reasons.set(key, { ...known, rows: known.rows + 1 })
    else if (this.#reasons.size < MAX_REASONS) {
      this.#reasons.set(key, { kind, outcome, reason, rows: 1, file, firstLine: line })
    }
  }
}

function zero(): MutableCounts {
  return { read: 0, created: 0, merged: 0, skipped: 0, rejected: 0 }
}
