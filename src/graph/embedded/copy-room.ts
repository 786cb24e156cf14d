import { dirname } from 'node:path'
import { missingRoom } from '../../platform/files/durable-files.ts'
import { GraphError } from '../graph-error.ts'

/** Bytes that a copy of the graph leaves free: twice as many as the journal needs to go on. */
const LEFT_FREE = 64 * 2 ** 20

/** @throws GraphError `unavailable` if a copy of a file would leave too little room for whatever else grows on its disk */
export function checkRoom(own: string, copy: string): void {
  const missing = missingRoom(own, dirname(copy), LEFT_FREE)
  if (missing !== null) throw new GraphError('unavailable', `a copy of the graph ${missing}`)
}
