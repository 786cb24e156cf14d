import {
  type DataRow,
  type DataSet,
  RECORD_KINDS,
  type RecordKind,
  type RecordOf,
} from '../importing/data-set.ts'
import { type DemoOrigin, inventWorld } from './demo-world.ts'

/** The demo world as a data set. Every row is valid; reading again gives the same rows. */
export function demoDataSet(origin: DemoOrigin): DataSet {
  const world: { readonly [K in RecordKind]: readonly RecordOf[K][] } = inventWorld(origin)
  return {
    name: `demo-${origin.seed}`,
    size: RECORD_KINDS.reduce((sum, kind) => sum + world[kind].length, 0),
    rows: (kind, onRead) => rowsOf(kind, world[kind], onRead),
  }
}

async function* rowsOf<K extends RecordKind>(
  kind: K,
  records: readonly RecordOf[K][],
  onRead?: (amount: number) => void,
): AsyncGenerator<DataRow<K>> {
  let line = 0
  for (const record of records) {
    line++
    onRead?.(1)
    yield { isValid: true, file: `demo ${kind}`, line, record }
  }
}
