import { Command } from 'commander'
import { z } from 'zod'
import { answered, withApi } from './ask.ts'
import { type CommandContext, composition } from './command-context.ts'
import { integer } from './option-values.ts'
import { table } from './table.ts'
import { plain, print, printJson } from './terminal.ts'

const DOCUMENT = `query Audit($first: Int, $after: String) {
  auditEntries(first: $first, after: $after) {
    nodes { at actor action count }
    pageInfo { hasNextPage endCursor }
  }
}`

const Page = z.object({
  nodes: z.array(z.object({ at: z.string(), actor: z.string(), action: z.string(), count: z.number() })),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
})

interface AuditOptions {
  readonly first: number
  readonly after?: string
  readonly json?: boolean
}

/** `attune audit`: lists who changed keys, exported, erased, and read the data of users. */
export function auditCommand(context: CommandContext): Command {
  return new Command('audit')
    .description('List the audit log, newest first. Also works while a server runs, by asking it.')
    .option('--first <n>', 'number of entries', integer(1, 100), 20)
    .option('--after <cursor>', 'continue after this cursor')
    .option('--json', 'print the entries as JSON')
    .addHelpText('after', '\nExamples:\n  $ attune audit\n  $ attune audit --json | jq .nodes')
    .action((options: AuditOptions) => audit(context, options))
}

async function audit(context: CommandContext, { first, after, json }: AuditOptions): Promise<void> {
  const { terminal } = context
  const page = await withApi(composition(context), 'attune audit', async (api) =>
    Page.parse(answered(await api.ask(DOCUMENT, { first, after: after ?? null }), 'auditEntries')),
  )
  if (json) {
    printJson(terminal, page)
    return
  }
  const columns = [{ head: 'when' }, { head: 'who' }, { head: 'what' }, { head: 'times', isNumber: true }]
  const rows = page.nodes.map(({ at, actor, action, count }) => [at, plain(actor), action, String(count)])
  print(terminal, table(terminal, columns, rows))
  if (page.pageInfo.hasNextPage) print(terminal, `more: --after ${page.pageInfo.endCursor}`)
}
