import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import type { Composition } from '../app/compose.ts'
import { readOwner } from '../app/folder-lock.ts'
import { AttuneError } from '../domain/errors.ts'
import { SNAPSHOT_FOLDER, snapshotName, snapshotsIn, takenAtMs } from '../graph/snapshot-files.ts'
import { copyDurably } from '../platform/files/durable-files.ts'
import { type CommandContext, composition } from './command-context.ts'
import { printJson, say } from './terminal.ts'

interface BackupOptions {
  readonly output: string
  readonly json?: boolean
}

/** `attune backup`: copies the embedded graph to a file. */
export function backupCommand(context: CommandContext): Command {
  return new Command('backup')
    .description('Copy the embedded graph to a file. While a server runs, its newest snapshot is copied.')
    .requiredOption('--output <path>', 'a new file, or an existing folder')
    .option('--json', 'print the file as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ attune backup --output /backup
  $ attune restore /backup/graph-2026-05-01T10-00-00.grafeo

A backup holds personal data. \`attune restore\` erases again who was erased since. Back up Neo4j with its own tools.`,
    )
    .action((options: BackupOptions) => backUp(context, options))
}

async function backUp(context: CommandContext, { output, json }: BackupOptions): Promise<void> {
  const parts = composition(context)
  if (parts.config.graph !== 'embedded') {
    throw new AttuneError('BAD_USER_INPUT', 'only an embedded graph can be copied to a file', {
      hint: 'back up Neo4j with its own tools, such as `neo4j-admin database dump`',
    })
  }
  const path = pathOf(context, output)
  const draft = `${path}.draft`
  try {
    const atMs = await copyGraph(context, parts, draft)
    renameSync(draft, path)
    if (json) return printJson(context.terminal, { file: path, asOf: new Date(atMs).toISOString() })
    say(context.terminal, `the graph as of ${new Date(atMs).toISOString()}: ${path}`)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** @throws AttuneError `CONFLICT` if the file exists */
function pathOf({ folder, nowMs }: CommandContext, output: string): string {
  const given = resolve(folder, output)
  const isFolder = statSync(given, { throwIfNoEntry: false })?.isDirectory() ?? false
  const path = isFolder ? join(given, snapshotName(nowMs())) : given
  if (!existsSync(path)) return path
  throw new AttuneError('CONFLICT', '--output names a file that exists', { hint: 'name a new file' })
}

/** Copies the graph, or the newest snapshot of a running server. Returns the instant of the copied state. */
async function copyGraph(context: CommandContext, parts: Composition, path: string): Promise<number> {
  try {
    const graph = await parts.openGraph({ command: 'attune backup', mayCreate: false })
    try {
      await graph.copyTo(path, context.signal)
      return context.nowMs()
    } finally {
      await graph.close()
    }
  } catch (error) {
    const [newest] = snapshotsIn(join(parts.config.dataDir, SNAPSHOT_FOLDER))
    if (!(error instanceof AttuneError && error.code === 'GRAPH_IN_USE')) throw error
    if (newest === undefined) throw readOwner(parts.config.dataDir)?.url ? withoutSnapshot(error) : error
    await copyDurably(newest, path)
    return takenAtMs(newest)
  }
}

function withoutSnapshot(cause: AttuneError): AttuneError {
  return new AttuneError('GRAPH_IN_USE', 'the running server has taken no snapshot yet', {
    hint: 'it takes the first one a minute after its start: try again then',
    cause,
  })
}
