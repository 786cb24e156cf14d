import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

const POLICY_HEADER = 'content-security-policy'
const POLICY = "default-src 'none';frame-ancestors 'none'"

/** Headers of every answer. JSON may load nothing; pages of HTML say themselves what they may. */
export async function registerSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    // Ours is always the same: put together anew for each answer, it would cost more than all other headers.
    contentSecurityPolicy: false,
    // Only a server behind TLS may ask for TLS.
    strictTransportSecurity: false,
  })
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header(POLICY_HEADER, POLICY)
    done()
  })
  app.addHook('onSend', (request, reply, _payload, done) => {
    const isPage = String(reply.getHeader('content-type')).startsWith('text/html')
    // Apollo's landing page carries a policy of its own in the page.
    if (isPage && request.routeOptions.url === '/graphql') reply.removeHeader(POLICY_HEADER)
    done()
  })
}
