import { isOutage } from '../graph/graph-error.ts'
import type { Logger } from '../server/observability/logger.ts'

/** Logs failures. Outages are logged elsewhere, and the work is repeated after them: they are debug messages here. */
export function logUnlessOutage(logger: Logger, message: string): (err: unknown) => void {
  return (err) => logger[isOutage(err) ? 'debug' : 'error']({ err }, message)
}
