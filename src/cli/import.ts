import { existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { type DataSet, RECORD_KINDS } from '../datasets/importing/data-set.ts'
import { dataFolder } from '../datasets/importing/folder.ts'
import { importDataSet } from '../datasets/importing/import-data-set.ts'
import type { ImportReport } from '../datasets/importing/import-report.ts'
import { LASTFM_COLLECTED_AT_MS, lastfm } from '../datasets/importing/lastfm.ts'
import { logDataSet } from '../datasets/importing/log-data-set.ts'
import { parseLogMapping } from '../datasets/importing/log-mapping.ts'
import { clearGraph, readOrigin, writeOrigin } from '../datasets/importing/origin.ts'
import { RejectFile } from '../datasets/importing/reject-file.ts'
import { AttuneError } from '../domain/errors.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { type CommandContext, composition } from './command-context.ts'
import { existingFile, existingFolder, instant, ratingScale } from './option-values.ts'
import { progress } from './progress.ts'
import { table } from './table.ts'
import { print, printJson, say, type Terminal } from './terminal.ts'

interface ImportOptions {
  readonly at?: number
  readonly ratingScale?: { readonly min: number; readonly max: number }
  readonly mapping?: string
  readonly rejectFile?: string
  readonly replace?: boolean
  readonly json?: boolean
}

interface Source {
  readonly dataSet: DataSet
  readonly atMs: number
}

/** `attune import [lastfm] <folder>`: imports a data set into the graph. Idempotent. */
export function importCommand(context: CommandContext): Command {
  return new Command('import')
    .description('Read a data set into the graph. Running it again changes nothing.')
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
  const source = await openSource(context, words, options)
  const rejectFile = rejectFileOf(context, options)
  // Before the graph is opened, so that a bad path changes nothing.
  if (rejectFile) await RejectFile.check(rejectFile)
  const parts = composition(context)
  const graph = await parts.openGraph({ command: 'attune import', mayCreate: true })
  try {
    await prepareForImport(context, graph.store, options.replace === true)
    const report = await importInto(context, graph.store, source, options)
    if (options.json) printJson(context.terminal, report)
    else show(context.terminal, report, options.rejectFile)
  } finally {
    await graph.close()
  }
}

function rejectFileOf({ folder }: CommandContext, { rejectFile }: ImportOptions): string | null {
  return rejectFile ? resolve(folder, rejectFile) : null
}

async function openSource(
  context: CommandContext,
  words: readonly string[],
  options: ImportOptions,
): Promise<Source> {
  const [first = '', second] = words
  if (first === 'logs' && second !== undefined && words.length === 2) return openLog(context, second, options)
  const isLastfm = first === 'lastfm' && (second !== undefined || !existsSync(resolve(context.folder, first)))
  if (words.length > (isLastfm ? 2 : 1)) {
    throw new AttuneError('BAD_USER_INPUT', `import takes one folder at a time, got ${words.length} words`)
  }
  const nowMs = context.nowMs()
  if (options.at !== undefined && options.at > nowMs) {
    throw new AttuneError('BAD_USER_INPUT', '--at must not be in the future')
  }
  if (isLastfm) {
    const folder = existingFolder(context, second)
    return { dataSet: await lastfm(folder), atMs: options.at ?? LASTFM_COLLECTED_AT_MS }
  }
  return { dataSet: await dataFolder(existingFolder(context, first)), atMs: options.at ?? nowMs }
}

function openLog(context: CommandContext, file: string, { at, mapping }: ImportOptions): Source {
  if (mapping === undefined) {
    throw new AttuneError('BAD_USER_INPUT', 'importing logs needs --mapping', {
      hint: 'docs/import-format.md, "Logs", shows a mapping',
    })
  }
  const read = parseLogMapping(readFileSync(existingFile(context, mapping), 'utf8'))
  return { dataSet: logDataSet(existingFile(context, file), read), atMs: at ?? context.nowMs() }
}

/** Refuses to mix the demo world with other data, unless `--replace` clears the graph first. */
async function prepareForImport(
  context: CommandContext,
  graph: GraphStore,
  isReplaced: boolean,
): Promise<void> {
  const origin = await readOrigin(graph)
  if (!isReplaced) {
    if (origin?.kind !== 'demo') return
    throw new AttuneError('IMPORT_REFUSED', 'the graph holds the demo world', {
      hint: 'add --replace to delete it first, or set ATTUNE_DATA_DIR to another folder',
    })
  }
  const shown = progress(context.terminal, context.nowMs)
  try {
    await clearGraph(graph, {
      signal: context.signal,
      onProgress: (step) => shown.update({ label: 'delete', ...step }),
    })
  } finally {
    shown.stop()
  }
}

async function importInto(
  context: CommandContext,
  graph: GraphStore,
  { dataSet, atMs }: Source,
  options: ImportOptions,
): Promise<ImportReport> {
  const shown = progress(context.terminal, context.nowMs)
  const rejectFile = rejectFileOf(context, options)
  try {
    await writeOrigin(graph, { kind: 'import', name: dataSet.name, state: 'filling' })
    const report = await importDataSet(graph, dataSet, {
      atMs,
      nowMs: context.nowMs(),
      signal: context.signal,
      onProgress: ({ kind, ...step }) => shown.update({ label: 'import', detail: kind, ...step }),
      ...(options.ratingScale && { ratingScale: options.ratingScale }),
      ...(rejectFile && { rejectFile }),
    })
    await writeOrigin(graph, { kind: 'import', name: dataSet.name, state: 'complete' })
    return report
  } finally {
    shown.stop()
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
