import type { FastifyInstance } from 'fastify'
import type { Health } from '../../observability/health.ts'
import type { Metrics } from '../../observability/metrics.ts'

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
