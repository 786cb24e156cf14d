import {
  type Connection,
  connection,
  type PageArguments,
  type PageRequest,
  type Place,
  parsePage,
} from './connection.ts'
import type { RequestContext } from './context.ts'
import type { ListedRow, ListLoader, Loaders, NodeLoader } from './loaders.ts'

/** A paged list of one user, item or tag. */
export interface PagedField<Owner, Args, Row extends Place, Node, Facts> {
  /** Unique among all lists: it is part of the cursors. */
  readonly name: string
  /** Parsed arguments that select or order the entries. Cursors are bound to them. */
  readonly bound?: (args: Args) => readonly (string | number)[]
  /** The rows of the page, and one more if more follow. */
  readonly rows: (
    owner: Owner,
    page: PageRequest,
    context: RequestContext,
    args: Args,
  ) => Promise<readonly Row[]> | readonly Row[]
  /** Loads the nodes of the rows. */
  readonly nodes: (loaders: Loaders) => NodeLoader<Node>
  /** The fields of an edge besides its node and cursor. */
  readonly facts: (row: Row) => Facts
  /** Number of entries on all pages. Not called if the first page holds all of them. */
  readonly total: (owner: Owner, context: RequestContext) => Promise<number>
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
>({ name, bound, rows, nodes, facts, total }: PagedField<Owner, Args, Row, Node, Facts>) {
  return async (owner: Owner, args: Args, context: RequestContext): Promise<Connection<Node, Facts>> => {
    const list = { name, arguments: [owner.id, ...(bound?.(args) ?? [])] }
    const page = parsePage(list, args, context.parts.settings.maxFirst)
    const read = await rows(owner, page, context, args)
    return connection(
      page,
      read,
      (id) => nodes(context.loaders).load(id),
      facts,
      () => total(owner, context),
    )
  }
}

/** More entries than any list has that is counted by reading it. */
const WHOLE_LIST: PageRequest = { list: '', first: 5_000, after: null }

/** `rows` and `total` of a list that a loader reads. Counting reads the whole list: only for lists of at most 5,000 rows. */
export function loadedList<Row extends ListedRow>(loaderOf: (loaders: Loaders) => ListLoader<Row>) {
  return {
    rows: (owner: { readonly id: string }, page: PageRequest, { loaders }: RequestContext) =>
      loaderOf(loaders)(owner.id, page),
    total: async (owner: { readonly id: string }, { loaders }: RequestContext) =>
      (await loaderOf(loaders)(owner.id, WHOLE_LIST)).length,
  }
}
