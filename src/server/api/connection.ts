import { encodeCursor, type PageRequest, type Place } from './paging.ts'

/** An edge: its node and cursor, and what is known about this node in this list. */
export type Edge<Node, Facts> = Facts & { readonly node: Node; readonly cursor: string }

export interface Connection<Node, Facts> {
  readonly edges: readonly Edge<Node, Facts>[]
  readonly nodes: readonly Node[]
  readonly pageInfo: PageInfo
}

export interface PageInfo {
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly startCursor: string | null
  readonly endCursor: string | null
}

/**
 * A page as a connection. `rows` holds one more than the page asks for if more follow. A row whose node has
 * vanished meanwhile is left out; the page still ends at its last row, so that a client can go on from there.
 */
export async function connection<Row extends Place, Node, Facts>(
  page: PageRequest,
  rows: readonly Row[],
  load: (id: string) => Promise<Node | null>,
  facts: (row: Row) => Facts,
): Promise<Connection<Node, Facts>> {
  const read = rows.slice(0, page.first)
  const loaded = await Promise.all(read.map(async (row) => ({ row, node: await load(row.id) })))
  const edges = loaded.flatMap(({ row, node }) =>
    node === null ? [] : [{ ...facts(row), node, cursor: encodeCursor(page, row) }],
  )
  const last = read.at(-1)
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      ...pageInfo(edges, rows.length > page.first, page.after !== null),
      endCursor: last ? encodeCursor(page, last) : null,
    },
  }
}

/** Where a page lies, from its edges. */
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
