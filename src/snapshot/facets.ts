import { AttuneError } from '../domain/errors.ts'
import { type Bits, eachBit } from './bits.ts'
import type { CatalogSnapshot } from './catalog-snapshot.ts'
import {
  BooleanColumn,
  type Column,
  type Dictionary,
  NumberColumn,
  SetColumn,
  TextColumn,
} from './columns.ts'
import { unknownProperty } from './property-test.ts'
import type { RowTable, TableRow } from './row-table.ts'
import type { Selection } from './selection.ts'
import { inTurns } from './turns.ts'

/** What a facet counts. */
export type FacetBy = 'kind' | 'tag' | { readonly property: string }

export interface FacetCount<Value> {
  readonly value: Value
  /** Selected rows with this value. */
  readonly count: number
}

/** The values of the selected rows. */
export type Facet =
  | {
      readonly type: 'values'
      /** Most frequent first, then by value. */
      readonly counts: readonly FacetCount<string | boolean>[]
      /** Number of different values, with those that `first` left out. */
      readonly distinct: number
    }
  | {
      readonly type: 'range'
      /** Null if no selected row has a value. */
      readonly min: number | null
      readonly max: number | null
      /** Selected rows with a value. */
      readonly count: number
    }

/**
 * Counts the values of items.
 *
 * @param first most values that it returns
 * @throws AttuneError `BAD_USER_INPUT` for a property that is unknown or cannot be counted
 */
export async function itemFacet(
  catalog: CatalogSnapshot,
  selection: Pick<Selection, 'bits'>,
  by: FacetBy,
  first: number,
): Promise<Facet> {
  if (by === 'kind') return textFacet(catalog.kinds, selection.bits, first)
  if (by === 'tag') return setFacet(catalog.tags, selection.bits, first)
  return propertyFacet(catalog, selection, by.property, first)
}

/**
 * Counts the values of a property, of items or of users.
 *
 * @throws AttuneError `BAD_USER_INPUT` for a property that is unknown or cannot be counted
 */
export async function propertyFacet(
  table: RowTable<TableRow>,
  { bits }: Pick<Selection, 'bits'>,
  name: string,
  first: number,
): Promise<Facet> {
  const type = table.types.get(name)
  if (type === undefined) throw unknownProperty(name, table.types)
  const column: Column | undefined = table.columnOf(name)
  if (column instanceof NumberColumn) return rangeFacet(column, bits)
  if (column instanceof TextColumn) return textFacet(column, bits, first)
  if (column instanceof SetColumn) return setFacet(column, bits, first)
  if (column instanceof BooleanColumn) return booleanFacet(column, bits, first)
  throw new AttuneError('BAD_USER_INPUT', `a property of type ${type} has no facet`)
}

async function rangeFacet(column: NumberColumn, bits: Bits): Promise<Facet> {
  let [min, max, count] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]
  await eachRow(bits, () => {
    const { values } = column
    return (row) => {
      const value = values[row] as number
      if (Number.isNaN(value)) return
      count++
      if (value < min) min = value
      if (value > max) max = value
    }
  })
  return { type: 'range', min: count === 0 ? null : min, max: count === 0 ? null : max, count }
}

async function booleanFacet(column: BooleanColumn, bits: Bits, first: number): Promise<Facet> {
  const counts = [0, 0, 0]
  await eachRow(bits, () => (row) => {
    const code = column.values[row] as number
    counts[code] = (counts[code] ?? 0) + 1
  })
  const [, yes = 0, no = 0] = counts
  return mostFrequent([[true, yes] as const, [false, no] as const], first)
}

async function textFacet(column: TextColumn, bits: Bits, first: number): Promise<Facet> {
  const counted = await countCodes(column.dictionary, bits, (counts) => {
    const { codes } = column
    return (row) => {
      const code = codes[row] as number
      if (code !== -1) counts[code] = (counts[code] as number) + 1
    }
  })
  return mostFrequent([...counted], first)
}

async function setFacet(column: SetColumn, bits: Bits, first: number): Promise<Facet> {
  return mostFrequent([...(await countTexts(column, bits))], first)
}

/** How many of the selected rows have each text in their sets; texts of none are left out. */
export function countTexts(column: SetColumn, bits: Bits): Promise<ReadonlyMap<string, number>> {
  return countCodes(column.dictionary, bits, (counts) => {
    const { starts, lengths, pool } = column
    return (row) => {
      const start = starts[row] as number
      const end = start + (lengths[row] as number)
      for (let at = start; at < end; at++) {
        const code = pool[at] as number
        counts[code] = (counts[code] as number) + 1
      }
    }
  })
}

/** Counts codes in each turn of the event loop, and adds them up by text, because codes may change between two turns. */
async function countCodes(
  dictionary: Dictionary,
  bits: Bits,
  bind: (counts: Int32Array) => (row: number) => void,
): Promise<ReadonlyMap<string, number>> {
  const total = new Map<string, number>()
  await inTurns(bits.length, () => {
    const counts = new Int32Array(dictionary.size)
    const visit = bind(counts)
    const end = () =>
      counts.forEach((count, code) => {
        if (count === 0) return
        const text = dictionary.textOf(code)
        total.set(text, (total.get(text) ?? 0) + count)
      })
    return { work: (from, to) => visitRows(bits, visit, from, to), end }
  })
  return total
}

function mostFrequent<Value extends string | boolean>(
  counts: readonly (readonly [Value, number])[],
  first: number,
): Facet {
  const found = counts.filter(([, count]) => count > 0)
  const sorted = found.sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
  return {
    type: 'values',
    counts: sorted.slice(0, first).map(([value, count]) => ({ value, count })),
    distinct: found.length,
  }
}

/** Visits the selected rows. */
function eachRow(bits: Bits, bind: () => (row: number) => void): Promise<void> {
  return inTurns(bits.length, () => {
    const visit = bind()
    return { work: (from, to) => visitRows(bits, visit, from, to) }
  })
}

function visitRows(bits: Bits, visit: (row: number) => void, from: number, to: number): void {
  for (let at = from; at < to; at++) eachBit(bits[at] as number, at, visit)
}
