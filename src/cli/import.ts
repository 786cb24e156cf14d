import { existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { readOwner } from '../app/folder-lock.ts'
import type { ImportReport } from '../datasets/importing/import-report.ts'
import { type ImportSource, importSource, openDataSet } from '../datasets/importing/import-source.ts'
import { LASTFM_COLLECTED_AT_MS } from '../datasets/importing/lastfm.ts'
import { clearGraph } from '../datasets/importing/origin.ts'
import { RejectFile } from '../datasets/importing/reject-file.ts'
import { AttuneError } from '../domain/errors.ts'
import { RECORD_KINDS } from '../domain/records.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { type HoldingServer, withGraphOrServer } from './ask.ts'
import { type CommandContext, composition } from './command-context.ts'
import { existingFile, existingFolder, instant, ratingScale } from './option-values.ts'
import { withProgress } from './progress.ts'
import { IMPORT_REPORT } from './server-reports.ts'
import { table } from './table.ts'
import { runOnServer, type TaskKind } from './task-on-server.ts'
import { print, printJson, say, type Terminal } from './terminal.ts'

interface ImportOptions {
  readonly at?: number
  readonly ratingScale?: { readonly min: number; readonly max: number }
  readonly mapping?: string
  readonly rejectFile?: string
  readonly replace?: boolean
  readonly json?: boolean
}

/** `attune import [lastfm] <folder>`: imports a data set into the graph. Idempotent. */
export function importCommand(context: CommandContext): Command {
  return new Command('import')
    .description(
      'Read a data set into the graph. Running it again changes nothing. A running server that holds the graph does it.',
    )
    .usage('[lastfm] <folder> | logs <file> --mapping <file> [options]')
    .argument(
      '<source...>',
      'a folder of CSV or JSONL files, `lastfm` and the folder of that data set, or `logs` and a file',
    )
    .option('--at <instant>', 'when rows without a date happened, RFC 3339 (default: now)', instant)
    .addOption(
      new Option('--rating-scale <min-max>', 'lowest and highest rating, such as 1-5').argParser(ratingScale),
    )
    .option('--mapping <file>', 'how lines of a log become interactions, as JSON')
    .option('--reject-file <file>', 'write every rejected row there, with its reason')
    .option('--replace', 'delete everything in the graph first')
    .option('--json', 'print the counts as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ attune import ./data --rating-scale 1-5
  $ attune import lastfm ./hetrec2011-lastfm-2k --json
  $ attune import logs access.log --mapping mapping.json
  $ attune import ./data --replace --reject-file rejected.jsonl

The layout of a folder and of a mapping is described in docs/import-format.md.`,
    )
    .action((words: readonly string[], options: ImportOptions) => runImport(context, words, options))
}

async function runImport(
  context: CommandContext,
  words: readonly string[],
  options: ImportOptions,
): Promise<void> {
  const source = sourceOf(context, words, options)
  // Before the graph is opened, so that bad files and paths change nothing.
  await openDataSet(source)
  if (source.rejectFile !== null) await RejectFile.check(source.rejectFile)
  const parts = composition(context)
  const report = await withGraphOrServer(
    parts,
    { command: 'attune import', mayCreate: true },
    async (graph) => {
      if (options.replace) await deleteAll(context, graph)
      return importHere(context, graph, source)
    },
    (api) => {
      if (options.replace) throw heldByServer(parts.config.dataDir)
      return importOnServer(context, api, source)
    },
  )
  if (options.json) printJson(context.terminal, report)
  else show(context.terminal, report, options.rejectFile)
}

function sourceOf(context: CommandContext, words: readonly string[], options: ImportOptions): ImportSource {
  const { ratingScale = null, rejectFile } = options
  return {
    ...dataOf(context, words, options),
    ratingScale,
    rejectFile: rejectFile ? resolve(context.folder, rejectFile) : null,
  }
}

function dataOf(
  context: CommandContext,
  words: readonly string[],
  { at, mapping }: ImportOptions,
): Pick<ImportSource, 'format' | 'path' | 'mapping' | 'atMs'> {
  const [first = '', second] = words
  const nowMs = context.nowMs()
  if (first === 'logs' && second !== undefined && words.length === 2) {
    return { format: 'logs', ...logOf(context, second, mapping), atMs: at ?? nowMs }
  }
  if (mapping !== undefined) {
    throw new AttuneError('BAD_USER_INPUT', '--mapping says how lines of a log are read', {
      hint: 'attune import logs <file> --mapping <file>',
    })
  }
  const isLastfm = first === 'lastfm' && (second !== undefined || !existsSync(resolve(context.folder, first)))
  if (words.length > (isLastfm ? 2 : 1)) {
    throw new AttuneError('BAD_USER_INPUT', `import takes one folder at a time, got ${words.length} words`)
  }
  if (at !== undefined && at > nowMs) {
    throw new AttuneError('BAD_USER_INPUT', '--at must not be in the future')
  }
  const path = existingFolder(context, isLastfm ? second : first)
  return isLastfm
    ? { format: 'lastfm', path, mapping: null, atMs: at ?? LASTFM_COLLECTED_AT_MS }
    : { format: 'folder', path, mapping: null, atMs: at ?? nowMs }
}

function logOf(
  context: CommandContext,
  file: string,
  mapping: string | undefined,
): Pick<ImportSource, 'path' | 'mapping'> {
  if (mapping === undefined) {
    throw new AttuneError('BAD_USER_INPUT', 'importing logs needs --mapping', {
      hint: 'docs/import-format.md, "Logs", shows a mapping',
    })
  }
  const text = readFileSync(existingFile(context, mapping), 'utf8')
  return { path: existingFile(context, file), mapping: text }
}

/** A server would go on with what it has in memory, and with events of deleted users that are in its journal. */
function heldByServer(dataDir: string): AttuneError {
  const pid = readOwner(dataDir)?.pid
  return new AttuneError('GRAPH_IN_USE', '--replace deletes everything, and a server holds the graph', {
    hint: `stop the server${pid === undefined ? '' : ` (kill ${pid})`}, import, and start it again`,
  })
}

async function deleteAll(context: CommandContext, graph: GraphStore): Promise<void> {
  await withProgress(context, (update) =>
    clearGraph(graph, {
      signal: context.signal,
      onProgress: (step) => update({ label: 'delete', ...step }),
    }),
  )
}

async function importHere(
  context: CommandContext,
  graph: GraphStore,
  source: ImportSource,
): Promise<ImportReport> {
  return withProgress(context, (update) =>
    importSource(graph, source, {
      nowMs: context.nowMs(),
      signal: context.signal,
      onProgress: ({ kind, ...step }) => update({ label: 'import', detail: kind, ...step }),
    }),
  )
}

const IMPORT: TaskKind<ImportReport> = {
  name: 'import',
  progress: 'progress { name: kind done total }',
  report: IMPORT_REPORT,
  show: ({ name, ...step }) => ({ label: 'import', detail: name, ...step }),
}

async function importOnServer(
  context: CommandContext,
  server: HoldingServer,
  source: ImportSource,
): Promise<ImportReport> {
  try {
    return await runOnServer(context, server, IMPORT, () => server.startImport(source))
  } catch (error) {
    if (!(error instanceof AttuneError && error.code === 'UNAVAILABLE')) throw error
    throw new AttuneError('UNAVAILABLE', error.message, {
      hint: 'import again once the server answers, or without a server: that completes the import',
      cause: error,
    })
  }
}

function show(terminal: Terminal, report: ImportReport, rejectFile: string | undefined): void {
  const outcomes = ['read', 'created', 'merged', 'skipped', 'rejected'] as const
  const columns = [{ head: '' }, ...outcomes.map((head) => ({ head, isNumber: true }))]
  const rows = RECORD_KINDS.map((kind) => [
    kind,
    ...outcomes.map((outcome) => report[kind][outcome].toLocaleString('en-US')),
  ])
  print(terminal, table(terminal, columns, rows))
  if (rejectFile) say(terminal, `rejected rows: ${basename(rejectFile)}`)
  say(terminal, 'next: attune train')
}
