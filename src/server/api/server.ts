import type { ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default'
import type { FastifyInstance } from 'fastify'
import { AttuneError } from '../../domain/errors.ts'
import { itemCount } from '../../graph/__generated__/queries.ts'
import { apolloServer } from './apollo.ts'
import type { RequestContext } from './context.ts'
import { EXAMPLE_OPERATIONS } from './example-operations.ts'
import { drain, RequestsInFlight } from './http/drain.ts'
import { registerFrontDoor } from './http/explorer.ts'
import { type Health, isProbe, openHealth, registerProbes } from './http/health.ts'
import { httpServer, registerGraphql } from './http/http-server.ts'
import { registerIde } from './http/ide.ts'
import { openSockets } from './live/socket-server.ts'
import { executableSchema } from './schema.ts'
import type { ServerParts } from './server-parts.ts'

/** A server that listens and answers. */
export interface RunningServer {
  /** Where GraphQL is, with the real port: `http://127.0.0.1:4000/graphql`. */
  readonly url: string
  /**
   * Says it is not ready, answers until nobody asks any more, then stops, all within `drainMs`. Calling it twice is fine.
   *
   * @throws AttuneError `TIMEOUT` if requests had to be cut off
   */
  close(): Promise<void>
}

/**
 * Starts the API. Resolves once requests are answered; the graph stays the caller's to close.
 *
 * @throws AttuneError `CONFIG_INVALID` if the address cannot be listened on, `UNAVAILABLE` if the graph does not answer
 */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const { settings, graph, metrics } = parts
  const health = openHealth(graph, parts.outlivesGraph === true)
  await requireReady(health)
  const app = await httpServer(parts, health)
  const inFlight = new RequestsInFlight(app, isProbe)
  const schema = executableSchema()
  const apollo = apolloServer(parts, schema, [landingPage(settings.sandbox)])
  await apollo.start()
  metrics.watchCatalog(async () => (await graph.run(itemCount, {}))[0]?.items ?? 0)
  registerProbes(app, health, metrics)
  await registerFrontDoor(app, settings)
  if (settings.ide) await registerIde(app)
  registerGraphql(app, apollo, parts)
  const sockets = openSockets(app, schema, parts)
  const origin = await listen(app, settings).catch(async (error: unknown) => {
    await app.close()
    await apollo.stop()
    throw error
  })
  let stopped: Promise<void> | undefined
  return {
    url: `${origin}/graphql`,
    close() {
      // Sockets would keep the server listening; their clients come back, to another one.
      stopped ??= sockets
        .close()
        .then(() => drain(app, health, inFlight, settings))
        .finally(() => apollo.stop())
      return stopped
    },
  }
}

/** Nobody should reach a server that cannot answer. */
async function requireReady(health: Health): Promise<void> {
  const readiness = await health.readiness()
  if (!readiness.isReady) throw new AttuneError('UNAVAILABLE', `not started: ${readiness.reason}`)
}

function landingPage(hasSandbox: boolean): ApolloServerPlugin<RequestContext> {
  return hasSandbox
    ? ApolloServerPluginLandingPageLocalDefault({
        embed: { runTelemetry: false },
        footer: false,
        // Sandbox opens with one tab: every example is in it, and any of them can be run.
        document: EXAMPLE_OPERATIONS.map(({ document }) => document).join('\n'),
      })
    : ApolloServerPluginLandingPageDisabled()
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another program',
  EACCES: 'may not be used by this user',
  EADDRNOTAVAIL: 'is no address of this machine',
  ENOTFOUND: 'is no known host',
}

/** Listens and returns the address. @throws AttuneError `CONFIG_INVALID` saying what is wrong with it */
export async function listen(
  app: FastifyInstance,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<string> {
  try {
    return await app.listen({ host, port })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const reason = REASONS[code]
    if (!reason) throw error
    throw new AttuneError('CONFIG_INVALID', `${host}:${port} ${reason}`, {
      hint: 'set PORT to a free port (0 takes any) or HOST to an address of this machine',
      cause: error,
    })
  }
}
