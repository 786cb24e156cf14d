import type { FastifyInstance } from 'fastify'
import { requireScope } from '../../../access/access-control.ts'
import { readGraphState } from '../../../graph/graph-state.ts'
import type { GraphStore } from '../../../graph/graph-store.ts'
import type { Metrics } from '../../observability/metrics.ts'
import { type Admission, credentialsOf } from '../admission.ts'

/** Longest wait for the graph. */
const PROBE_MS = 1_000

export type Readiness =
  | { readonly isReady: true; readonly graph: GraphStore['name']; readonly modelVersion: string | null }
  | { readonly isReady: true; readonly isDegraded: true; readonly reason: string }
  | { readonly isReady: false; readonly reason: string }

/** Whether load balancers should send requests to this server. */
export interface Health {
  /** Probes the graph. Never rejects. */
  readiness(): Promise<Readiness>
  /** Turns readiness off. */
  drain(): void
  /** True after `drain`. */
  readonly isDraining: boolean
}

const NO_ANSWER = 'the graph does not answer'

/**
 * Health of a server on this graph.
 *
 * @param outlivesGraph true if the server accepts events and serves lists while the graph is unavailable: then it stays
 *   ready
 */
export function openHealth(graph: GraphStore, outlivesGraph: boolean): Health {
  let isDraining = false
  return {
    async readiness() {
      if (isDraining) return { isReady: false, reason: 'the server is stopping' }
      try {
        const { modelVersion } = await readGraphState(graph, { signal: AbortSignal.timeout(PROBE_MS) })
        return { isReady: true, graph: graph.name, modelVersion }
      } catch {
        if (!outlivesGraph) return { isReady: false, reason: NO_ANSWER }
        const reason = `${NO_ANSWER}: events wait on disk, lists come from memory`
        return { isReady: true, isDegraded: true, reason }
      }
    },
    get isDraining() {
      return isDraining
    },
    drain() {
      isDraining = true
    },
  }
}

const [LIVE, READY, METRICS] = ['/livez', '/readyz', '/metrics'] as const

const PROBES: readonly string[] = [LIVE, READY, METRICS]

/** True for health checks and metrics. */
export function isProbe(url: string): boolean {
  return PROBES.some((path) => url === path || url.startsWith(`${path}?`))
}

/**
 * Serves `/livez` (the process runs), `/readyz` (it can answer requests) and `/metrics` for Prometheus. Once there are API
 * keys, metrics need one with the scope `admin`, also as the bearer of `authorization`, where scrapers send it.
 * A text is kept for a second.
 */
export function registerProbes(
  app: FastifyInstance,
  health: Health,
  metrics: Metrics,
  admission: Admission,
): void {
  app.get(LIVE, async () => ({ status: 'alive' }))
  app.get(READY, async (_request, reply) => {
    const readiness = await health.readiness()
    const { isReady, ...facts } = readiness
    if (!('isDegraded' in readiness)) {
      return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready', ...facts })
    }
    return reply.send({ status: 'degraded', reason: readiness.reason })
  })
  let scraped: ReturnType<Metrics['scrape']> | undefined
  let scrapedAt = 0
  app.get(METRICS, async ({ raw }, reply) => {
    const { apiKey, authorization, origin } = credentialsOf(raw)
    const bearer = authorization?.replace(/^Bearer +/i, '') ?? null
    const { principal } = await admission.admit(
      { apiKey: apiKey ?? bearer, authorization: null, origin },
      raw,
    )
    requireScope(principal, 'admin', METRICS)
    // Making a text takes milliseconds of the event loop.
    if (!scraped || performance.now() >= scrapedAt + 1_000) {
      scrapedAt = performance.now()
      scraped = metrics.scrape()
    }
    const { contentType, text } = await scraped
    return reply.type(contentType).send(text)
  })
}
