import { AttuneError } from '../../domain/errors.ts'
import { invalid, type Problem } from '../../domain/problem.ts'
import type { BackgroundTask, BackgroundTasks } from '../../platform/background-tasks.ts'
import type { HeldOutKind } from '../../training/compute/hold-out.ts'
import { readStatedSettings } from '../../training/recipe-settings.ts'
import { type PastTraining, readTrainings } from '../../training/training-history.ts'
import { DEFAULT_RECIPE } from '../../training/training-tasks.ts'
import { toFailure } from './client-errors.ts'
import type { RequestContext } from './context.ts'
import type { PastTrainingModel, RollBackPayload, TaskModel, TrainingPayload } from './models.ts'
import { toDate } from './scalars.ts'
import type { ServerParts } from './server-parts.ts'
import { attempt } from './write-payload.ts'

interface TrainingArguments {
  readonly settings?: object | null
  readonly likeVersion?: string | null
  readonly holdout?: HeldOutKind | null
  readonly isForced?: boolean | null
}

/** Starts a training in the background. */
export async function startTraining(
  { settings, likeVersion, holdout, isForced }: TrainingArguments,
  { parts, signal }: RequestContext,
): Promise<TrainingPayload> {
  if (likeVersion == null) return start(parts, settings, holdout, isForced)
  const past = await readTrainings(parts.graph, { signal })
  const like = past.find(({ version }) => version === likeVersion)
  if (like) return start(parts, like.settings, like.heldOutKind, isForced)
  return {
    training: null,
    problems: [notFound('likeVersion', 'is the version of no training that the graph remembers')],
  }
}

function start(
  parts: Pick<ServerParts, 'trainings'>,
  stated: object | null | undefined,
  holdout: HeldOutKind | null | undefined,
  isForced: boolean | null | undefined,
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

/** Serves an earlier model again. */
export async function rollBackModel(version: string, context: RequestContext): Promise<RollBackPayload> {
  const { value, problems } = await attempt(async () => {
    try {
      await context.parts.rollBackModel(version)
      return []
    } catch (error) {
      return [refusalOf(error)]
    }
  })
  if (value === null || value.length > 0) return { modelVersion: null, problems: value ?? problems }
  context.forgetReads()
  return { modelVersion: version, problems }
}

/** Why a model does not serve again. @throws the error if it is of another kind */
function refusalOf(error: unknown): Problem {
  if (!(error instanceof AttuneError)) throw error
  const { code, message, hint } = error
  const isRetryable = code === 'TRAINING_IN_PROGRESS'
  if (code !== 'NOT_FOUND' && code !== 'CONFLICT' && !isRetryable) throw error
  const path = code === 'NOT_FOUND' ? ['version'] : []
  return { code: isRetryable ? 'CONFLICT' : code, message: `${message}: ${hint}`, path, isRetryable }
}

/** Stops a task. Null, with a problem, if it is unknown. @param name what the task does, such as `import` */
export function cancelTask<Step, Report>(
  tasks: Pick<BackgroundTasks<never, Step, Report>, 'cancel'>,
  id: string,
  name: string,
): { readonly task: TaskModel<Step, Report> | null; readonly problems: readonly Problem[] } {
  const task = tasks.cancel(id)
  if (task) return { task: taskModel(task), problems: [] }
  return { task: null, problems: [notFound('id', `is the id of no ${name} that this server knows`)] }
}

/** A past training as the API shows it. */
export function pastTrainingModel(past: PastTraining): PastTrainingModel {
  const { startedAtMs, endedAtMs } = past
  const seconds = (endedAtMs - startedAtMs) / 1_000
  return { ...past, startedAt: new Date(startedAtMs), endedAt: new Date(endedAtMs), seconds }
}

function notFound(argument: string, complaint: string): Problem {
  return { code: 'NOT_FOUND', message: `${argument} ${complaint}`, path: [argument], isRetryable: false }
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
