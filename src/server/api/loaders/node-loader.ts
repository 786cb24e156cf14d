import DataLoader from 'dataloader'

/** Most ids in one query. */
const MAX_BATCH = 1_000

/** Loads nodes one by one that are read together; null in the place of an id without a node. */
export type NodeLoader<Node> = DataLoader<string, Node | null>

/** Reads ids asked for in the same tick by one query, each id once a request. */
export function nodeLoader<Row extends { readonly id: string }, Node>(
  fetch: (ids: string[]) => Promise<readonly Row[]>,
  model: (row: Row) => Node,
): NodeLoader<Node> {
  return new DataLoader(
    async (ids) => {
      const rows = await fetch([...ids])
      const byId = new Map(rows.map((row) => [row.id, model(row)]))
      return ids.map((id) => byId.get(id) ?? null)
    },
    { maxBatchSize: MAX_BATCH },
  )
}

/** The nodes that exist, in the order asked. */
export async function loadPresent<Node>(loader: NodeLoader<Node>, ids: readonly string[]): Promise<Node[]> {
  const nodes = await Promise.all(ids.map((id) => loader.load(id)))
  return nodes.filter((node) => node !== null)
}
