import type { Filter } from '../domain/filter.ts'
import { compileFilter, type RowTest } from './compile-filter.ts'
import { RowTable, type TableRow } from './row-table.ts'
import { type CompiledFilter, narrowed, type Selection, Selector } from './selection.ts'

/** What the snapshot of users holds of a user, as the graph has them. */
export interface UserRow extends TableRow {
  readonly name: string | null
}

/** Names and free properties of all users in memory: what filters, totals and facets of users read. */
export class UserSnapshot extends RowTable<UserRow> {
  readonly kinds = null
  readonly tags = null
  readonly titles = null
  readonly fields = null
  readonly #names: (string | null)[] = []
  readonly #selector = new Selector(this)

  /**
   * @throws AttuneError `BAD_USER_INPUT` for a test of kinds or tags, and for an unknown property, with a list of the
   * known ones
   */
  compile(filter: Filter): CompiledFilter {
    return this.#selector.compiled(compileFilter(filter, this))
  }

  /** The selected users whose name or id contains a text, ignoring case. */
  withName(selection: Selection, text: string): Promise<Selection> {
    const lowerCase = text.toLowerCase()
    const contains = (given: string) => given.toLowerCase().includes(lowerCase)
    const test: RowTest = (row) =>
      this.isPresent(row) && (contains(this.#names[row] ?? '') || contains(this.idOf(row)))
    return narrowed(this, selection, () => test)
  }

  /** Every user is listed, at any instant. */
  listed(): RowTest {
    return (row) => this.isPresent(row)
  }

  protected override write(number: number, row: UserRow | null): void {
    this.#names[number] = row?.name ?? null
  }
}
