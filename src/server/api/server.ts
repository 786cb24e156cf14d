import { AttuneError } from '../../domain/errors.ts'
import { itemCount } from '../../graph/__generated__/queries.ts'
import { Admission } from './admission.ts'
import { apolloServer } from './apollo.ts'
import { registerCollect } from './http/collect.ts'
import { drain, RequestsInFlight } from './http/drain.ts'
import { registerRootPage } from './http/explorer.ts'
import { registerExports } from './http/exports.ts'
import { type Health, isProbe, openHealth, registerProbes } from './http/health.ts'
import { httpServer, registerGraphql } from './http/http-server.ts'
import { registerIde } from './http/ide.ts'
import { registerImports } from './http/imports.ts'
import { registerSandbox } from './http/sandbox.ts'
import { registerSchemaPage } from './http/schema-page.ts'
import { openSockets } from './live/socket-server.ts'
import { executableSchema } from './schema.ts'
import type { ServerParts, ServerSettings } from './server-parts.ts'

/** A server that listens and answers. */
export interface RunningServer {
  /** Where GraphQL is, with the real port: `http://127.0.0.1:4000/graphql`. */
  readonly url: string
  /**
   * Turns readiness off, answers until no more requests arrive, then stops, all within `drainMs`. May be called twice.
   *
   * @throws AttuneError `TIMEOUT` if requests were still running at the drain deadline
   */
  close(): Promise<void>
}

/**
 * Starts the API. Resolves once the server listens. The caller closes the graph.
 *
 * @throws AttuneError `PORT_IN_USE` or `CONFIG_INVALID` if the server cannot listen on the address, `UNAVAILABLE` if the graph does not answer
 */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const { settings, graph, metrics } = parts
  const health = openHealth(graph, parts.outlivesGraph === true)
  await requireReady(health)
  const app = await httpServer(parts, health)
  const inFlight = new RequestsInFlight(app, isProbe)
  const schema = executableSchema()
  const apollo = apolloServer(parts, schema)
  await apollo.start()
  metrics.watchCatalog(async () => (await graph.run(itemCount, {}))[0]?.items ?? 0)
  const admission = new Admission(parts)
  registerProbes(app, health, metrics, admission)
  await registerRootPage(app, settings)
  if (settings.ide) await registerIde(app)
  if (settings.sandbox) registerSandbox(app)
  if (settings.introspection) registerSchemaPage(app, schema, admission)
  registerExports(app, parts)
  registerImports(app, parts, admission)
  registerCollect(app, apollo, parts, admission)
  registerGraphql(app, apollo, parts, admission)
  const sockets = openSockets(app, schema, parts, admission)
  const { host, port } = settings
  const origin = await app.listen({ host, port }).catch(async (error: unknown) => {
    await app.close()
    await apollo.stop()
    throw listenError(error, settings)
  })
  let stopped: Promise<void> | undefined
  return {
    url: `${origin}/graphql`,
    close() {
      // Open sockets would keep the server listening. Their clients reconnect to another server.
      stopped ??= sockets
        .close()
        .then(() => drain(app, health, inFlight, settings))
        .finally(() => apollo.stop())
      return stopped
    },
  }
}

async function requireReady(health: Health): Promise<void> {
  const readiness = await health.readiness()
  if (!readiness.isReady) throw new AttuneError('UNAVAILABLE', `not started: ${readiness.reason}`)
}

/** The error of listening on an address, with a hint if the address may not be used. */
export function listenError(error: unknown, { host, port }: Pick<ServerSettings, 'host' | 'port'>): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE') {
    return new AttuneError('PORT_IN_USE', `port ${port} of ${host} is in use by another process`, {
      hint: 'stop it, or choose another port: PORT=4001 attune serve',
      cause: error,
    })
  }
  if (code === 'EACCES') {
    return new AttuneError('CONFIG_INVALID', `this user may not listen on port ${port}`, {
      hint: 'choose one from 1024 up: PORT=4000',
      cause: error,
    })
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new AttuneError('CONFIG_INVALID', `HOST is not an address of this machine: ${host}`, {
      hint: 'use 127.0.0.1 for this machine only, 0.0.0.0 for the network',
      cause: error,
    })
  }
  return error
}
