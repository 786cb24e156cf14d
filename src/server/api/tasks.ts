import { invalid, type Problem } from '../../domain/problem.ts'
import type { BackgroundTask, BackgroundTasks } from '../../platform/background-tasks.ts'
import type { HeldOutKind } from '../../training/compute/hold-out.ts'
import { readStatedSettings } from '../../training/recipe-settings.ts'
import { DEFAULT_RECIPE } from '../../training/training-tasks.ts'
import { toFailure } from './client-errors.ts'
import type { RequestContext } from './context.ts'
import type { TaskModel, TrainingPayload } from './models.ts'
import { toDate } from './scalars.ts'

interface TrainingArguments {
  readonly settings?: object | null
  readonly holdout?: HeldOutKind | null
  readonly isForced?: boolean | null
}

/** Starts a training in the background. */
export function startTraining(
  { settings: stated, holdout, isForced }: TrainingArguments,
  { parts }: RequestContext,
): TrainingPayload {
  const { settings, faults } = stated ? readStatedSettings(stated) : { settings: null, faults: [] }
  if (faults.length > 0) {
    const problems = faults.map(({ path, message }) =>
      invalid(['settings', ...path], `settings.${path.join('.')} ${message}`),
    )
    return { training: null, problems }
  }
  const task = parts.trainings.start({
    settings,
    heldOutKind: holdout ?? DEFAULT_RECIPE.heldOutKind,
    isForced: isForced ?? DEFAULT_RECIPE.isForced,
  })
  return { training: taskModel(task), problems: [] }
}

/** Stops a task. Null, with a problem, if it is unknown. @param name what the task does, such as `import` */
export function cancelTask<Step, Report>(
  tasks: Pick<BackgroundTasks<never, Step, Report>, 'cancel'>,
  id: string,
  name: string,
): { readonly task: TaskModel<Step, Report> | null; readonly problems: readonly Problem[] } {
  const task = tasks.cancel(id)
  if (task) return { task: taskModel(task), problems: [] }
  const message = `id is the id of no ${name} that this server knows`
  return { task: null, problems: [{ code: 'NOT_FOUND', message, path: ['id'], isRetryable: false }] }
}

/** A task as the API shows it; null if there is none. */
export function findTask<Step, Report>(
  tasks: Pick<BackgroundTasks<never, Step, Report>, 'find'>,
  id: string,
): TaskModel<Step, Report> | null {
  const task = tasks.find(id)
  return task && taskModel(task)
}

function taskModel<Step, Report>({
  error,
  startedAtMs,
  finishedAtMs,
  ...task
}: BackgroundTask<Step, Report>): TaskModel<Step, Report> {
  return {
    ...task,
    startedAt: new Date(startedAtMs),
    finishedAt: toDate(finishedAtMs),
    progress: task.steps[0] ?? null,
    failure: task.state === 'failed' ? toFailure(error) : null,
  }
}
