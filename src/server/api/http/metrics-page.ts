import type { FastifyInstance } from 'fastify'
import { requireScope } from '../../../access/access-control.ts'
import type { Metrics } from '../../observability/metrics.ts'
import type { Admission } from '../admission.ts'
import { METRICS } from './health.ts'
import { credentialsOf } from './http-server.ts'

/** How long a text answers scrapes, ms. Making one takes milliseconds of the event loop. */
const LIVES_MS = 1_000

const BEARER = /^Bearer +(\S+)$/i

/**
 * Serves the metrics in the text format of Prometheus. Once there are API keys, only to a key with the scope `admin`, which
 * may also be the bearer of `authorization`: scrapers send it there.
 */
export function registerMetrics(app: FastifyInstance, metrics: Metrics, admission: Admission): void {
  let text: ReturnType<Metrics['scrape']> | undefined
  let madeAt = 0
  app.get(METRICS, async (request, reply) => {
    const sent = credentialsOf(request.headers)
    const bearer = BEARER.exec(sent.authorization ?? '')?.[1]
    const asKey = sent.apiKey === null && bearer && { apiKey: bearer, authorization: null }
    const { principal } = await admission.admit({ ...sent, ...asKey }, request.raw)
    requireScope(principal, 'admin', METRICS)
    if (!text || performance.now() >= madeAt + LIVES_MS) {
      madeAt = performance.now()
      text = metrics.scrape()
    }
    const scraped = await text
    return reply.type(scraped.contentType).send(scraped.text)
  })
}
