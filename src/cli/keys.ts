import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import { z } from 'zod'
import { SCOPES } from '../access/principal.ts'
import { AttuneError, ERROR_CODES } from '../domain/errors.ts'
import { createMasterKey } from '../privacy/master-key.ts'
import { answered, withApi } from './ask.ts'
import { type CommandContext, composition } from './command-context.ts'
import { integer } from './option-values.ts'
import { table } from './table.ts'
import { plain, print, printJson, say, type Terminal } from './terminal.ts'

const KEY = 'name start scopes origins createdAt rotatedAt lastUsedAt expiresAt'

const LIST = `query Keys { apiKeys { ${KEY} } }`

const CREATE = `mutation CreateKey($name: String!, $scopes: [Scope!]!, $origins: [String!], $expiresAt: Instant) {
  createApiKey(name: $name, scopes: $scopes, origins: $origins, expiresAt: $expiresAt) {
    apiKey { ${KEY} } key problems { code message }
  }
}`

const ROTATE = `mutation RotateKey($name: String!, $overlapSeconds: Int) {
  rotateApiKey(name: $name, overlapSeconds: $overlapSeconds) { apiKey { ${KEY} } key problems { code message } }
}`

const REVOKE = `mutation RevokeKey($name: String!) {
  revokeApiKey(name: $name) { revokedName problems { code message } }
}`

const ROTATE_SECRET = `mutation RotateTokenSecret {
  rotateTokenSecret { rotatedAt problems { code message } }
}`

const Key = z.object({
  name: z.string(),
  start: z.string(),
  scopes: z.array(z.string().transform((scope) => scope.toLowerCase())),
  origins: z.array(z.string()),
  createdAt: z.string(),
  rotatedAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
})

const Problems = z.array(z.object({ code: z.enum(ERROR_CODES), message: z.string() }))
const MadeKey = z.object({ apiKey: Key.nullable(), key: z.string().nullable(), problems: Problems })
const Revoked = z.object({ revokedName: z.string().nullable(), problems: Problems })
const Rotated = z.object({ rotatedAt: z.string().nullable(), problems: Problems })

interface CreateOptions {
  readonly name: string
  readonly scopes: string
  readonly origin: readonly string[]
  readonly expires?: string
  readonly json?: boolean
}

/** `attune keys`: creates, lists, rotates and revokes API keys. */
export function keysCommand(context: CommandContext): Command {
  const keys = new Command('keys')
    .description('Manage API keys. Also works while a server runs, by asking it.')
    .addHelpText(
      'after',
      `
Scopes: read and track are safe in browsers; server reads and writes for all users; steer edits placements; analyze reads statistics;
privacy exports, resets and erases; admin does all.

Examples:
  $ attune keys create --name web --scopes read,track --origin https://shop.example
  $ attune keys create --name backend --scopes server --json | jq -r .key
  $ attune keys revoke web`,
    )
  keys
    .command('create')
    .description('Create a key and print it once. From the first key on every caller needs one.')
    .requiredOption('--name <name>', 'name, unique among keys')
    .requiredOption('--scopes <list>', `what it may do: ${SCOPES.join(', ')}, separated by commas`)
    .option('--origin <origin...>', 'origins of the pages that may use it; any caller if omitted', [])
    .option('--expires <instant>', 'when it ends, such as 2027-01-31T00:00:00Z')
    .option('--json', 'print the key as JSON')
    .action((options: CreateOptions) => create(context, options))
  keys
    .command('list')
    .description('List the keys, without their secret part.')
    .option('--json', 'print the keys as JSON')
    .action((options: { json?: boolean }) => list(context, options.json === true))
  keys
    .command('rotate')
    .description('Replace a key by a new one with the same name and rights, and print it once.')
    .argument('<name>', 'name of the key')
    .addOption(
      new Option('--overlap <seconds>', 'how long the old key works beside the new one')
        .argParser(integer(0))
        .default(3_600),
    )
    .option('--json', 'print the new key as JSON')
    .action((name: string, options: { overlap: number; json?: boolean }) =>
      make(context, ROTATE, 'rotateApiKey', { name, overlapSeconds: options.overlap }, options.json === true),
    )
  keys
    .command('revoke')
    .description('Revoke a key: it stops working within a second.')
    .argument('<name>', 'name of the key')
    .action((name: string) => revoke(context, name))
  keys
    .command('rotate-token-secret')
    .description('Replace the secret of user tokens: those issued before stop working within a second.')
    .action(() => rotateSecret(context))
  keys
    .command('create-master-key')
    .description('Create a master key for ATTUNE_MASTER_KEY_FILE, in a file that only its owner may read.')
    .argument('<file>', 'a new file, outside the data folder')
    .action((file: string) => createKeyFile(context, file))
  keys
    .command('rotate-master-key')
    .description('Encrypt the data key with a new master key. Stop the server of an embedded graph before.')
    .requiredOption('--new <file>', 'the file of the new master key')
    .option('--json', 'print the name of the data key as JSON')
    .action((options: { new: string; json?: boolean }) => rotateKeyFile(context, options))
  return keys
}

async function create(context: CommandContext, options: CreateOptions): Promise<void> {
  const variables = {
    name: options.name,
    scopes: options.scopes.split(',').map(scopeOf),
    origins: options.origin,
    expiresAt: options.expires ?? null,
  }
  await make(context, CREATE, 'createApiKey', variables, options.json === true)
}

/** @throws AttuneError `BAD_USER_INPUT` naming the scopes */
function scopeOf(word: string): string {
  const known = SCOPES.find((scope) => scope === word.trim().toLowerCase())
  if (known) return known.toUpperCase()
  throw new AttuneError('BAD_USER_INPUT', `--scopes must name some of ${SCOPES.join(', ')}`)
}

async function make(
  context: CommandContext,
  document: string,
  field: string,
  variables: Readonly<Record<string, unknown>>,
  isJson: boolean,
): Promise<void> {
  const { terminal } = context
  const { apiKey, key } = withoutProblems(MadeKey.parse(await ask(context, document, field, variables)))
  if (isJson) return printJson(terminal, { ...apiKey, key })
  say(terminal, 'this is shown once; keep it in a secret store')
  print(terminal, String(key))
}

async function list(context: CommandContext, isJson: boolean): Promise<void> {
  const keys = z.array(Key).parse(await ask(context, LIST, 'apiKeys', {}))
  if (isJson) return printJson(context.terminal, keys)
  showKeys(context.terminal, keys)
}

function showKeys(terminal: Terminal, keys: readonly z.infer<typeof Key>[]): void {
  if (keys.length === 0) {
    print(terminal, 'no keys: a server on this machine needs none')
    return
  }
  const columns = ['name', 'starts with', 'scopes', 'origins', 'created', 'last used', 'expires'].map(
    (head) => ({ head }),
  )
  const rows = keys.map(({ name, start, scopes, origins, createdAt, lastUsedAt, expiresAt }) => [
    plain(name),
    start,
    scopes.join(' '),
    origins.join(' ') || 'any',
    createdAt.slice(0, 10),
    lastUsedAt?.slice(0, 10) ?? 'never',
    expiresAt?.slice(0, 10) ?? 'never',
  ])
  print(terminal, table(terminal, columns, rows))
}

async function revoke(context: CommandContext, name: string): Promise<void> {
  withoutProblems(Revoked.parse(await ask(context, REVOKE, 'revokeApiKey', { name })))
  say(context.terminal, 'revoked')
}

async function rotateSecret(context: CommandContext): Promise<void> {
  withoutProblems(Rotated.parse(await ask(context, ROTATE_SECRET, 'rotateTokenSecret', {})))
  say(context.terminal, 'replaced: user tokens issued before no longer work')
}

function createKeyFile({ terminal, folder }: CommandContext, file: string): void {
  createMasterKey(resolve(folder, file))
  say(terminal, `created: ${file}`)
  say(terminal, 'without it the data cannot be read: keep a copy of it, and never beside the data')
}

async function rotateKeyFile(
  context: CommandContext,
  options: { new: string; json?: boolean },
): Promise<void> {
  const parts = composition(context)
  const graph = await parts.openGraph({ command: 'attune keys rotate-master-key', mayCreate: false })
  try {
    const dataKey = await parts.rotateMasterKey(graph.store, resolve(context.folder, options.new))
    if (options.json) return printJson(context.terminal, { dataKey })
    say(context.terminal, 'rotated: set ATTUNE_MASTER_KEY_FILE to the new file before the next start')
  } finally {
    await graph.close()
  }
}

async function ask(
  context: CommandContext,
  document: string,
  field: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  return withApi(composition(context), 'attune keys', async (api) =>
    answered(await api.ask(document, variables), field),
  )
}

/** The payload of a mutation. @throws AttuneError of its first problem */
function withoutProblems<T extends { readonly problems: z.infer<typeof Problems> }>(payload: T): T {
  const [problem] = payload.problems
  if (problem) throw new AttuneError(problem.code, problem.message)
  return payload
}
