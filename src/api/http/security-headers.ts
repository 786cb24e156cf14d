import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

/** Headers of every answer. JSON may load nothing; pages of HTML say themselves what they may. */
export async function registerSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    // Only a server behind TLS may ask for TLS.
    strictTransportSecurity: false,
  })
  app.addHook('onSend', async (request, reply) => {
    const isPage = String(reply.getHeader('content-type')).startsWith('text/html')
    // Apollo's landing page carries a policy of its own in the page.
    if (isPage && request.routeOptions.url === '/graphql') reply.removeHeader('content-security-policy')
  })
}
