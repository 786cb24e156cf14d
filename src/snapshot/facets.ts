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
export type FacetBy =
  | 'kind'
  | 'tag'
  /** Only these tags. */
  | { readonly tagIds: ReadonlySet<string> }
  | { readonly property: string; readonly borders?: Borders }

/** What numbers are counted between: so many parts of equal width from the smallest to the largest value, or given borders. */
export type Borders = { readonly parts: number } | { readonly edges: readonly number[] }

/** The selected rows with a value of at least `from` and below `to`; the last part of a facet includes `to`. */
export interface FacetPart {
  readonly from: number
  readonly to: number
  readonly count: number
}

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
      /** In ascending order; none without borders. */
      readonly parts: readonly FacetPart[]
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
  if ('tagIds' in by) return setFacet(catalog.tags, selection.bits, first, by.tagIds)
  return propertyFacet(catalog, selection, by, first)
}

/**
 * Counts the values of a property, of items or of users.
 *
 * @throws AttuneError `BAD_USER_INPUT` for a property that is unknown or cannot be counted
 */
export async function propertyFacet(
  table: RowTable<TableRow>,
  { bits }: Pick<Selection, 'bits'>,
  { property: name, borders }: { readonly property: string; readonly borders?: Borders },
  first: number,
): Promise<Facet> {
  const type = table.types.get(name)
  if (type === undefined) throw unknownProperty(name, table.types)
  const column: Column | undefined = table.columnOf(name)
  if (type === 'TIMESTAMP') requireInstants(borders)
  if (column instanceof NumberColumn) return rangeFacet(column, bits, borders)
  if (borders) throw new AttuneError('BAD_USER_INPUT', `a property of type ${type} has no buckets`)
  if (column instanceof TextColumn) return textFacet(column, bits, first)
  if (column instanceof SetColumn) return setFacet(column, bits, first)
  if (column instanceof BooleanColumn) return booleanFacet(column, bits, first)
  throw new AttuneError('BAD_USER_INPUT', `a property of type ${type} has no facet`)
}

/** The largest distance of an instant from the epoch, ms. */
const MOST_INSTANT_MS = 8.64e15

/** @throws AttuneError `BAD_USER_INPUT` for edges that are no instants */
function requireInstants(borders: Borders | undefined): void {
  if (!borders || 'parts' in borders || borders.edges.every((edge) => Math.abs(edge) <= MOST_INSTANT_MS))
    return
  throw new AttuneError(
    'BAD_USER_INPUT',
    `edges of instants must be within ${MOST_INSTANT_MS} ms of the epoch`,
  )
}

async function rangeFacet(column: NumberColumn, bits: Bits, borders?: Borders): Promise<Facet> {
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
  const parts = borders && count > 0 ? await countParts(column, bits, edgesOf(borders, min, max)) : []
  return { type: 'range', min: count === 0 ? null : min, max: count === 0 ? null : max, count, parts }
}

function edgesOf(borders: Borders, min: number, max: number): readonly number[] {
  if ('edges' in borders) return borders.edges
  const parts = min === max ? 1 : borders.parts
  return Array.from({ length: parts + 1 }, (_, at) => (at === parts ? max : min + ((max - min) * at) / parts))
}

/** @param edges two or more, ascending */
async function countParts(
  column: NumberColumn,
  bits: Bits,
  edges: readonly number[],
): Promise<readonly FacetPart[]> {
  const counts = new Int32Array(edges.length - 1)
  const last = edges.at(-1) as number
  await eachRow(bits, () => {
    const { values } = column
    return (row) => {
      const value = values[row] as number
      const above = value === last ? counts.length : edges.findIndex((edge) => value < edge)
      if (above > 0) counts[above - 1] = (counts[above - 1] as number) + 1
    }
  })
  return Array.from(counts, (count, at) => ({
    from: edges[at] as number,
    to: edges[at + 1] as number,
    count,
  }))
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

async function setFacet(
  column: SetColumn,
  bits: Bits,
  first: number,
  wanted?: ReadonlySet<string>,
): Promise<Facet> {
  const counts = [...(await countTexts(column, bits))]
  return mostFrequent(wanted ? counts.filter(([text]) => wanted.has(text)) : counts, first)
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
