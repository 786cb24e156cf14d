import { Command } from 'commander'
import { z } from 'zod'
import { answered, withApi } from './ask.ts'
import { type CommandContext, composition } from './command-context.ts'
import { integer } from './option-values.ts'
import { type Column, table } from './table.ts'
import { plain, print, printJson, say, type Terminal } from './terminal.ts'

const DOCUMENT = `query Recommend($userId: ID!, $first: Int, $after: String, $placement: String, $input: RecommendationInput) {
  recommendations(userId: $userId, first: $first, after: $after, placement: $placement, input: $input) {
    recommendationId asOf tookMs degradedSources personalization fallbackSteps modelVersion
    candidateCounts { source generated afterFilter returned }
    placement { key number }
    leftOut { reason rule count }
    edges {
      cursor rank logit probability bias
      contributions { source logit share raw }
      steering { rule effect logit }
      promotion { label }
      reasons { kind text count evidenceShare }
      node { id title kind }
    }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`

/** The fields that the table shows; `--json` prints the whole response. */
const Page = z.object({
  tookMs: z.number(),
  degradedSources: z.array(z.string()),
  personalization: z.string(),
  modelVersion: z.string().nullable(),
  leftOut: z.array(
    z.object({ reason: z.string(), rule: z.string().nullable(), count: z.number().nullable() }),
  ),
  edges: z.array(
    z.object({
      rank: z.number(),
      logit: z.number(),
      probability: z.number(),
      contributions: z.array(z.object({ source: z.string(), share: z.number() })),
      reasons: z.array(z.object({ text: z.string() })),
      node: z.object({ id: z.string(), title: z.string(), kind: z.string() }),
    }),
  ),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
})

type PageAnswer = z.infer<typeof Page>

interface RecommendOptions {
  readonly first: number
  readonly after?: string
  readonly placement?: string
  readonly kind: readonly string[]
  readonly tag: readonly string[]
  readonly avoidTag: readonly string[]
  readonly explain?: boolean
  readonly json?: boolean
}

/** `attune recommend <user>`: prints the list of the API as a table or as JSON. */
export function recommendCommand(context: CommandContext): Command {
  return new Command('recommend')
    .description('Print the recommendations for a user. Also works while a server runs, by querying it.')
    .argument('<user>', 'id of the user, as imported; unknown users get the cold-start list')
    .option('--first <n>', 'length of the list', integer(1), 10)
    .option('--after <cursor>', 'continue after this cursor of an earlier list')
    .option('--placement <key>', 'the placement that the list is for')
    .option('--kind <kind...>', 'only items of these kinds', [])
    .option('--tag <id...>', 'only items with all of these tags', [])
    .option('--avoid-tag <id...>', 'no items with any of these tags', [])
    .option('--explain', 'also show logit, sources, reasons, and why items are left out')
    .option('--json', 'print the GraphQL connection as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ attune recommend user-1
  $ attune recommend user-1 --first 5 --explain
  $ attune recommend user-1 --kind movie --json | jq '.edges[].node.title'`,
    )
    .action((user: string, options: RecommendOptions) => recommend(context, user, options))
}

async function recommend(context: CommandContext, user: string, options: RecommendOptions): Promise<void> {
  const { terminal } = context
  const answer = await withApi(composition(context), 'attune recommend', async (api) =>
    answered(await api.ask(DOCUMENT, variables(user, options)), 'recommendations'),
  )
  if (options.json) printJson(terminal, answer)
  else show(terminal, Page.parse(answer), options.explain === true)
}

function variables(userId: string, options: RecommendOptions): Readonly<Record<string, unknown>> {
  return {
    userId,
    first: options.first,
    after: options.after ?? null,
    placement: options.placement ?? null,
    input: {
      itemKinds: options.kind,
      requiredTagIds: options.tag,
      avoidedTagIds: options.avoidTag,
    },
  }
}

const PLAIN_COLUMNS: readonly Column[] = [
  { head: '#', isNumber: true },
  { head: 'title', grow: 3 },
  { head: 'kind' },
  { head: 'probability', isNumber: true },
]

const EXPLAIN_COLUMNS: readonly Column[] = [
  ...PLAIN_COLUMNS,
  { head: 'logit', isNumber: true },
  { head: 'sources' },
  { head: 'reasons', grow: 5 },
]

function show(terminal: Terminal, page: PageAnswer, isExplained: boolean): void {
  for (const note of notes(page)) say(terminal, note)
  if (isExplained && page.leftOut.length > 0) say(terminal, `left out: ${leftOut(page)}`)
  const rows = page.edges.map((edge) => {
    const cells = [edge.rank, plain(edge.node.title), plain(edge.node.kind), percent(edge.probability)]
    return isExplained
      ? [...cells, edge.logit.toFixed(3), sources(edge.contributions), reasons(edge.reasons)]
      : cells
  })
  print(terminal, table(terminal, isExplained ? EXPLAIN_COLUMNS : PLAIN_COLUMNS, rows))
  const { hasNextPage, endCursor } = page.pageInfo
  if (hasNextPage && endCursor) say(terminal, `more: --after ${endCursor}`)
}

function notes(page: PageAnswer): string[] {
  const found: string[] = []
  if (page.personalization === 'UNKNOWN_USER') found.push('unknown user: this is the list for new users')
  if (page.personalization === 'NO_CONSENT') found.push('the user does not consent to personalization')
  if (page.personalization === 'COLD_START') found.push('little is known about this user: a cold-start list')
  if (page.modelVersion === null)
    found.push('the graph was never trained: run `attune train` for better lists')
  if (page.degradedSources.length > 0) {
    found.push(`without ${page.degradedSources.map(plainName).join(', ')}: failed or timed out`)
  }
  return found
}

function leftOut(page: PageAnswer): string {
  return page.leftOut
    .map(({ reason, rule, count }) => {
      const name = rule === null ? plainName(reason) : `${plainName(reason)} ${JSON.stringify(rule)}`
      return `${name} ${count ?? 'fewer than 10'}`
    })
    .join(', ')
}

function percent(probability: number): string {
  return `${(100 * probability).toFixed(2)}%`
}

function sources(contributions: PageAnswer['edges'][number]['contributions']): string {
  return [...contributions]
    .sort((left, right) => right.share - left.share)
    .map(({ source, share }) => `${plainName(source)} ${Math.round(100 * share)}%`)
    .join('\n')
}

/** `SIMILAR_ITEMS` is `similar-items` everywhere but in GraphQL. */
function plainName(word: string): string {
  return word.toLowerCase().replaceAll('_', '-')
}

function reasons(list: PageAnswer['edges'][number]['reasons']): string {
  return list.map((reason) => plain(reason.text)).join('\n')
}
