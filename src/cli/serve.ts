import { Command } from 'commander'
import type { HeldGraph, ListeningServer } from '../app/composition.ts'
import { someUserIds } from '../graph/__generated__/queries.ts'
import type { GraphError } from '../graph/graph-error.ts'
import { type GraphStore, isAvailable } from '../graph/graph-store.ts'
import { type CommandContext, composition } from './command-context.ts'
import { checkPort } from './free-port.ts'
import { limitHeapGrowth } from './heap-growth.ts'
import { prepareGraph } from './prepare-graph.ts'
import { print, printJson, say } from './terminal.ts'

interface ServeOptions {
  readonly host?: string
  readonly port?: string
  readonly json?: boolean
}

/** `attune serve`: opens or makes the graph and serves GraphQL until it is told to stop. */
export function serveCommand(context: CommandContext): Command {
  return new Command('serve')
    .description('Serve GraphQL; a new embedded graph is filled with the demo world and trained first.')
    .option('--host <address>', 'address to listen on (setting HOST)')
    .option('--port <n>', 'port to listen on (setting PORT)')
    .option('--json', 'print where it answers as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ attune serve
  $ PORT=4001 ATTUNE_DATA_DIR=/var/lib/attune attune serve
  $ ATTUNE_GRAPH=neo4j NEO4J_URI=neo4j://graph.internal:7687 attune serve

SIGTERM and SIGINT drain and stop it.`,
    )
    .action((options: ServeOptions) => serve(context, options))
}

async function serve(context: CommandContext, options: ServeOptions): Promise<void> {
  const parts = composition(context, { HOST: options.host, PORT: options.port })
  const { host, port } = parts.config
  await checkPort(host, port)
  const onUnavailable = ({ message }: GraphError) => {
    say(context.terminal, message)
    say(context.terminal, 'serving without it: events wait on disk, lists are empty until it answers')
  }
  const onRefused = ({ message }: GraphError) =>
    say(context.terminal, `Neo4j is there and refuses: ${message}`)
  const graph = await parts.openGraph({ command: 'attune serve', mayCreate: true, onUnavailable, onRefused })
  try {
    limitHeapGrowth(graph.store)
    if (isAvailable(graph.store)) await prepareGraph(context, parts.config, graph.store)
    const server = await parts.startServer(graph.store)
    try {
      await announce(context, graph, server, options.json === true)
      graph.startSnapshots((line) => say(context.terminal, line))
      await stopped(context.signal)
      say(context.terminal, 'stopping: answering what was asked')
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
  graph.announce(server.url)
  if (isJson) return printJson(terminal, { url: server.url, pid: process.pid })
  print(terminal, `\nAttune answers at ${server.url}\n\nA query to paste:\n`)
  print(terminal, firstQuery(await someUser(graph.store)))
}

/** The user whom the printed query asks for: the first by id, or one that nobody knows. */
async function someUser(graph: GraphStore): Promise<string> {
  const [user] = isAvailable(graph) ? await graph.run(someUserIds, { limit: 1 }) : []
  return user?.id ?? 'somebody-new'
}

/** The query that a newcomer pastes first. */
export function firstQuery(userId: string): string {
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
  if (signal.aborted) return
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
