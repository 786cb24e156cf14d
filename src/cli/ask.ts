import type { Composition } from '../app/compose.ts'
import { readOperatorKey, readOwner } from '../app/folder-lock.ts'
import type { HeldGraph, OpenRequest } from '../app/held-graph.ts'
import type { ImportSource } from '../datasets/importing/import-source.ts'
import { AttuneError, ERROR_CODES } from '../domain/errors.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import type { Api } from '../server/api/local-api.ts'

/** A GraphQL response. */
type Answer = Awaited<ReturnType<Api['ask']>>

/** A server of this machine that holds the embedded graph. */
export interface HoldingServer extends Api {
  /** Starts an import there, and returns its id. */
  startImport(source: ImportSource): Promise<string>
}

/** Timeout for the process that holds the graph, ms. */
const REMOTE_DEADLINE_MS = 30_000

/**
 * Runs `work` with an API over the graph: in this process, or over HTTP if a server holds the embedded graph.
 *
 * @throws AttuneError `GRAPH_IN_USE` if the holder is not a server or is still starting
 */
export async function withApi<T>(
  parts: Composition,
  command: string,
  work: (api: Api) => Promise<T>,
): Promise<T> {
  const api = await openApi(parts, command)
  try {
    return await work(api)
  } finally {
    await api.close()
  }
}

/**
 * Runs `here` with the graph in this process, or `there` with the server that holds the embedded graph.
 *
 * @throws AttuneError `GRAPH_IN_USE` if the holder is not a server or is still starting
 */
export async function withGraphOrServer<T>(
  parts: Composition,
  request: Pick<OpenRequest, 'command' | 'mayCreate'>,
  here: (graph: GraphStore) => Promise<T>,
  there: (server: HoldingServer) => Promise<T>,
): Promise<T> {
  let graph: HeldGraph
  try {
    graph = await parts.openGraph(request)
  } catch (error) {
    return there(serverInUse(parts, error))
  }
  try {
    return await here(graph.store)
  } finally {
    await graph.close()
  }
}

async function openApi(parts: Composition, command: string): Promise<Api> {
  try {
    return await localApi(parts, command)
  } catch (error) {
    return serverInUse(parts, error)
  }
}

/** The server that holds the graph, after an error of opening it. @throws the error, if no server does */
function serverInUse({ config: { dataDir } }: Composition, error: unknown): HoldingServer {
  const url = readOwner(dataDir)?.url
  if (error instanceof AttuneError && error.code === 'GRAPH_IN_USE' && url) {
    return remoteApi(url, readOperatorKey(dataDir))
  }
  throw error
}

async function localApi(parts: Composition, command: string): Promise<Api> {
  const graph = await parts.openGraph({ command, mayCreate: false })
  try {
    const api = await parts.localApi(graph.store)
    return {
      ask: (document, variables) => api.ask(document, variables),
      async close() {
        await api.close()
        await graph.close()
      },
    }
  } catch (error) {
    await graph.close()
    throw error
  }
}

/** The server with GraphQL at `url`, asked with the key that the server left in the data folder. */
function remoteApi(url: string, key: string | null): HoldingServer {
  return {
    async startImport(source) {
      const path = new URL('/internal/imports', url).href
      return String(answered(await post(path, key, JSON.stringify(source)), 'id'))
    },
    ask: (query, variables) => post(url, key, JSON.stringify({ query, variables })),
    close: async () => undefined,
  }
}

async function post(url: string, key: string | null, body: string): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        ...(key !== null && { 'x-api-key': key }),
      },
      body,
      signal: AbortSignal.timeout(REMOTE_DEADLINE_MS),
    })
    return (await response.json()) as Answer
  } catch (cause) {
    throw new AttuneError('UNAVAILABLE', `the server at ${url} holds the graph but does not answer`, {
      hint: 'check its log, or stop it and try again',
      cause,
    })
  }
}

/**
 * The top-level field `field` of a response.
 *
 * @throws AttuneError with the code and hint of the first GraphQL error
 */
export function answered(answer: Answer, field: string): unknown {
  const error = answer.errors?.[0]
  if (error) {
    const { code, hint } = error.extensions ?? {}
    const known = ERROR_CODES.find((word) => word === code) ?? 'UNAVAILABLE'
    throw new AttuneError(known, error.message, typeof hint === 'string' ? { hint } : {})
  }
  const data = answer.data
  if (typeof data !== 'object' || data === null || !(field in data)) {
    throw new AttuneError('UNAVAILABLE', `the API gave no ${field}`)
  }
  return (data as Readonly<Record<string, unknown>>)[field]
}
