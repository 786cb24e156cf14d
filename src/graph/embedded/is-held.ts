import grafeo from '@grafeo-db/js'
import { isInUseText } from './embedded-errors.ts'

/** Whether another process holds the graph in a file, which stays as it is. What cannot be read for another reason is not held. */
export function isHeld(path: string): boolean {
  try {
    grafeo.GrafeoDB.openReadOnly(path).close()
    return false
  } catch (error) {
    return error instanceof Error && isInUseText(error.message)
  }
}
