import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { freeBytes } from '../../files/free-bytes.ts'
import { GraphError } from '../graph-error.ts'

const MB = 2 ** 20

/** Bytes that a copy of the graph leaves free: twice as many as the journal needs to go on. */
const LEFT_FREE = 64 * MB

/** @throws GraphError `unavailable` if a copy of a file would leave too little room for whatever else grows on its disk */
export function checkRoom(own: string, copy: string): void {
  const needed = statSync(own).size + LEFT_FREE
  const free = freeBytes(dirname(copy))
  if (free >= needed) return
  const [neededMb, freeMb] = [Math.ceil(needed / MB), Math.floor(free / MB)]
  throw new GraphError(
    'unavailable',
    `a copy of the graph needs ${neededMb} MB of room, and ${freeMb} are free`,
  )
}
