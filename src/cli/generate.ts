import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import { MAX_ITEMS, MAX_USERS } from '../datasets/generated/world-options.ts'
import { type WrittenRows, writeWorld } from '../datasets/generated/write-world.ts'
import { RECORD_KINDS } from '../domain/records.ts'
import type { CommandContext } from './command-context.ts'
import { instant, integer } from './option-values.ts'
import { withProgress } from './progress.ts'
import { table } from './table.ts'
import { print, printJson, say, type Terminal } from './terminal.ts'

interface GenerateOptions {
  readonly users: number
  readonly items?: number
  readonly interactions?: number
  readonly ties?: number
  readonly taggings?: number
  readonly seed: number
  readonly until: number
  readonly output: string
  readonly properties?: boolean
  readonly json?: boolean
}

/** Counts that were not given: for each item, user, user and item. The benchmarks measure worlds of these proportions. */
const USERS_PER_ITEM = 2
const PER_USER_INTERACTIONS = 50
const PER_USER_TIES = 10
const PER_ITEM_TAGGINGS = 2

/** Fixed, so that one seed gives the same bytes on any day. */
const UNTIL = '2026-01-01'

/** `attune generate`: writes a random world as a folder that `attune import` reads. */
export function generateCommand(context: CommandContext): Command {
  return new Command('generate')
    .description(
      'Write a random data set of any size, for benchmarks, as a folder that `attune import` reads.',
    )
    .requiredOption('--output <folder>', 'a new or empty folder')
    .addOption(counted('--users', 'users, `u0` and on', 1, MAX_USERS).default(20_000))
    .addOption(counted('--items', 'items, `i0` and on (default: half as many as users)', 1, MAX_ITEMS))
    .addOption(
      counted(
        '--interactions',
        `rows, each of another user and item (default: ${PER_USER_INTERACTIONS} for each user)`,
      ),
    )
    .addOption(counted('--ties', `users who follow another (default: ${PER_USER_TIES} for each user)`))
    .addOption(counted('--taggings', `tags of items (default: ${PER_ITEM_TAGGINGS} for each item)`))
    .option(
      '--properties',
      'titles of several words, and price, brand, inStock, releasedAt, colors and location of items',
    )
    .addOption(counted('--seed', 'the same seed and options write the same bytes').default(1))
    .addOption(
      new Option('--until <instant>', 'when the data ends, RFC 3339')
        .argParser(instant)
        .default(instant(UNTIL), UNTIL),
    )
    .option('--json', 'print the counts as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ attune generate --output ./world && attune import ./world
  $ attune generate --users 1000 --items 100000 --properties --output ./shop --json

Few items are popular, activity of users is log-normal, and users mostly meet items and users of their own community.`,
    )
    .action((options: GenerateOptions) => generate(context, options))
}

function counted(name: string, description: string, min = 0, max?: number): Option {
  return new Option(`${name} <count>`, description).argParser(integer(min, max))
}

async function generate(context: CommandContext, options: GenerateOptions): Promise<void> {
  const { users, seed, until: untilMs } = options
  const items = options.items ?? Math.ceil(users / USERS_PER_ITEM)
  const rows = await withProgress(context, (update) =>
    writeWorld(
      resolve(context.folder, options.output),
      {
        users,
        items,
        interactions: options.interactions ?? Math.min(users * PER_USER_INTERACTIONS, users * items),
        ties: options.ties ?? Math.min(users * PER_USER_TIES, users * (users - 1)),
        taggings: options.taggings ?? items * PER_ITEM_TAGGINGS,
        seed,
        hasProperties: options.properties === true,
        untilMs,
      },
      {
        signal: context.signal,
        onProgress: ({ kind, ...step }) => update({ label: 'generate', detail: kind, ...step }),
      },
    ),
  )
  if (options.json) printJson(context.terminal, rows)
  else show(context.terminal, rows, options.output)
}

function show(terminal: Terminal, rows: WrittenRows, folder: string): void {
  const columns = [{ head: '' }, { head: 'rows', isNumber: true }]
  print(
    terminal,
    table(
      terminal,
      columns,
      RECORD_KINDS.map((kind) => [kind, rows[kind].toLocaleString('en-US')]),
    ),
  )
  say(terminal, `next: attune import ${folder}`)
}
