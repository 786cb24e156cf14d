import type { Filter } from '../domain/filter.ts'
import { fnv1a, mixed } from '../domain/hash.ts'
import type { CatalogRow } from './catalog-row.ts'
import { BooleanColumn, NumberColumn, SetColumn, TextColumn } from './columns.ts'
import { compileFilter, type RowTest } from './compile-filter.ts'
import { RowTable } from './row-table.ts'
import { type CompiledFilter, type ListedWindow, narrowed, type Selection, Selector } from './selection.ts'
import { TitleColumn } from './title-column.ts'

/** Number of values of the hash that orders items of the same degree. */
const HASHES = 2 ** 32

export const ITEM_PARTS = ['tags', 'image', 'users'] as const

/** What an item can lack by its row. Users are those who engaged with it before the newest training. */
export type ItemPart = (typeof ITEM_PARTS)[number]

/**
 * The catalog in memory: what filters, listings and facets read of each item. About 250 bytes an item with six
 * properties. Texts of type `TEXT` are left out.
 */
export class CatalogSnapshot extends RowTable<CatalogRow> {
  /** The revision of the catalog in the graph that the rows have; set by the reader of the change feed. */
  revision = 0
  readonly kinds = new TextColumn()
  /** Tag ids. */
  readonly tags = new SetColumn()
  readonly titles = new TitleColumn()
  readonly degrees = new NumberColumn()
  /** Orders items by their degree, ties by a hash of the id. */
  readonly popularity = new NumberColumn()
  /** Epoch milliseconds. */
  readonly createdAt = new NumberColumn()
  readonly #from = new NumberColumn()
  readonly #until = new NumberColumn()
  readonly #undescribed = new BooleanColumn()
  readonly #images = new BooleanColumn()
  /** Instants that filters compare. */
  readonly fields = { CREATED_AT: this.createdAt, AVAILABLE_FROM: this.#from }
  readonly #selector = new Selector(this)

  /** @throws AttuneError `BAD_USER_INPUT` that lists the known properties if the filter has an unknown one */
  compile(filter: Filter): CompiledFilter {
    return this.#selector.compiled(compileFilter(filter, this))
  }

  /** The selected items whose title contains a text, ignoring case. */
  withTitle(selection: Selection, text: string): Promise<Selection> {
    const lowerCase = text.toLowerCase()
    const bind = () => (row: number) => this.titles.titleAt(row).toLowerCase().includes(lowerCase)
    return narrowed(this, selection, bind)
  }

  /** The selected items that lack a part. */
  lacking(selection: Selection, part: ItemPart): Promise<Selection> {
    const tests: Readonly<Record<ItemPart, RowTest>> = {
      tags: (row) => this.tags.lengths[row] === 0,
      image: (row) => this.#images.values[row] !== 1,
      users: (row) => this.degreeAt(row) === 0,
    }
    return narrowed(this, selection, () => tests[part])
  }

  /** All tags of a row, strongest first. */
  tagIdsAt(row: number): readonly string[] {
    return this.tags.textsAt(row)
  }

  /** Number of users who engaged with the item of a row; NaN for a row without an item. */
  degreeAt(row: number): number {
    return this.degrees.values[row] as number
  }

  /** Only described items are listed, and from `availableFrom` until `availableUntil`. */
  listed(nowMs: number | null, window: ListedWindow): RowTest {
    const undescribed = this.#undescribed.values
    const isKnown: RowTest = (row) => this.isPresent(row) && undescribed[row] !== 1
    if (nowMs === null) return isKnown
    const [from, until] = [this.#from.values, this.#until.values]
    /** True if the instant has come; NaN never comes. */
    const hasCome = (atMs: number): boolean => {
      if (atMs <= nowMs) window.sinceMs = Math.max(window.sinceMs, atMs)
      else if (atMs > nowMs) window.untilMs = Math.min(window.untilMs, atMs)
      return atMs <= nowMs
    }
    return (row) => {
      const [fromMs, untilMs] = [from[row] as number, until[row] as number]
      const hasEnded = hasCome(untilMs)
      return (Number.isNaN(fromMs) || hasCome(fromMs)) && !hasEnded && isKnown(row)
    }
  }

  protected override reserve(capacity: number): void {
    for (const column of [
      this.kinds,
      this.tags,
      this.titles,
      this.degrees,
      this.popularity,
      this.createdAt,
    ]) {
      column.reserve(capacity)
    }
    for (const column of [this.#from, this.#until, this.#undescribed, this.#images]) column.reserve(capacity)
  }

  protected override write(number: number, row: CatalogRow | null): void {
    this.kinds.set(number, row?.kind)
    this.tags.set(number, row?.tagIds)
    this.titles.set(number, row === null ? null : row.title)
    this.degrees.set(number, row?.degree)
    this.popularity.set(number, row ? row.degree * HASHES + mixed(fnv1a(row.id)) : undefined)
    this.createdAt.set(number, row?.createdAt ?? undefined)
    this.#from.set(number, row?.availableFrom ?? undefined)
    this.#until.set(number, row?.availableUntil ?? undefined)
    this.#undescribed.set(number, row?.isUndescribed)
    this.#images.set(number, row ? (row.properties.imageUrl ?? null) !== null : undefined)
  }
}
