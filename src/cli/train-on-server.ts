import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Api } from '../app/composition.ts'
import { AttuneError, ERROR_CODES } from '../domain/errors.ts'
import type { BriefReport } from '../training/training-report.ts'
import type { TrainingRecipe } from '../training/training-tasks.ts'
import { answered } from './ask.ts'
import type { CommandContext } from './command-context.ts'
import { progress } from './progress.ts'

/** Time between two questions about the progress. */
const ASK_EVERY_MS = 300

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
  id: z.string(),
  state: z.enum(['RUNNING', 'DONE', 'FAILED', 'CANCELED']),
  steps: z.array(z.object({ job: z.string(), done: z.number(), total: z.number() })),
  report: z.string().nullable(),
  failure: z
    .object({ code: z.enum(ERROR_CODES), message: z.string(), hint: z.string().nullable() })
    .nullable(),
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
  try {
    let training = await change(api, 'startTraining', START, {
      settings: settings && JSON.stringify({ settings }),
      holdout: heldOutKind.toUpperCase(),
      isForced,
    })
    for (let isCanceled = false; training.state === 'RUNNING'; ) {
      for (const { job, ...step } of training.steps) shown.update({ label: job, ...step })
      if (context.signal.aborted && !isCanceled) {
        isCanceled = true
        await change(api, 'cancelTraining', CANCEL, { id: training.id })
      }
      await pause(context.signal)
      training = await read(api, training.id)
    }
    return outcome(training, context.signal)
  } finally {
    shown.stop()
  }
}

/** Ends early if the signal aborts meanwhile. */
async function pause(signal: AbortSignal): Promise<void> {
  if (signal.aborted) await sleep(ASK_EVERY_MS)
  else await sleep(ASK_EVERY_MS, undefined, { signal }).catch(() => undefined)
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

async function read(api: Api, id: string): Promise<Training> {
  const training = Training.nullable().parse(answered(await api.ask(STATE, { id }), 'training'))
  if (training) return training
  throw new AttuneError('UNAVAILABLE', 'the server no longer knows the training: it was restarted')
}

function outcome({ state, report, failure }: Training, signal: AbortSignal): BriefReport {
  // The same program wrote it.
  if (state === 'DONE' && report !== null) return JSON.parse(report) as BriefReport
  if (failure) {
    const { code, message, hint } = failure
    throw new AttuneError(code, message, hint === null ? {} : { hint })
  }
  if (signal.aborted) throw signal.reason
  throw new AttuneError('UNAVAILABLE', 'the training was canceled by the server')
}
