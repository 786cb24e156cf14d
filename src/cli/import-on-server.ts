import { z } from 'zod'
import type { Api } from '../app/composition.ts'
import type { ImportReport } from '../datasets/importing/import-report.ts'
import type { ImportSource } from '../datasets/importing/import-source.ts'
import { AttuneError } from '../domain/errors.ts'
import { answered } from './ask.ts'
import type { CommandContext } from './command-context.ts'
import { followTask, TASK_FIELDS } from './follow-task.ts'
import { progress } from './progress.ts'

const IMPORT = `fragment State on Import {
  id state progress { kind done total } report failure { code message hint }
}`

const START = `mutation StartImport($source: String!) {
  startImport(source: $source) { import { ...State } problems { message } }
}
${IMPORT}`

const CANCEL = `mutation CancelImport($id: ID!) {
  cancelImport(id: $id) { import { ...State } problems { message } }
}
${IMPORT}`

const STATE = `query Import($id: ID!) {
  import(id: $id) { ...State }
}
${IMPORT}`

const Import = z.object({
  ...TASK_FIELDS,
  progress: z.object({ kind: z.string(), done: z.number(), total: z.number() }).nullable(),
})

type Import = z.infer<typeof Import>

const Payload = z.object({
  import: Import.nullable(),
  problems: z.array(z.object({ message: z.string() })),
})

/**
 * Imports in the server that holds the graph, and shows its progress as for an import in this process. An interruption of this
 * command stops the import between two batches.
 *
 * @throws AttuneError with the failure of the import; the reason of the context's signal once the import has stopped for it
 */
export async function importOnServer(
  context: CommandContext,
  api: Api,
  source: ImportSource,
): Promise<ImportReport> {
  const shown = progress(context.terminal, context.nowMs)
  try {
    const report = await followTask<Import>(context, {
      name: 'import',
      start: () => change(api, 'startImport', START, { source: JSON.stringify(source) }),
      read: async (id) => Import.nullable().parse(answered(await api.ask(STATE, { id }), 'import')),
      cancel: (id) => change(api, 'cancelImport', CANCEL, { id }),
      show: ({ progress: step }) => {
        if (step) shown.update({ label: 'import', detail: step.kind, done: step.done, total: step.total })
      },
    })
    // The same program wrote it.
    return report as ImportReport
  } catch (error) {
    throw error instanceof AttuneError && error.code === 'UNAVAILABLE' ? unfinished(error) : error
  } finally {
    shown.stop()
  }
}

function unfinished(cause: AttuneError): AttuneError {
  return new AttuneError('UNAVAILABLE', cause.message, {
    hint: 'import again once the server answers, or without a server: that completes the import',
    cause,
  })
}

async function change(
  api: Api,
  field: string,
  document: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Import> {
  const { import: task, problems } = Payload.parse(answered(await api.ask(document, variables), field))
  if (task) return task
  throw new AttuneError('BAD_USER_INPUT', problems.map(({ message }) => message).join('; '))
}
