import {
  type Connection,
  type CountEntries,
  connection,
  type PageArguments,
  type PageRequest,
  type Place,
  parsePage,
  rowsOfPage,
} from './connection.ts'
import type { RequestContext } from './context.ts'
import type { ListedRow, ListLoader, Loaders } from './loaders.ts'

/** A paged list of one user, item or tag. */
export interface PagedField<Owner, Args, Row extends Place, Node, Facts> {
  /** Unique among all lists: it is part of the cursors. */
  readonly name: string
  /** Parsed arguments that select or order the entries. Cursors are bound to them. */
  readonly bound?: (args: Args) => readonly (string | number)[]
  readonly read: ReadPage<Owner, Args, Row>
  /** Loads the node of a row; null if it was deleted meanwhile. */
  readonly node: (row: Row, loaders: Loaders) => Promise<Node | null>
  /** The fields of an edge besides its node and cursor. */
  readonly facts: (row: Row) => Facts
}

/** Reads a page of a list. */
export type ReadPage<Owner, Args, Row extends Place> = (
  owner: Owner,
  page: PageRequest,
  context: RequestContext,
  args: Args,
) => Promise<PageRows<Row>> | PageRows<Row>

export interface PageRows<Row extends Place> {
  /** The rows of the page, and one more if more follow. */
  readonly rows: readonly Row[]
  /** Counts the entries on all pages. Not called if the first page holds all of them. */
  readonly total: CountEntries
}

/**
 * The resolver of a paged list. It rejects with `AttuneError` `BAD_USER_INPUT` if `first` is out of range, and with
 * `CURSOR_INVALID` if `after` is not a cursor of this list of this owner with these arguments.
 */
export function pagedField<
  Owner extends { readonly id: string },
  Args extends PageArguments,
  Row extends Place,
  Node,
  Facts,
>({ name, bound, read, node, facts }: PagedField<Owner, Args, Row, Node, Facts>) {
  return async (owner: Owner, args: Args, context: RequestContext): Promise<Connection<Node, Facts>> => {
    const list = { name, arguments: [owner.id, ...(bound?.(args) ?? [])] }
    const page = parsePage(list, args, context.parts.settings.maxFirst)
    const { rows, total } = await read(owner, page, context, args)
    return connection(page, rows, (row) => node(row, context.loaders), facts, total)
  }
}

/** More entries than any list has that is counted by reading it. */
const WHOLE_LIST: PageRequest = { list: '', first: 5_000, after: null }

/** Reads pages of a list by its loader. Counting reads the whole list: only for lists of at most 5,000 rows. */
export function loadedList<Row extends ListedRow>(
  loaderOf: (loaders: Loaders) => ListLoader<Row>,
): ReadPage<{ readonly id: string }, unknown, Row> {
  return async ({ id }, page, { loaders }) => {
    const load = loaderOf(loaders)
    return { rows: await load(id, page), total: async () => (await load(id, WHOLE_LIST)).length }
  }
}

/** A page of a list that was read whole. */
export function pageOf<Row extends Place>(whole: readonly Row[], page: PageRequest): PageRows<Row> {
  return { rows: rowsOfPage(whole, page), total: async () => whole.length }
}
