import type { FastifyInstance } from 'fastify'
import { readGraphState } from '../../../graph/graph-state.ts'
import type { GraphStore } from '../../../graph/graph-store.ts'
import type { Metrics } from '../../observability/metrics.ts'

/** Longest wait for the graph's answer. */
const PROBE_MS = 1_000

export type Readiness =
  | { readonly isReady: true; readonly graph: GraphStore['name']; readonly modelVersion: string | null }
  | { readonly isReady: true; readonly isDegraded: true; readonly reason: string }
  | { readonly isReady: false; readonly reason: string }

/** Whether requests should come here. */
export interface Health {
  /** Asks the graph. Never rejects. */
  readiness(): Promise<Readiness>
  /** From now on nothing new should come: readiness is off. */
  drain(): void
  /** True once `drain` was called. */
  readonly isDraining: boolean
}

const NO_ANSWER = 'the graph does not answer'

/**
 * Health of a server on this graph.
 *
 * @param outlivesGraph true if it takes events and answers lists also while the graph is away: then requests should still
 *   come here, or nobody would take them
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

/** Whether a request asks how the server is, and nothing of it. */
export function isProbe(url: string): boolean {
  return PROBES.some((path) => url === path || url.startsWith(`${path}?`))
}

/** `/livez`: the process runs. `/readyz`: requests may come, and how well they are answered. `/metrics`: what Prometheus reads. */
export function registerProbes(app: FastifyInstance, health: Health, metrics: Metrics): void {
  app.get(LIVE, async () => ({ status: 'alive' }))
  app.get(READY, async (_request, reply) => {
    const readiness = await health.readiness()
    const { isReady, ...facts } = readiness
    if (!('isDegraded' in readiness)) {
      return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready', ...facts })
    }
    return reply.send({ status: 'degraded', reason: readiness.reason })
  })
  app.get(METRICS, async (_request, reply) => {
    const { contentType, text } = await metrics.scrape()
    return reply.type(contentType).send(text)
  })
}
