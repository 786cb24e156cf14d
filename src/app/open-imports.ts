import type { ImportProgress } from '../datasets/importing/import-data-set.ts'
import type { ImportReport } from '../datasets/importing/import-report.ts'
import { SMALL_SIZES } from '../datasets/importing/import-run.ts'
import { type ImportSource, importSource } from '../datasets/importing/import-source.ts'
import { AttuneError } from '../domain/errors.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { BackgroundTasks } from '../platform/background-tasks.ts'
import { type Logger, logUnlessOutage } from '../server/observability/logger.ts'

/** Imports in the background. If one runs, another one fails with `IMPORT_REFUSED`. */
export type ImportTasks = BackgroundTasks<ImportSource, ImportProgress, ImportReport>

/** Imports in a process that serves the graph, beside requests. Their ends are logged. */
export function openImports(graph: GraphStore, logger: Logger): ImportTasks {
  let sinceMs: number | null = null
  return new BackgroundTasks<ImportSource, ImportProgress, ImportReport>({
    nowMs: Date.now,
    partOf: () => 'import',
    async run(source, run) {
      if (sinceMs !== null) throw refused(sinceMs)
      sinceMs = Date.now()
      try {
        const report = await importSource(graph, source, { ...run, nowMs: sinceMs, sizes: SMALL_SIZES })
        logger.info({ seconds: (Date.now() - sinceMs) / 1e3 }, 'an import has ended')
        return report
      } catch (error) {
        if (!run.signal.aborted) logFailure(logger, error)
        throw error
      } finally {
        sinceMs = null
      }
    },
  })
}

function refused(sinceMs: number): AttuneError {
  const since = new Date(sinceMs).toISOString()
  return new AttuneError('IMPORT_REFUSED', `another import has been running in the server since ${since}`, {
    hint: 'the server goes on with an import whose command was killed: try again when it is done',
  })
}

function logFailure(logger: Logger, error: unknown): void {
  if (error instanceof AttuneError) {
    logger.warn({ code: error.code, reason: error.message }, 'an import was refused')
  } else logUnlessOutage(logger, 'an import failed')(error)
}
