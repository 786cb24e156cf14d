import { once } from 'node:events'
import { createServer } from 'node:net'
import { Command } from 'commander'
import type { ListeningServer } from '../app/compose.ts'
import type { Config } from '../app/config.ts'
import { isOpenToOthers } from '../app/data-folder.ts'
import { onceReleased } from '../app/folder-lock.ts'
import type { HeldGraph } from '../app/held-graph.ts'
import { openTracing } from '../app/open-tracing.ts'
import { someUserIds } from '../graph/__generated__/queries.ts'
import type { GraphError } from '../graph/graph-error.ts'
import { type GraphStore, isAvailable } from '../graph/graph-store.ts'
import { listenError } from '../server/api/server.ts'
import { type CommandContext, composition } from './command-context.ts'
import { prepareGraph } from './prepare-graph.ts'
import { print, printJson, say } from './terminal.ts'
import { limitHeapGrowth } from './train.ts'

interface ServeOptions {
  readonly host?: string
  readonly port?: string
  readonly json?: boolean
}

const WITHOUT_KEYS =
  'there are no API keys: every caller from this machine is the operator (`attune keys create` makes the first key)'

const OPEN_FOLDER =
  'other users of this machine may read the data folder, which holds personal data: `chmod -R go= <folder>` ends that'

/** `attune serve`: opens or creates the graph and serves GraphQL until a signal stops it. */
export function serveCommand(context: CommandContext): Command {
  return new Command('serve')
    .description('Serve GraphQL; a new embedded graph is filled with the demo world and trained first.')
    .option('--host <address>', 'address to listen on (setting HOST)')
    .option('--port <n>', 'port to listen on (setting PORT)')
    .option('--json', 'print the URL as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ attune serve
  $ PORT=4001 ATTUNE_DATA_DIR=/var/lib/attune attune serve
  $ ATTUNE_GRAPH=neo4j NEO4J_URI=neo4j://graph.internal:7687 attune serve

SIGTERM and SIGINT drain and stop the server.`,
    )
    .action((options: ServeOptions) => serve(context, options))
}

async function serve(context: CommandContext, options: ServeOptions): Promise<void> {
  const tracing = await openTracing(context.variables)
  try {
    await serveGraph(context, options)
  } finally {
    await tracing.close()
  }
}

async function serveGraph(context: CommandContext, options: ServeOptions): Promise<void> {
  const parts = composition(context, { HOST: options.host, PORT: options.port })
  const { dataDir } = parts.config
  await onceReleased(dataDir, () => checkPort(parts.config))
  const onUnavailable = ({ message }: GraphError) => {
    say(context.terminal, message)
    say(context.terminal, 'serving without it: events wait on disk, lists are empty until it answers')
  }
  const onRefused = ({ message, hint }: GraphError) => {
    say(context.terminal, `Neo4j cannot be used: ${message}`)
    if (hint) say(context.terminal, hint)
  }
  const graph = await parts.openGraph({ command: 'attune serve', mayCreate: true, onUnavailable, onRefused })
  try {
    if (isOpenToOthers(dataDir)) say(context.terminal, OPEN_FOLDER)
    await parts.requireKeys(graph.store)
    limitHeapGrowth(graph.store)
    if (isAvailable(graph.store)) await prepareGraph(context, parts.config, graph.store)
    const server = await parts.startServer(graph.store, graph.cleanFiles)
    try {
      await announce(context, graph, server, options.json === true)
      graph.startSnapshots((line) => say(context.terminal, line))
      await stopped(context.signal)
      say(context.terminal, 'stopping: finishing running requests')
      graph.announceStop()
    } finally {
      await server.close()
    }
  } finally {
    await graph.close()
  }
}

async function announce(
  { terminal }: CommandContext,
  graph: HeldGraph,
  server: ListeningServer,
  isJson: boolean,
): Promise<void> {
  graph.announce(server)
  if (!server.hasKeys()) say(terminal, WITHOUT_KEYS)
  if (isJson) return printJson(terminal, { url: server.url, pid: process.pid })
  print(terminal, `\nAttune answers at ${server.url}\n\nA query to paste:\n`)
  print(terminal, firstQuery(await someUser(graph.store)))
}

/** A user for the printed query: the first by id, or an unknown one. */
async function someUser(graph: GraphStore): Promise<string> {
  const [user] = isAvailable(graph) ? await graph.run(someUserIds, { limit: 1 }) : []
  return user?.id ?? 'new-user'
}

/** A first query to paste into a client. */
function firstQuery(userId: string): string {
  return `query {
  recommendations(userId: ${JSON.stringify(userId)}, first: 5) {
    edges {
      rank
      probability
      node { title kind }
      reasons { text }
    }
  }
}`
}

async function stopped(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort')
}

/**
 * Checks that `host`:`port` is free, before slow work begins.
 *
 * @throws AttuneError `PORT_IN_USE` if it is taken, `CONFIG_INVALID` if this machine has no such address
 */
async function checkPort({ host, port }: Pick<Config, 'host' | 'port'>): Promise<void> {
  const probe = createServer()
  try {
    probe.listen({ host, port, exclusive: true })
    await once(probe, 'listening')
  } catch (error) {
    throw listenError(error, { host, port })
  } finally {
    await new Promise((resolve) => probe.close(resolve))
  }
}
