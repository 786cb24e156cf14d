import type { ImportProgress } from '../../datasets/importing/import-data-set.ts'
import type { ImportReport } from '../../datasets/importing/import-report.ts'
import { type ImportSource, parseImportSource } from '../../datasets/importing/import-source.ts'
import { AttuneError } from '../../domain/errors.ts'
import { invalid } from '../../domain/problem.ts'
import type { BackgroundTask } from '../../platform/background-tasks.ts'
import { toFailure } from './client-errors.ts'
import type { RequestContext } from './context.ts'
import type { ImportModel, ImportPayload } from './models.ts'
import { toDate } from './scalars.ts'

/** Starts an import in the background. @throws AttuneError `FORBIDDEN` unless a command of this machine calls */
export function startImport(
  { source }: { readonly source: string },
  { parts, principal }: RequestContext,
): ImportPayload {
  const read = readSource(source)
  if ('problem' in read) return { import: null, problems: [read.problem] }
  if (!principal.isOnThisMachine) {
    throw new AttuneError('FORBIDDEN', 'startImport is for `attune import` on the machine of the server', {
      hint: 'run `attune import` there, with the same ATTUNE_DATA_DIR',
    })
  }
  return { import: importModel(parts.imports.start(read.source)), problems: [] }
}

/** Stops an import. */
export function cancelImport({ id }: { readonly id: string }, { parts }: RequestContext): ImportPayload {
  const task = parts.imports.cancel(id)
  if (task) return { import: importModel(task), problems: [] }
  const message = 'id is the id of no import that this server knows'
  return { import: null, problems: [{ code: 'NOT_FOUND', message, path: ['id'], isRetryable: false }] }
}

/** An import as the API shows it. */
export function importModel({
  id,
  state,
  steps,
  report,
  error,
  startedAtMs,
  finishedAtMs,
}: BackgroundTask<ImportProgress, ImportReport>): ImportModel {
  return {
    id,
    state,
    startedAt: new Date(startedAtMs),
    finishedAt: toDate(finishedAtMs),
    progress: steps[0] ?? null,
    report: report && JSON.stringify(report),
    failure: state === 'failed' ? toFailure(error) : null,
  }
}

function readSource(text: string) {
  try {
    return { source: parseImportSource(text) } satisfies { source: ImportSource }
  } catch (error) {
    if (!(error instanceof AttuneError)) throw error
    return { problem: invalid(['source'], error.message) }
  }
}
