import { randomUUID } from 'node:crypto'
import { HOUR_MS } from '../domain/duration.ts'
import { isAvailable } from '../graph/graph-store.ts'
import { foldHours } from '../metrics/fold-hours.ts'
import { ListTotals } from '../metrics/list-totals.ts'
import { RepeatedTask } from '../platform/repeated-task.ts'
import { logUnlessOutage } from '../server/observability/logger.ts'
import type { Opening } from './opening.ts'

/** How often totals of lists are written: what a killed process loses. */
const WRITE_MS = 5_000

/** What counts lists, and keeps metrics within their bounds. */
export interface Measuring {
  readonly listTotals: ListTotals
  /** Writes what was counted last. */
  close(): Promise<void>
}

/** Opens the counting of lists, and starts the upkeep of metrics on a server. */
export function openMeasuring({ graph, logger, isServer }: Opening): Measuring {
  const listTotals = new ListTotals(graph, `lists ${randomUUID()}`)
  const tasks = [
    new RepeatedTask({
      everyMs: WRITE_MS,
      run: () => listTotals.write(Date.now()),
      onFailed: logUnlessOutage(logger, 'writing counts of lists failed; the next turn tries again'),
      mayRun: () => isAvailable(graph),
    }),
    new RepeatedTask({
      everyMs: HOUR_MS,
      run: async () => void (await foldHours(graph, Date.now())),
      onFailed: logUnlessOutage(logger, 'adding up old hours of metrics failed; the next turn tries again'),
      mayRun: () => isAvailable(graph),
    }),
  ]
  if (isServer) for (const task of tasks) task.startLater()
  return {
    listTotals,
    async close() {
      for (const task of tasks) await task.stop()
      if (isServer && isAvailable(graph))
        await listTotals.write(Date.now()).catch(logUnlessOutage(logger, 'writing counts of lists failed'))
    },
  }
}
