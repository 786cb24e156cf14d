import { basename, resolve } from 'node:path'
import { Command } from 'commander'
import { z } from 'zod'
import { AttuneError } from '../domain/errors.ts'
import { replaceFileDurably } from '../platform/files/replace-file.ts'
import type { Api } from '../server/api/local-api.ts'
import { digestOf } from '../steering/placement-versions.ts'
import { answered, withApi } from './ask.ts'
import { type CommandContext, composition } from './command-context.ts'
import { readTextFile } from './option-values.ts'
import { print, printJson, say } from './terminal.ts'

const VERSION = 'digest spec'

const LIST = `query Placements($after: String) {
  placements(first: 100, after: $after) {
    nodes { key surface draft { ${VERSION} } published { ${VERSION} } } pageInfo { endCursor hasNextPage }
  }
}`

const CHANGED = `placement { draft { digest } published { number digest } } problems { path message }`

const SAVE = `mutation SavePlacement($input: SavePlacementInput!) { savePlacementDraft(input: $input) { ${CHANGED} } }`

const PUBLISH = `mutation Publish($input: PublishPlacementInput!) { publishPlacement(input: $input) { ${CHANGED} } }`

const Version = z.object({ digest: z.string(), spec: z.unknown() }).nullable()

const Page = z.object({
  nodes: z.array(z.object({ key: z.string(), surface: z.string(), draft: Version, published: Version })),
  pageInfo: z.object({ endCursor: z.string().nullable(), hasNextPage: z.boolean() }),
})

type Placement = z.infer<typeof Page>['nodes'][number]

const Payload = z.object({
  placement: z
    .object({
      draft: z.object({ digest: z.string() }).nullable(),
      published: z.object({ number: z.number(), digest: z.string() }).nullable(),
    })
    .nullable(),
  problems: z.array(z.object({ path: z.array(z.string()), message: z.string() })),
})

const PlacementFile = z.strictObject({
  placements: z.array(
    z.strictObject({ key: z.string(), surface: z.string(), spec: z.record(z.string(), z.unknown()) }),
  ),
})

type Written = z.infer<typeof PlacementFile>['placements'][number]

/** `attune placements`: keeps placements in files. */
export function placementsCommand(context: CommandContext): Command {
  const placements = new Command('placements')
    .description('Keep placements in files. Also works while a server runs, by asking it.')
    .addHelpText(
      'after',
      `
A file has the spec of each placement as the API takes it, but no versions, windows and notes.

Examples:
  $ attune placements export placements.json
  $ attune placements import placements.json --publish`,
    )
  placements
    .command('export')
    .description('Write the specs that apply now.')
    .argument('[file]', 'file to write or replace; standard output if omitted')
    .option('--drafts', 'write the draft of each placement that has one')
    .action((file: string | undefined, options: { drafts?: boolean }) =>
      exportPlacements(context, file, options.drafts === true),
    )
  placements
    .command('import')
    .description('Save what is different as drafts. If one placement has a problem, none is published.')
    .argument('<file>', 'file of an export')
    .option('--publish', 'publish these drafts, too')
    .option('--json', 'print the keys as JSON')
    .action((file: string, options: ImportOptions) => importPlacements(context, file, options))
  return placements
}

async function exportPlacements(
  context: CommandContext,
  file: string | undefined,
  mayBeDraft: boolean,
): Promise<void> {
  const { terminal, folder } = context
  const all = await withApi(composition(context), 'attune placements', readPlacements)
  const placements = all.flatMap(({ key, surface, draft, published }) => {
    const version = (mayBeDraft && draft) || published
    return version ? [{ key, surface, spec: version.spec }] : []
  })
  const text = JSON.stringify({ placements }, null, 2)
  if (file === undefined) return print(terminal, text)
  await replaceFileDurably(resolve(folder, file), `${text}\n`)
  say(terminal, `${placements.length} placements written to ${file}`)
}

async function readPlacements(api: Api): Promise<readonly Placement[]> {
  const all: Placement[] = []
  for (let after: string | null = null; ; ) {
    const page = Page.parse(answered(await api.ask(LIST, { after }), 'placements'))
    all.push(...page.nodes)
    if (!page.pageInfo.hasNextPage) return all
    after = page.pageInfo.endCursor
  }
}

interface ImportOptions {
  readonly publish?: boolean
  readonly json?: boolean
}

/** The keys of the placements of a file, by what was done. */
interface Imported {
  readonly saved: readonly string[]
  readonly published: readonly string[]
  readonly unchanged: readonly string[]
}

async function importPlacements(
  context: CommandContext,
  file: string,
  { publish = false, json = false }: ImportOptions,
): Promise<void> {
  const { terminal } = context
  const written = parseFile(file, readTextFile(context, file))
  const { saved, published, unchanged } = await withApi(composition(context), 'attune placements', (api) =>
    importAll(api, written, publish),
  )
  if (json) return printJson(terminal, { saved, published, unchanged })
  say(
    terminal,
    `${saved.length} drafts saved, ${published.length} published, ${unchanged.length} without a change`,
  )
}

/** @throws AttuneError `BAD_USER_INPUT` for a file of another form */
function parseFile(file: string, text: string): readonly Written[] {
  try {
    return PlacementFile.parse(JSON.parse(text)).placements
  } catch (cause) {
    throw new AttuneError('BAD_USER_INPUT', `${basename(file)} is no file of placements`, {
      hint: '`attune placements export` shows the form',
      cause,
    })
  }
}

/** @throws AttuneError `BAD_USER_INPUT` with all problems; then nothing is published */
async function importAll(api: Api, written: readonly Written[], publishes: boolean): Promise<Imported> {
  const known = new Map((await readPlacements(api)).map((placement) => [placement.key, placement]))
  const drafts = new Map<string, string>()
  const problems: string[] = []
  const unchanged: string[] = []
  for (const { key, surface, spec } of written) {
    const applying = known.get(key)?.published?.digest
    if (applying === digestOf(JSON.stringify(spec))) {
      unchanged.push(key)
      continue
    }
    const { placement, problems: own } = await changed(api, SAVE, { key, surface, spec })
    for (const { path, message } of own) problems.push(`${key}: ${path.slice(1).join('.')}: ${message}`)
    // A spec that was written by hand may say the same in other words.
    if (placement?.draft) drafts.set(key, placement.draft.digest)
  }
  if (problems.length > 0) throw new AttuneError('BAD_USER_INPUT', problems.join('\n'))
  const published: string[] = []
  for (const [key, expectedDigest] of publishes ? drafts : []) {
    if (known.get(key)?.published?.digest === expectedDigest) continue
    const { problems: own } = await changed(api, PUBLISH, { key, expectedDigest })
    const [problem] = own
    if (problem) throw new AttuneError('CONFLICT', `${key}: ${problem.message}`)
    published.push(key)
  }
  return { saved: [...drafts.keys()], published, unchanged }
}

async function changed(
  api: Api,
  document: string,
  input: Readonly<Record<string, unknown>>,
): Promise<z.infer<typeof Payload>> {
  const field = document === SAVE ? 'savePlacementDraft' : 'publishPlacement'
  return Payload.parse(answered(await api.ask(document, { input }), field))
}
