import type { Filter } from '../domain/filter.ts'
import { compileFilter, type RowTest } from './compile-filter.ts'
import { RowTable, type TableRow } from './row-table.ts'
import { type CompiledFilter, Selector } from './selection.ts'

/** The free properties of all users in memory: what filters, listings and facets of users read. */
export class UserSnapshot extends RowTable<TableRow> {
  readonly kinds = null
  readonly tags = null
  readonly #selector = new Selector(this)

  /**
   * @throws AttuneError `BAD_USER_INPUT` for a test of kinds or tags, and for an unknown property, with a list of the
   * known ones
   */
  compile(filter: Filter): CompiledFilter {
    return this.#selector.compiled(compileFilter(filter, this))
  }

  /** Every user is listed, at any instant. */
  listed(): RowTest {
    return (row) => this.isPresent(row)
  }
}
