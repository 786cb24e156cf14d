import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { AttuneError, ERROR_CODES, type ErrorCode } from '../domain/errors.ts'
import type { Api } from '../server/api/local-api.ts'
import { answered } from './ask.ts'
import type { CommandContext } from './command-context.ts'
import { type Step, withProgress } from './progress.ts'

/** Time between two questions about the progress. */
const ASK_EVERY_MS = 300

/** Codes of a server that is there, but too busy for a question. */
const BUSY: readonly ErrorCode[] = ['BUSY', 'TIMEOUT']

/** A kind of task that runs in the background of a server. */
export interface TaskKind {
  /** What runs, as in `startTraining`. */
  readonly name: 'import' | 'training'
  /** The variables of the mutation that starts it, with their types: `{ source: 'String!' }`. */
  readonly variables: Readonly<Record<string, string>>
  /** The selection of its progress, with a `name` for each step. */
  readonly progress: string
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
  report: z.string().nullable(),
  failure: z
    .object({ code: z.enum(ERROR_CODES), message: z.string(), hint: z.string().nullable() })
    .nullable(),
})

type Task = z.infer<typeof Task>

const Payload = z.object({ task: Task.nullable(), problems: z.array(z.object({ message: z.string() })) })

/**
 * Runs a task in the server that holds the graph, and shows its progress as for one in this process. An interruption of this command
 * stops the task.
 *
 * @returns the report of the task, from JSON
 * @throws AttuneError with the failure of the task; the reason of the context's signal once the task has stopped for it
 */
export async function runOnServer(
  context: CommandContext,
  api: Api,
  kind: TaskKind,
  variables: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const { signal } = context
  return withProgress(context, async (update) => {
    const show = ({ progress }: Task) => progress?.map(kind.show).forEach(update)
    let task = await change(api, 'start', kind, kind.variables, variables)
    for (let isCanceled = false; task.state === 'RUNNING'; ) {
      show(task)
      if (signal.aborted && !isCanceled) {
        isCanceled = true
        await change(api, 'cancel', kind, { id: 'ID!' }, { id: task.id })
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

/** Starts or cancels a task. */
async function change(
  api: Api,
  verb: 'start' | 'cancel',
  { name, progress }: TaskKind,
  types: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, unknown>>,
): Promise<Task> {
  const declared = Object.entries(types).map(([variable, type]) => `$${variable}: ${type}`)
  const passed = Object.keys(types).map((variable) => `${variable}: $${variable}`)
  const field = `${verb}${name === 'import' ? 'Import' : 'Training'}`
  const document = `mutation (${declared}) {
    task: ${field}(${passed}) { task: ${name} ${selection(progress)} problems { message } }
  }`
  const { task, problems } = Payload.parse(answered(await api.ask(document, variables), 'task'))
  if (task) return task
  throw new AttuneError('BAD_USER_INPUT', problems.map(({ message }) => message).join('; '))
}

/** The task as it is now; as it was, if the server is too busy for an answer. */
async function readTask(api: Api, { name, progress }: TaskKind, before: Task): Promise<Task> {
  const document = `query ($id: ID!) { task: ${name}(id: $id) ${selection(progress)} }`
  try {
    const task = Task.nullable().parse(answered(await api.ask(document, { id: before.id }), 'task'))
    if (task) return task
  } catch (error) {
    if (error instanceof AttuneError && BUSY.includes(error.code)) return before
    throw error
  }
  throw new AttuneError('UNAVAILABLE', `the server no longer knows the ${name}: it was restarted`)
}

function selection(progress: string): string {
  return `{ id state progress: ${progress} report failure { code message hint } }`
}

function outcome({ name }: TaskKind, { state, report, failure }: Task, signal: AbortSignal): unknown {
  if (state === 'DONE' && report !== null) return JSON.parse(report)
  if (failure) {
    const { code, message, hint } = failure
    throw new AttuneError(code, message, hint === null ? {} : { hint })
  }
  if (signal.aborted) throw signal.reason
  throw new AttuneError('UNAVAILABLE', `the ${name} was canceled by the server`)
}
