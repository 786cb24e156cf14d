import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { AttuneError, ERROR_CODES, type ErrorCode } from '../domain/errors.ts'
import type { Api } from '../server/api/local-api.ts'
import { answered } from './ask.ts'
import type { CommandContext } from './command-context.ts'
import { type Step, withProgress } from './progress.ts'
import type { ServerReport } from './server-reports.ts'

/** Time between two questions about the progress. */
const ASK_EVERY_MS = 300

/** Codes of a server that is there, but too busy for a question. */
const BUSY: readonly ErrorCode[] = ['BUSY', 'TIMEOUT']

/** A kind of task that runs in the background of a server. */
export interface TaskKind<Report> {
  /** What runs, as in `cancelTraining`. */
  readonly name: 'import' | 'training'
  /** The selection of its progress, with a `name` for each step. */
  readonly progress: string
  readonly report: ServerReport<Report>
  /** How a step is shown. */
  readonly show: (step: TaskStep) => Step
}

const TaskStep = z.object({ name: z.string(), done: z.number(), total: z.number() })

type TaskStep = z.infer<typeof TaskStep>

const Task = z.object({
  id: z.string(),
  state: z.enum(['RUNNING', 'DONE', 'FAILED', 'CANCELED']),
  progress: z
    .array(TaskStep)
    .or(TaskStep.transform((step) => [step]))
    .nullable(),
  report: z.unknown(),
  failure: z
    .object({ code: z.enum(ERROR_CODES), message: z.string(), hint: z.string().nullable() })
    .nullable(),
})

type Task = z.infer<typeof Task>

/**
 * Runs a task in the server that holds the graph, and shows its progress as for one in this process. An interruption of this command
 * stops the task.
 *
 * @param start starts the task, and returns its id
 * @returns the report of the task
 * @throws AttuneError with the failure of the task; the reason of the context's signal once the task has stopped for it
 */
export async function runOnServer<Report>(
  context: CommandContext,
  api: Api,
  kind: TaskKind<Report>,
  start: () => Promise<string>,
): Promise<Report> {
  const { signal } = context
  return withProgress(context, async (update) => {
    const show = ({ progress }: Task) => progress?.map(kind.show).forEach(update)
    const id = await start()
    let task: Task = { id, state: 'RUNNING', progress: null, report: null, failure: null }
    for (let isCanceled = false; task.state === 'RUNNING'; ) {
      show(task)
      if (signal.aborted && !isCanceled) {
        isCanceled = true
        await cancel(api, kind, id)
      }
      await pause(signal)
      task = await readTask(api, kind, task)
    }
    show(task)
    return outcome(kind, task, signal)
  })
}

/** Ends early if the signal aborts meanwhile. */
async function pause(signal: AbortSignal): Promise<void> {
  if (signal.aborted) await sleep(ASK_EVERY_MS)
  else await sleep(ASK_EVERY_MS, undefined, { signal }).catch(() => undefined)
}

/** Has the server stop a task. If it does not know the task, the next question about it says so. */
async function cancel(api: Api, { name }: TaskKind<unknown>, id: string): Promise<void> {
  const field = name === 'import' ? 'cancelImport' : 'cancelTraining'
  const document = `mutation ($id: ID!) { task: ${field}(id: $id) { problems { message } } }`
  answered(await api.ask(document, { id }), 'task')
}

/** The task as it is now; as it was, if the server is too busy for an answer. */
async function readTask(api: Api, kind: TaskKind<unknown>, before: Task): Promise<Task> {
  const document = `query ($id: ID!) { task: ${kind.name}(id: $id) ${selection(kind)} }`
  try {
    const task = Task.nullable().parse(answered(await api.ask(document, { id: before.id }), 'task'))
    if (task) return task
  } catch (error) {
    if (error instanceof AttuneError && BUSY.includes(error.code)) return before
    throw error
  }
  throw new AttuneError('UNAVAILABLE', `the server no longer knows the ${kind.name}: it was restarted`)
}

function selection({ progress, report }: TaskKind<unknown>): string {
  return `{ id state progress: ${progress} report ${report.fields} failure { code message hint } }`
}

function outcome<Report>(
  kind: TaskKind<Report>,
  { state, report, failure }: Task,
  signal: AbortSignal,
): Report {
  if (state === 'DONE') return kind.report.shape.parse(report)
  if (failure) {
    const { code, message, hint } = failure
    throw new AttuneError(code, message, hint === null ? {} : { hint })
  }
  if (signal.aborted) throw signal.reason
  throw new AttuneError('UNAVAILABLE', `the ${kind.name} was canceled by the server`)
}
