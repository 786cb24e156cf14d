import { parseArgs } from 'node:util'
import { attackClasses } from '../test/attacks/attack-page.ts'
import { attackTable, type ClassCount } from '../test/attacks/attack-table.ts'
import type { Attempt } from '../test/attacks/attempt.ts'
import { type ForeignTarget, foreignTarget, type Given } from '../test/attacks/foreign-target.ts'
import { OUTSIDE_ATTACKS } from '../test/attacks/outside/all.ts'
import type { OutsideAttack } from '../test/attacks/target.ts'

const HELP = `Tries attacks on a running server, as docs/security-tests.md lists them.

  npm run attack -- --url http://127.0.0.1:4000/graphql --web-key KEY --server-key KEY [--admin-key KEY]

  --url URL             the GraphQL endpoint
  --web-key KEY         a key of browsers: the scopes read and track
  --server-key KEY      a key with the scope server
  --admin-key KEY       a key with the scope admin; without it, what needs one is not tried
  --only A20,A29        these classes alone
  --minutes N           longest time, default 15; what is left then is listed
  --json                the result as JSON on standard output
  --i-own-this-server   goes to an address that is not of this machine
  --help                this text

Only attack a server that you run. It is loaded with some thousand requests, and answers others more slowly meanwhile. The attacks
make users, items and tags of their own, whose ids begin with "attack-" and random digits, and delete them at the end.

Exit code: 0 if no attempt succeeded, 1 if one did, 2 if the attacks could not be tried completely.
`

/** Where output goes. */
export interface Output {
  out(text: string): void
  err(text: string): void
}

/** What became of one class. */
interface ClassResult extends ClassCount {
  /** Attempts that ended in an error instead of an answer. */
  readonly broken: readonly string[]
  readonly gains: readonly string[]
}

interface NotTried {
  readonly id: string
  readonly name: string
  readonly why: string
}

interface Options extends Given {
  readonly only: readonly string[]
  readonly minutes: number
  readonly isJson: boolean
}

/** Characters of a gain that are shown. */
const SHOWN = 300

/** What stays on a server whose made-up records were deleted. */
const STAYS = [
  'lines of the log and the audit log that name the made-up ids',
  'changes of the catalog that name made-up items, until 5,000 later ones',
  'exports of the made-up users, for 24 hours',
  'points counted by rate limits, for a minute',
]

/** Runs the tool. Resolves with the exit code. */
export async function runAttacks(
  words: readonly string[],
  output: Output,
  stop?: AbortSignal,
): Promise<0 | 1 | 2> {
  const options = optionsIn(words)
  if (typeof options === 'string') {
    const isHelp = options === HELP
    if (isHelp) output.out(HELP)
    else output.err(`${options}\nSee npm run attack -- --help\n`)
    return isHelp ? 0 : 2
  }
  const target = await foreignTarget(options)
  try {
    output.err(`Attacking ${options.url} with ids that begin with ${target.prefix}\n`)
    await target.fill()
    const { results, notTried } = await attackAll(target, options, output, stop)
    const left = await target.remove()
    print({ options, target, results, notTried, left }, output)
    if (results.some(({ successes }) => successes > 0)) return 1
    const isWhole = results.every(({ broken }) => broken.length === 0) && !notTried.some(isUnexpected)
    return isWhole && left.length === 0 ? 0 : 2
  } catch (error) {
    output.err(`${error instanceof Error ? error.message : String(error)}\n`)
    await target.remove().catch(() => output.err(`Records that begin with ${target.prefix} may be left.\n`))
    return 2
  }
}

function optionsIn(words: readonly string[]): Options | string {
  const parsed = parsedOf(words)
  if (typeof parsed === 'string') return parsed
  const { values } = parsed
  if (values.help) return HELP
  const { url = '', 'web-key': webKey, 'server-key': serverKey, 'admin-key': adminKey = null } = values
  if (!URL.canParse(url)) return '--url must be the URL of a GraphQL endpoint'
  if (!webKey || !serverKey) return '--web-key and --server-key are required'
  if (!isLoopback(new URL(url)) && !values['i-own-this-server'])
    return `${new URL(url).hostname} is not of this machine: add --i-own-this-server if it is yours`
  const only = values.only?.split(',') ?? []
  const unknown = only.filter((id) => !OUTSIDE_ATTACKS.some((attack) => attack.id === id))
  if (unknown.length > 0) return `not tried from outside: ${unknown.join(', ')}`
  const minutes = Number(values.minutes ?? 15)
  if (!(minutes > 0)) return '--minutes must be above 0'
  return { url, webKey, serverKey, adminKey, only, minutes, isJson: values.json ?? false }
}

function parsedOf(words: readonly string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  try {
    return parseArgs({
      args: [...words],
      options: {
        url: text,
        'web-key': text,
        'server-key': text,
        'admin-key': text,
        only: text,
        minutes: text,
        json: flag,
        'i-own-this-server': flag,
        help: flag,
      },
    })
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function isLoopback({ hostname }: URL): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}

async function attackAll(
  target: ForeignTarget,
  { only, minutes }: Options,
  output: Output,
  stop?: AbortSignal,
): Promise<{ readonly results: readonly ClassResult[]; readonly notTried: readonly NotTried[] }> {
  const classes = attackClasses()
  const nameOf = (id: string) => classes.find((row) => row.id === id)?.name ?? id
  const results = new Map<string, ClassResult>()
  const notTried: NotTried[] = classes
    .filter(({ fromOutside }) => fromOutside.startsWith('no'))
    .map(({ id, name, fromOutside }) => ({ id, name, why: fromOutside.replace(/^no: /, '') }))
  const endsAtMs = performance.now() + 60_000 * minutes
  for (const attack of OUTSIDE_ATTACKS) {
    if (only.length > 0 && !only.includes(attack.id)) continue
    const isOver = performance.now() > endsAtMs || stop?.aborted
    const tried = isOver ? null : await tryOne(target, attack)
    if (tried === null || tried.attempts === 0) {
      notTried.push({
        id: attack.id,
        name: attack.title,
        why: isOver ? OUT_OF_TIME : 'needs an address of its own',
      })
      continue
    }
    output.err(`${attack.id} ${attack.title}: ${tried.successes} of ${tried.attempts} succeeded\n`)
    results.set(attack.id, sum(results.get(attack.id), { ...tried, id: attack.id, name: nameOf(attack.id) }))
  }
  return { results: [...results.values()], notTried }
}

const OUT_OF_TIME = 'out of time'

/** Not stated by the page: the run was too short. */
function isUnexpected({ why }: NotTried): boolean {
  return why === OUT_OF_TIME
}

function sum(before: ClassResult | undefined, more: ClassResult): ClassResult {
  if (!before) return more
  return {
    ...more,
    attempts: before.attempts + more.attempts,
    successes: before.successes + more.successes,
    broken: [...before.broken, ...more.broken],
    gains: [...before.gains, ...more.gains],
  }
}

async function tryOne(
  target: ForeignTarget,
  attack: OutsideAttack,
): Promise<Omit<ClassResult, 'id' | 'name'>> {
  const gains: string[] = []
  const broken: string[] = []
  const guarded = async <T>(name: string, work: () => T | Promise<T>): Promise<T | null> => {
    try {
      return await work()
    } catch (error) {
      broken.push(`${name}: ${error instanceof Error ? error.message : String(error)}`.slice(0, SHOWN))
      return null
    }
  }
  const attempts = await guarded<readonly Attempt[]>(attack.title, () => attack.attempts(target))
  for (const { name, run } of attempts ?? []) {
    const gain = await guarded(name, run)
    if (gain !== null) gains.push(`${name}: ${gain}`.slice(0, SHOWN))
  }
  return { attempts: attempts?.length ?? 1, successes: gains.length, broken, gains }
}

/** The classes among these of which `npm test` tries more. */
function partsOf(results: readonly ClassResult[]) {
  return attackClasses().filter(
    ({ id, fromOutside }) => fromOutside.startsWith('in part') && results.some((result) => result.id === id),
  )
}

interface Report {
  readonly options: Options
  readonly target: ForeignTarget
  readonly results: readonly ClassResult[]
  readonly notTried: readonly NotTried[]
  readonly left: readonly string[]
}

function print({ options, target, results, notTried, left }: Report, { out }: Output): void {
  if (options.isJson) {
    const { url } = options
    out(
      `${JSON.stringify({ url, prefix: target.prefix, classes: results, notTried, left, stays: STAYS }, null, 2)}\n`,
    )
    return
  }
  const listed = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? `\n${title}\n${lines.map((line) => `  ${line}\n`).join('')}` : ''
  out(
    [
      `\n${attackTable(results)}`,
      listed(
        'Succeeded:',
        results.flatMap(({ id, gains }) => gains.map((gain) => `${id} ${gain}`)),
      ),
      listed(
        'Ended in an error instead of an answer:',
        results.flatMap(({ id, broken }) => broken.map((text) => `${id} ${text}`)),
      ),
      listed(
        'Tried in part from outside:',
        partsOf(results).map(
          ({ id, name, fromOutside }) => `${id} ${name}: ${fromOutside.replace('in part: ', '')}`,
        ),
      ),
      listed(
        'Not tried from outside:',
        notTried.map(({ id, name, why }) => `${id} ${name}: ${why}`),
      ),
      left.length === 0
        ? '\nThe made-up users, items and tags are deleted.\n'
        : listed('Could not be deleted:', left),
      listed('What stays:', STAYS),
    ].join(''),
  )
}

if (import.meta.filename === process.argv[1]) {
  const stopping = new AbortController()
  process.once('SIGINT', () => {
    process.stderr.write('Stopping after this attack\n')
    stopping.abort()
  })
  process.exitCode = await runAttacks(
    process.argv.slice(2),
    { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) },
    stopping.signal,
  )
}
