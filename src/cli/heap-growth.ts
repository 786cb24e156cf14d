import { setFlagsFromString } from 'node:v8'

/**
 * How far V8's heap may grow, beyond what lives in it, before it is cleared. Little lives from one request to the next, or
 * from one rehearsed list to the next, and each leaves much behind: by itself V8 would let the heap grow to three times
 * what lives in it before it looks.
 */
const HEAP_GROWING = '--heap-growing-percent=75'

/** Keeps this process's memory near to what it needs: for commands that run long. */
export function limitHeapGrowth(): void {
  setFlagsFromString(HEAP_GROWING)
}
