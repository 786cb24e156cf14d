import { AttuneError } from '../../domain/errors.ts'
import { invalid, type Problem } from '../../domain/problem.ts'
import type { HeldOutKind } from '../../training/compute/hold-out.ts'
import { parseRecipeSettings, type RecipeSettings } from '../../training/recipe-settings.ts'
import { briefReport } from '../../training/training-report.ts'
import { DEFAULT_RECIPE, type TrainingTask } from '../../training/training-tasks.ts'
import { toFailure } from './client-errors.ts'
import type { RequestContext } from './context.ts'
import type { TrainingModel, TrainingPayload } from './models.ts'
import { toDate } from './scalars.ts'

export interface TrainingArguments {
  readonly settings?: string | null
  readonly holdout?: HeldOutKind | null
  readonly isForced?: boolean | null
}

/** Starts a training in the background. */
export function startTraining(
  { settings, holdout, isForced }: TrainingArguments,
  { parts }: RequestContext,
): TrainingPayload {
  const read = readSettings(settings ?? null)
  if ('problem' in read) return { training: null, problems: [read.problem] }
  const task = parts.trainings.start({
    settings: read.settings,
    heldOutKind: holdout ?? DEFAULT_RECIPE.heldOutKind,
    isForced: isForced ?? DEFAULT_RECIPE.isForced,
  })
  return { training: trainingModel(task), problems: [] }
}

/** Stops a training. */
export function cancelTraining({ id }: { readonly id: string }, { parts }: RequestContext): TrainingPayload {
  const task = parts.trainings.cancel(id)
  if (task) return { training: trainingModel(task), problems: [] }
  const message = 'id is the id of no training that this server knows'
  return { training: null, problems: [{ code: 'NOT_FOUND', message, path: ['id'], isRetryable: false }] }
}

/** A training as the API shows it. */
export function trainingModel({
  report,
  error,
  startedAtMs,
  finishedAtMs,
  ...task
}: TrainingTask): TrainingModel {
  return {
    ...task,
    startedAt: new Date(startedAtMs),
    finishedAt: toDate(finishedAtMs),
    report: report && JSON.stringify(briefReport(report)),
    failure: task.state === 'failed' ? toFailure(error) : null,
  }
}

function readSettings(
  text: string | null,
): { readonly settings: RecipeSettings | null } | { readonly problem: Problem } {
  try {
    return { settings: text === null ? null : parseRecipeSettings(text, 'settings') }
  } catch (error) {
    if (!(error instanceof AttuneError)) throw error
    return { problem: invalid(['settings'], error.message) }
  }
}
