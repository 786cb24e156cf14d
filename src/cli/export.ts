import { createWriteStream } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { Command } from 'commander'
import { z } from 'zod'
import type { Composition } from '../app/compose.ts'
import { EXPORTS_FOLDER } from '../app/data-folder.ts'
import { AttuneError } from '../domain/errors.ts'
import { answered, withApi } from './ask.ts'
import { type CommandContext, composition } from './command-context.ts'
import { exportRecommendationsCommand } from './export-recommendations.ts'
import { printJson, say } from './terminal.ts'

const REQUEST = `mutation RequestExport($userId: ID!) {
  requestExport(userId: $userId) { request { id } problems { message } }
}`
const STATE = 'query Export($id: ID!) { privacyRequest(id: $id) { state } }'

/** How often the state of the export is read. */
const POLL_MS = 100

const Requested = z.object({
  request: z.object({ id: z.string() }).nullable(),
  problems: z.array(z.object({ message: z.string() })),
})
const Request = z.object({ state: z.string() })

/** `attune export user <user> --output <folder>`: writes all that is known of a user. */
export function exportCommand(context: CommandContext): Command {
  const user = new Command('user')
    .description('Write everything that is stored and inferred about a user, as JSON and as CSV.')
    .argument('<user>', 'id of the user, as imported')
    .requiredOption('--output <folder>', 'folder for export.json and one CSV file for each kind of data')
    .option('--json', 'print the names of the files as JSON')
    .addHelpText('after', '\nExamples:\n  $ attune export user user-1 --output ./user-1')
    .action((userId: string, options: { output: string; json?: boolean }) =>
      exportUser(context, userId, options),
    )
  return new Command('export')
    .description('Export data of users. Also works while a server runs, by asking it.')
    .addCommand(user)
    .addCommand(exportRecommendationsCommand(context))
}

async function exportUser(
  context: CommandContext,
  userId: string,
  { output, json }: { readonly output: string; readonly json?: boolean },
): Promise<void> {
  const parts = composition(context)
  const folder = resolve(context.folder, output)
  await withApi(parts, 'attune export', async (api) => {
    const { request, problems } = Requested.parse(
      answered(await api.ask(REQUEST, { userId }), 'requestExport'),
    )
    if (!request) throw new AttuneError('UNAVAILABLE', problems[0]?.message ?? 'nothing was exported')
    const { id } = request
    for (;;) {
      const { state } = Request.parse(answered(await api.ask(STATE, { id }), 'privacyRequest'))
      if (state === 'DONE') break
      if (state === 'FAILED') throw new AttuneError('UNAVAILABLE', 'the export failed: the user was erased')
      await sleep(POLL_MS, undefined, { signal: context.signal })
    }
    const exports = join(parts.config.dataDir, EXPORTS_FOLDER)
    for (const subject of await readdir(exports)) {
      if ((await readdir(join(exports, subject))).includes(id)) {
        await copyFiles(parts, join(exports, subject, id), folder)
      }
    }
  })
  const files = (await readdir(folder)).sort()
  if (json) printJson(context.terminal, { folder, files })
  else say(context.terminal, `${files.length} files written to ${folder}`)
}

/** As plain files, which only their owner may read. */
async function copyFiles(parts: Composition, from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const name of await readdir(from)) {
    const content = await parts.readExport(join(from, name))
    await pipeline(content, createWriteStream(join(to, name), { mode: 0o600 }))
  }
}
