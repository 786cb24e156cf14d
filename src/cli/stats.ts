import { Command } from 'commander'
import { z } from 'zod'
import { answered, withApi } from './ask.ts'
import { type CommandContext, composition } from './command-context.ts'
import { table } from './table.ts'
import { plain, print, printJson, type Terminal } from './terminal.ts'

const DOCUMENT = `query Stats {
  stats {
    engine engineVersion origin { kind name isComplete } modelVersion modelSince newestEventAt
    nodes { name total }
    relationships { name total }
  }
}`

const Count = z.object({ name: z.string(), total: z.number() })

/** As one text, such as `demo world (not complete)`. */
const Origin = z
  .object({ kind: z.string(), name: z.string().nullable(), isComplete: z.boolean() })
  .transform(({ kind, name, isComplete }) =>
    [kind.toLowerCase(), name, isComplete ? null : '(not complete)'].filter(Boolean).join(' '),
  )

const Stats = z.object({
  engine: z.string().transform((name) => name.toLowerCase()),
  engineVersion: z.string(),
  origin: Origin.nullable(),
  modelVersion: z.string().nullable(),
  modelSince: z.string().nullable(),
  newestEventAt: z.string().nullable(),
  nodes: z.array(Count),
  relationships: z.array(Count),
})

/** `attune stats`: counts nodes and relationships. */
export function statsCommand(context: CommandContext): Command {
  return new Command('stats')
    .description('Print what is in the graph. Also works while a server runs, by querying it.')
    .option('--json', 'print the counts as JSON')
    .addHelpText('after', '\nExamples:\n  $ attune stats\n  $ attune stats --json | jq .nodes')
    .action((options: { json?: boolean }) => stats(context, options.json === true))
}

async function stats(context: CommandContext, isJson: boolean): Promise<void> {
  const answer = await withApi(composition(context), 'attune stats', async (api) =>
    Stats.parse(answered(await api.ask(DOCUMENT, {}), 'stats')),
  )
  if (isJson) printJson(context.terminal, answer)
  else show(context.terminal, answer)
}

function show(terminal: Terminal, answer: z.infer<typeof Stats>): void {
  print(terminal, `engine        ${answer.engine} ${answer.engineVersion}`)
  print(terminal, `origin        ${plain(answer.origin ?? 'none yet')}`)
  print(terminal, `model         ${answer.modelVersion ?? 'never trained'}${since(answer.modelSince)}`)
  print(terminal, `newest event  ${answer.newestEventAt ?? 'none'}`)
  const columns = [{ head: '' }, { head: 'total', isNumber: true }]
  for (const counts of [answer.nodes, answer.relationships]) {
    const rows = counts.map(({ name, total }) => [name, total.toLocaleString('en-US')])
    print(terminal, table(terminal, columns, rows))
  }
}

function since(instant: string | null): string {
  return instant === null ? '' : ` (since ${instant})`
}
