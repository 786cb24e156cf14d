import { parseImportSource } from '../../datasets/importing/import-source.ts'
import { AttuneError } from '../../domain/errors.ts'
import { invalid, type Problem } from '../../domain/problem.ts'
import type { BackgroundTask, BackgroundTasks } from '../../platform/background-tasks.ts'
import type { HeldOutKind } from '../../training/compute/hold-out.ts'
import { parseRecipeSettings } from '../../training/recipe-settings.ts'
import { DEFAULT_RECIPE } from '../../training/training-tasks.ts'
import { toFailure } from './client-errors.ts'
import type { RequestContext } from './context.ts'
import type { ImportPayload, TaskModel, TrainingPayload } from './models.ts'
import { toDate } from './scalars.ts'

interface TrainingArguments {
  readonly settings?: string | null
  readonly holdout?: HeldOutKind | null
  readonly isForced?: boolean | null
}

/** Starts an import in the background. @throws AttuneError `FORBIDDEN` unless a command of this machine calls */
export function startImport(
  { source }: { readonly source: string },
  { parts, principal }: RequestContext,
): ImportPayload {
  const read = parsed('source', () => parseImportSource(source))
  if ('problems' in read) return { import: null, ...read }
  if (!principal.isOnThisMachine) {
    throw new AttuneError('FORBIDDEN', 'startImport is for `attune import` on the machine of the server', {
      hint: 'run `attune import` there, with the same ATTUNE_DATA_DIR',
    })
  }
  return { import: taskModel(parts.imports.start(read.value)), problems: [] }
}

/** Starts a training in the background. */
export function startTraining(
  { settings, holdout, isForced }: TrainingArguments,
  { parts }: RequestContext,
): TrainingPayload {
  const read = parsed('settings', () => (settings == null ? null : parseRecipeSettings(settings, 'settings')))
  if ('problems' in read) return { training: null, ...read }
  const task = parts.trainings.start({
    settings: read.value,
    heldOutKind: holdout ?? DEFAULT_RECIPE.heldOutKind,
    isForced: isForced ?? DEFAULT_RECIPE.isForced,
  })
  return { training: taskModel(task), problems: [] }
}

/** Stops a task. Null, with a problem, if it is unknown. @param name what the task does, such as `import` */
export function cancelTask<Step>(
  tasks: Pick<BackgroundTasks<never, Step, unknown>, 'cancel'>,
  id: string,
  name: string,
): { readonly task: TaskModel<Step> | null; readonly problems: readonly Problem[] } {
  const task = tasks.cancel(id)
  if (task) return { task: taskModel(task), problems: [] }
  const message = `id is the id of no ${name} that this server knows`
  return { task: null, problems: [{ code: 'NOT_FOUND', message, path: ['id'], isRetryable: false }] }
}

/** A task as the API shows it; null if there is none. */
export function findTask<Step>(
  tasks: Pick<BackgroundTasks<never, Step, unknown>, 'find'>,
  id: string,
): TaskModel<Step> | null {
  const task = tasks.find(id)
  return task && taskModel(task)
}

function taskModel<Step>({
  report,
  error,
  startedAtMs,
  finishedAtMs,
  ...task
}: BackgroundTask<Step, unknown>): TaskModel<Step> {
  return {
    ...task,
    startedAt: new Date(startedAtMs),
    finishedAt: toDate(finishedAtMs),
    progress: task.steps[0] ?? null,
    report: report === null ? null : JSON.stringify(report),
    failure: task.state === 'failed' ? toFailure(error) : null,
  }
}

/** The value of an argument, or the problem that it has. */
function parsed<T>(
  argument: string,
  parse: () => T,
): { readonly value: T } | { readonly problems: readonly Problem[] } {
  try {
    return { value: parse() }
  } catch (error) {
    if (!(error instanceof AttuneError)) throw error
    return { problems: [invalid([argument], error.message)] }
  }
}
