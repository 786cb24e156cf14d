import { existsSync, readFileSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { z } from 'zod'
import { AttuneError } from '../domain/errors.ts'
import { replaceFileDurably } from '../platform/files/replace-file.ts'
import { csvLine } from '../privacy/write-export.ts'
import type { Api } from '../server/api/local-api.ts'
import { answered, withApi } from './ask.ts'
import { type CommandContext, composition } from './command-context.ts'
import { integer } from './option-values.ts'
import { withProgress } from './progress.ts'
import { printJson, say } from './terminal.ts'

/** Users of one step: lists of a hundred items are made within the deadline of a request, also on a busy machine. */
const USERS_AT_ONCE = 10

const COUNT = 'query CountUsers { users(first: 1) { totalCount } }'
const USERS = `query ExportedUsers($first: Int, $after: String) {
  users(first: $first, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } }
}`
const LISTS = `query ExportedLists($userIds: [ID!]!, $first: Int, $placement: String) {
  recommendationsForUsers(userIds: $userIds, first: $first, placement: $placement) {
    personalization modelVersion degradedSources edges { rank probability node { id title url } }
  }
}`

const COUNT_SEGMENT =
  'query CountSegment($name: String!) { segmentUsers(name: $name, first: 1) { totalCount } }'
const SEGMENT_USERS = `query ExportedSegment($name: String!, $first: Int, $after: String) {
  segmentUsers(name: $name, first: $first, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } }
}`

const Count = z.object({ totalCount: z.number().nullable() })
const Users = z.object({
  nodes: z.array(z.object({ id: z.string() })),
  pageInfo: z.object({ endCursor: z.string().nullable(), hasNextPage: z.boolean() }),
})
const Lists = z.array(
  z.object({
    personalization: z.string(),
    modelVersion: z.string().nullable(),
    degradedSources: z.array(z.string()),
    edges: z.array(
      z.object({
        rank: z.number(),
        probability: z.number(),
        node: z.object({ id: z.string(), title: z.string(), url: z.string().nullable() }),
      }),
    ),
  }),
)

type List = z.infer<typeof Lists>[number]

const FORMATS = ['jsonl', 'csv'] as const

/** How far an export has come: the file is complete up to `bytes`. */
const Mark = z.object({
  format: z.enum(FORMATS),
  first: z.number(),
  placement: z.string().nullable(),
  segment: z.string().nullable(),
  /** Cursor of the last written user; null before the first. */
  after: z.string().nullable(),
  users: z.number(),
  bytes: z.number(),
})

type Mark = z.infer<typeof Mark>

interface ExportOptions {
  readonly output: string
  readonly format: (typeof FORMATS)[number]
  readonly first: number
  readonly placement?: string
  readonly segment?: string
  readonly json?: boolean
}

/** `attune export recommendations --output <file>`: writes the lists of all users, or of a segment. */
export function exportRecommendationsCommand(context: CommandContext): Command {
  return new Command('recommendations')
    .description('Write the list of every user to a file. Run it again after an interruption to continue.')
    .requiredOption('--output <file>', 'file to write; must not exist, except for an interrupted export')
    .addOption(new Option('--format <format>', 'format of the file').choices(FORMATS).default('jsonl'))
    .option('--first <n>', 'length of each list', integer(1, 100), 10)
    .option('--placement <key>', 'the placement that the lists are for')
    .option('--segment <name>', 'only users of this segment who allow AUDIENCES')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      `
jsonl: one line a user, {"userId", "personalization", "modelVersion", "items": [{"itemId", "rank", "probability", "title", "url"}]}.
csv: one line an item of a list, with the columns userId, rank, itemId, probability, title and url.

Examples:
  $ attune export recommendations --output lists.jsonl
  $ attune export recommendations --output lists.csv --format csv --first 5
  $ attune export recommendations --output mail.csv --format csv --segment buyers --placement mail`,
    )
    .action((options: ExportOptions) => exportRecommendations(context, options))
}

async function exportRecommendations(context: CommandContext, options: ExportOptions): Promise<void> {
  const { terminal, signal } = context
  const path = resolve(context.folder, options.output)
  const start = startOf(path, options)
  const { users } = await withProgress(context, (update) =>
    withApi(composition(context), 'attune export', async (api) => {
      const total = await countUsers(api, start.segment)
      const file = await openAt(path, start)
      try {
        let mark = start
        for (;;) {
          update({ label: 'export', done: mark.users, total, detail: `${mark.users} users` })
          signal.throwIfAborted()
          const page = await readPage(api, mark)
          const lines = page.userIds.map((userId, at) => linesOf(options, userId, page.lists[at]))
          const text = [mark.bytes === 0 ? headerOf(options) : '', ...lines].join('')
          await file.appendFile(text)
          await file.sync()
          mark = {
            ...mark,
            after: page.endCursor ?? mark.after,
            users: mark.users + page.userIds.length,
            bytes: mark.bytes + Buffer.byteLength(text),
          }
          if (!page.hasNextPage) return mark
          await writeMark(path, mark)
        }
      } finally {
        await file.close()
      }
    }),
  )
  rmSync(markPath(path), { force: true })
  if (options.json) printJson(terminal, { file: path, format: options.format, users })
  else say(terminal, `the lists of ${users} users written to ${path}`)
}

/** @throws AttuneError `NOT_FOUND` for an unknown segment */
async function countUsers(api: Api, name: string | null): Promise<number> {
  if (name === null) return Count.parse(answered(await api.ask(COUNT, {}), 'users')).totalCount ?? 0
  const segment = Count.nullable().parse(answered(await api.ask(COUNT_SEGMENT, { name }), 'segmentUsers'))
  if (segment) return segment.totalCount ?? 0
  throw new AttuneError('NOT_FOUND', `there is no segment ${JSON.stringify(name)}`)
}

async function readUsers(api: Api, { after, segment: name }: Mark) {
  const page = { first: USERS_AT_ONCE, after }
  if (name === null) return Users.parse(answered(await api.ask(USERS, page), 'users'))
  return Users.parse(answered(await api.ask(SEGMENT_USERS, { name, ...page }), 'segmentUsers'))
}

async function readPage(api: Api, mark: Mark) {
  const { first, placement } = mark
  const { nodes, pageInfo } = await readUsers(api, mark)
  const userIds = nodes.map(({ id }) => id)
  const lists =
    userIds.length === 0
      ? []
      : Lists.parse(answered(await api.ask(LISTS, { userIds, first, placement }), 'recommendationsForUsers'))
  if (lists.some(isIncomplete)) {
    throw new AttuneError('UNAVAILABLE', 'the server made a list without all of its sources', {
      hint: 'run the command again once the graph is available and less busy: it continues',
    })
  }
  return { userIds, lists, ...pageInfo }
}

/** Sources were late, or the whole list was made without the graph. */
function isIncomplete({ degradedSources }: List): boolean {
  return degradedSources.length > 0
}

const COLUMNS = ['userId', 'rank', 'itemId', 'probability', 'title', 'url']

function headerOf({ format }: ExportOptions): string {
  return format === 'csv' ? `${COLUMNS.join(',')}\r\n` : ''
}

function linesOf({ format }: ExportOptions, userId: string, list: List | undefined): string {
  if (!list) return ''
  const items = list.edges.map(({ rank, probability, node: { id: itemId, title, url } }) => ({
    itemId,
    rank,
    probability,
    title,
    url,
  }))
  if (format === 'csv') return items.map((item) => csvLine(COLUMNS, { userId, ...item })).join('')
  const { personalization, modelVersion } = list
  return `${JSON.stringify({ userId, personalization, modelVersion, items })}\n`
}

function markPath(path: string): string {
  return `${path}.progress`
}

/** Where the export begins or continues. @throws AttuneError `BAD_USER_INPUT` if the file is another export */
function startOf(path: string, { format, first, ...named }: ExportOptions): Mark {
  const { placement = null, segment = null } = named
  if (!existsSync(markPath(path))) {
    if (!existsSync(path)) return { format, first, placement, segment, after: null, users: 0, bytes: 0 }
    throw new AttuneError('BAD_USER_INPUT', `${basename(path)} exists`, {
      hint: 'name another file, or delete it',
    })
  }
  const mark = Mark.parse(JSON.parse(readFileSync(markPath(path), 'utf8')))
  const isSame =
    mark.format === format && mark.first === first && mark.placement === placement && mark.segment === segment
  if (isSame && (existsSync(path) || mark.bytes === 0)) return mark
  throw new AttuneError('BAD_USER_INPUT', `${basename(path)} was begun with other options`, {
    hint: `pass ${optionsOf(mark)}, or delete it and ${basename(markPath(path))}`,
  })
}

function optionsOf({ format, first, placement, segment }: Mark): string {
  const own = placement === null ? '' : ` --placement ${placement}`
  return `--format ${format} --first ${first}${own}${segment === null ? '' : ` --segment ${segment}`}`
}

/** Opens the file without what an interrupted export wrote after its last mark. */
async function openAt(path: string, mark: Mark): Promise<FileHandle> {
  // Before the file, so that an interruption never leaves a file without a mark.
  if (mark.bytes === 0) await writeMark(path, mark)
  const file = await open(path, 'a', 0o600)
  await file.truncate(mark.bytes)
  return file
}

function writeMark(path: string, mark: Mark): Promise<void> {
  return replaceFileDurably(markPath(path), JSON.stringify(mark))
}
