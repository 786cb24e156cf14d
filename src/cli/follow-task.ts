import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { AttuneError, ERROR_CODES, type ErrorCode } from '../domain/errors.ts'
import type { CommandContext } from './command-context.ts'

/** Time between two questions about the progress. */
const ASK_EVERY_MS = 300

/** Codes of a server that is there, but too busy for a question. */
const BUSY: readonly ErrorCode[] = ['BUSY', 'TIMEOUT']

/** The fields that all tasks of a server have. */
export const TASK_FIELDS = {
  id: z.string(),
  state: z.enum(['RUNNING', 'DONE', 'FAILED', 'CANCELED']),
  report: z.string().nullable(),
  failure: z
    .object({ code: z.enum(ERROR_CODES), message: z.string(), hint: z.string().nullable() })
    .nullable(),
}

/** A task in the background of a server. */
export type ServerTask = z.infer<z.ZodObject<typeof TASK_FIELDS>>

/** How to ask the server about one kind of task. */
export interface TaskCalls<Task extends ServerTask> {
  /** What runs, such as `training`. */
  readonly name: string
  start(): Promise<Task>
  /** Null if the server does not know it. */
  read(id: string): Promise<Task | null>
  cancel(id: string): Promise<Task>
  /** Shows the progress. */
  show(task: Task): void
}

/**
 * Starts a task in the server and waits for its end. An interruption of this command stops the task.
 *
 * @returns the report of the task, from JSON
 * @throws AttuneError with the failure of the task; the reason of the context's signal once the task has stopped for it
 */
export async function followTask<Task extends ServerTask>(
  { signal }: Pick<CommandContext, 'signal'>,
  calls: TaskCalls<Task>,
): Promise<unknown> {
  let task = await calls.start()
  for (let isCanceled = false; task.state === 'RUNNING'; ) {
    calls.show(task)
    if (signal.aborted && !isCanceled) {
      isCanceled = true
      await calls.cancel(task.id)
    }
    await pause(signal)
    task = await unlessBusy(() => readTask(calls, task.id), task)
  }
  calls.show(task)
  return outcome(calls.name, task, signal)
}

/** Ends early if the signal aborts meanwhile. */
async function pause(signal: AbortSignal): Promise<void> {
  if (signal.aborted) await sleep(ASK_EVERY_MS)
  else await sleep(ASK_EVERY_MS, undefined, { signal }).catch(() => undefined)
}

/** The answer; the one before, if the server is too busy for one. */
async function unlessBusy<T>(ask: () => Promise<T>, before: T): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof AttuneError && BUSY.includes(error.code)) return before
    throw error
  }
}

async function readTask<Task extends ServerTask>(
  { name, read }: Pick<TaskCalls<Task>, 'name' | 'read'>,
  id: string,
): Promise<Task> {
  const task = await read(id)
  if (task) return task
  throw new AttuneError('UNAVAILABLE', `the server no longer knows the ${name}: it was restarted`)
}

function outcome(name: string, { state, report, failure }: ServerTask, signal: AbortSignal): unknown {
  if (state === 'DONE' && report !== null) return JSON.parse(report)
  if (failure) {
    const { code, message, hint } = failure
    throw new AttuneError(code, message, hint === null ? {} : { hint })
  }
  if (signal.aborted) throw signal.reason
  throw new AttuneError('UNAVAILABLE', `the ${name} was canceled by the server`)
}
