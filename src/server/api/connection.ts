import { createHash } from 'node:crypto'
import { AttuneError } from '../../domain/errors.ts'
import { compareIds } from '../../domain/viewer.ts'
import { parseFirst } from './arguments.ts'
import type { CountFacets } from './models.ts'

/**
 * The position of an entry in its list: by rank, then by id. Most lists have the highest number first; sorted listings have
 * their sort key as rank.
 */
export interface Place<Rank = number> {
  readonly rank: Rank
  readonly id: string
}

/** Before the first entry of any list. */
const START: Place = { rank: Number.MAX_SAFE_INTEGER, id: '' }

/** A requested page. */
export interface PageRequest<Rank = number> {
  /** Fingerprint of the list and its arguments: a cursor is valid for one list only. */
  readonly list: string
  readonly first: number
  /** The page starts after this place; null for the first page. */
  readonly after: Place<Rank> | null
}

export interface PageArguments {
  readonly first?: number | null
  readonly after?: string | null
}

/** A paged list. */
export interface PagedList {
  readonly name: string
  /** Every parsed argument that selects or orders the entries: id of the owner, search text, kinds. */
  readonly arguments: readonly (string | number | readonly string[])[]
}

/**
 * `first` and `after` of a paged field.
 *
 * @throws AttuneError `BAD_USER_INPUT` if `first` is out of range, `CURSOR_INVALID` if `after` is not a cursor of this
 * list with these arguments
 */
export function parsePage(paged: PagedList, args: PageArguments, maxFirst: number): PageRequest {
  return parseRankedPage(paged, args, maxFirst, (rank) => Number.isSafeInteger(rank))
}

/**
 * As `parsePage`, for a list whose ranks are other values.
 *
 * @param isRank true for a value that can be a rank of this list
 */
export function parseRankedPage<Rank>(
  paged: PagedList,
  args: PageArguments,
  maxFirst: number,
  isRank: (rank: unknown) => boolean,
): PageRequest<Rank> {
  const first = parseFirst(args.first, maxFirst)
  const list = fingerprint(paged)
  return { list, first, after: args.after == null ? null : decodeCursor(list, args.after, isRank) }
}

/** Ignores the order of sets. Hashed, so that a cursor is short and contains no id or text of its list. */
function fingerprint(paged: PagedList): string {
  const given = paged.arguments.map((value) => (typeof value === 'object' ? [...value].sort() : value))
  return createHash('sha256')
    .update(JSON.stringify([paged.name, given]))
    .digest('base64url')
    .slice(0, 16)
}

/** The parameters of a query for a page. It reads one row more than the page shows, to know whether more follow. */
export function seek({ first, after }: PageRequest): { afterRank: number; afterId: string; limit: number } {
  const { rank, id } = after ?? START
  return { afterRank: rank, afterId: id, limit: first + 1 }
}

/** The rows of a page, and one more if more follow, of a list that is in memory. */
export function rowsOfPage<Row extends Place>(rows: readonly Row[], page: PageRequest): readonly Row[] {
  const after = page.after ?? START
  return rows
    .filter((row) => comparePlaces(after, row) < 0)
    .sort(comparePlaces)
    .slice(0, page.first + 1)
}

function comparePlaces(one: Place, other: Place): number {
  return other.rank - one.rank || compareIds(one.id, other.id)
}

/** An opaque cursor for a place in a list. */
function encodeCursor<Rank>({ list }: PageRequest<Rank>, { rank, id }: Place<Rank>): string {
  return Buffer.from(JSON.stringify([list, rank, id])).toString('base64url')
}

function decodeCursor<Rank>(list: string, cursor: string, isRank: (rank: unknown) => boolean): Place<Rank> {
  const parts = parseJson(Buffer.from(cursor, 'base64url').toString('utf8'))
  if (Array.isArray(parts) && parts.length === 3) {
    const [of, rank, id] = parts as readonly unknown[]
    if (of === list && isRank(rank) && typeof id === 'string') return { rank: rank as Rank, id }
  }
  throw new AttuneError('CURSOR_INVALID', 'after is not a cursor of this list with these arguments', {
    hint: 'pass the endCursor of the page before with the same arguments, or leave after out for the first page',
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** An edge: its node and cursor, and the facts about this node in this list. */
export type Edge<Node, Facts> = Facts & { readonly node: Node; readonly cursor: string }

export interface Connection<Node, Facts> {
  readonly edges: readonly Edge<Node, Facts>[]
  readonly nodes: readonly Node[]
  readonly pageInfo: PageInfo
  readonly totalCount: CountEntries
}

export interface PageInfo {
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly startCursor: string | null
  readonly endCursor: string | null
}

/** Counts the entries on all pages of a list. */
export type CountEntries = () => Promise<number>

/** A connection whose `totalCount` is read only if a client selects it. */
export type WithTotal<T> = Omit<T, 'totalCount'> & { readonly totalCount: CountEntries }

/** A connection whose `totalCount` and `facets` are counted only if a client selects them. */
export type WithFacets<T> = Omit<WithTotal<T>, 'facets'> & { readonly facets: CountFacets }

/** Of the items of a request, likewise the ids that no item has. */
export type WithUnknownIds<T> = Omit<WithFacets<T>, 'unknownIds'> & {
  readonly unknownIds: () => Promise<readonly string[]>
}

/**
 * A page as a connection. `rows` holds one row more than the page if more follow. A row whose node was deleted meanwhile
 * is left out; `endCursor` is still that of the last row, so that a client can continue from there.
 */
export async function connection<Rank, Row extends Place<Rank>, Node, Facts>(
  page: PageRequest<Rank>,
  rows: readonly Row[],
  load: (row: Row) => Promise<Node | null>,
  facts: (row: Row) => Facts,
  countAll: CountEntries,
): Promise<Connection<Node, Facts>> {
  const read = rows.slice(0, page.first)
  const loaded = await Promise.all(read.map(async (row) => ({ row, node: await load(row) })))
  const edges = loaded.flatMap(({ row, node }) =>
    node === null ? [] : [{ ...facts(row), node, cursor: encodeCursor(page, row) }],
  )
  const last = read.at(-1)
  const isWhole = page.after === null && rows.length <= page.first
  return {
    totalCount: isWhole ? async () => rows.length : countAll,
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      ...pageInfo(edges, rows.length > page.first, page.after !== null),
      endCursor: last ? encodeCursor(page, last) : null,
    },
  }
}

/** The page info for these edges. */
export function pageInfo(
  edges: readonly { readonly cursor: string }[],
  hasNextPage: boolean,
  hasPreviousPage: boolean,
): PageInfo {
  return {
    hasNextPage,
    hasPreviousPage,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  }
}
