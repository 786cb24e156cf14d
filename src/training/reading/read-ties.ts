import { tiesOfUsers } from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { SharedNumbers, sharedFloats, sharedInts } from '../compute/shared-arrays.ts'
import type { SparseMatrix } from '../compute/sparse-matrix.ts'
import { BATCH_ROWS, chunks } from '../writing/edge-batches.ts'

/** The strongest `fanOut` ties of every user, users x users, in pages of at most `BATCH_ROWS` ties. */
export async function readTies(
  graph: GraphStore,
  userIds: readonly string[],
  fanOut: number,
  signal: AbortSignal,
  onRead: (done: number, total: number) => void,
): Promise<SparseMatrix> {
  const userIndex = new Map(userIds.map((id, index) => [id, index]))
  const offsets = sharedInts(userIds.length + 1)
  const others = new SharedNumbers(sharedInts)
  const strengths = new SharedNumbers(sharedFloats)
  let user = 0
  for (const page of chunks(userIds, Math.max(1, Math.floor(BATCH_ROWS / fanOut)))) {
    const rows = await graph.run(tiesOfUsers, { userIds: page, fanOut }, { signal })
    let next = 0
    for (const userId of page) {
      for (let row = rows[next]; row?.userId === userId; row = rows[++next]) {
        const other = userIndex.get(row.otherId)
        if (other === undefined) continue
        others.push(other)
        strengths.push(row.strength)
      }
      offsets[++user] = others.length
    }
    onRead(user, userIds.length)
  }
  const indices = others.finish()
  return { rows: userIds.length, columns: userIds.length, offsets, indices, values: strengths.finish() }
}
