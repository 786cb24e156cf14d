import { z } from 'zod'
import type { Api } from '../app/composition.ts'
import { AttuneError } from '../domain/errors.ts'
import type { BriefReport } from '../training/training-report.ts'
import type { TrainingRecipe } from '../training/training-tasks.ts'
import { answered } from './ask.ts'
import type { CommandContext } from './command-context.ts'
import { followTask, TASK_FIELDS } from './follow-task.ts'
import { progress } from './progress.ts'

const TRAINING = `fragment State on Training {
  id state steps { job done total } report failure { code message hint }
}`

const START = `mutation StartTraining($settings: String, $holdout: TrainingHoldout!, $isForced: Boolean!) {
  startTraining(settings: $settings, holdout: $holdout, isForced: $isForced) {
    training { ...State } problems { message }
  }
}
${TRAINING}`

const CANCEL = `mutation CancelTraining($id: ID!) {
  cancelTraining(id: $id) { training { ...State } problems { message } }
}
${TRAINING}`

const STATE = `query Training($id: ID!) {
  training(id: $id) { ...State }
}
${TRAINING}`

const Training = z.object({
  ...TASK_FIELDS,
  steps: z.array(z.object({ job: z.string(), done: z.number(), total: z.number() })),
})

type Training = z.infer<typeof Training>

const Payload = z.object({
  training: Training.nullable(),
  problems: z.array(z.object({ message: z.string() })),
})

/**
 * Trains in the server that holds the graph, and shows its progress as for a training in this process. An interruption of this
 * command stops the training.
 *
 * @throws AttuneError with the failure of the training; the reason of the context's signal once the training has stopped for it
 */
export async function trainOnServer(
  context: CommandContext,
  api: Api,
  { settings, heldOutKind, isForced }: TrainingRecipe,
): Promise<BriefReport> {
  const shown = progress(context.terminal, context.nowMs)
  const recipe = {
    settings: settings && JSON.stringify({ settings }),
    holdout: heldOutKind.toUpperCase(),
    isForced,
  }
  try {
    const report = await followTask<Training>(context, {
      name: 'training',
      start: () => change(api, 'startTraining', START, recipe),
      read: async (id) => Training.nullable().parse(answered(await api.ask(STATE, { id }), 'training')),
      cancel: (id) => change(api, 'cancelTraining', CANCEL, { id }),
      show: ({ steps }) => {
        for (const { job, ...step } of steps) shown.update({ label: job, ...step })
      },
    })
    // The same program wrote it.
    return report as BriefReport
  } finally {
    shown.stop()
  }
}

async function change(
  api: Api,
  field: string,
  document: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Training> {
  const { training, problems } = Payload.parse(answered(await api.ask(document, variables), field))
  if (training) return training
  throw new AttuneError('BAD_USER_INPUT', problems.map(({ message }) => message).join('; '))
}
