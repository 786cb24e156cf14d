import { setFlagsFromString } from 'node:v8'
import type { GraphStore } from '../graph/graph-store.ts'

/**
 * How far V8's heap may grow, beyond what lives in it, before it is cleared. Little lives from one request to the next, or
 * from one rehearsed list to the next, and each leaves much behind: by itself V8 would let the heap grow to three times
 * what lives in it before it looks.
 */
const HEAP_GROWING = '--heap-growing-percent=50'

/**
 * Keeps this process's memory near to what it needs, where the graph is in it as well: for commands that run long. It costs
 * a tenth of the time or a little more; where a server holds the graph there is room enough.
 */
export function limitHeapGrowth({ name }: Pick<GraphStore, 'name'>): void {
  if (name === 'embedded') setFlagsFromString(HEAP_GROWING)
}
