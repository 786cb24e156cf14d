import type { FastifyInstance } from 'fastify'

const POLICY_HEADER = 'content-security-policy'

/** The headers of Helmet. HSTS is missing: only a server behind TLS may ask for TLS. */
const HEADERS = {
  [POLICY_HEADER]: "default-src 'none';frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
} as const

/** Sets the security headers of every response. The default policy lets a response load nothing; HTML pages set their own. */
export function registerSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(HEADERS)
    done()
  })
  app.addHook('onSend', (request, reply, _payload, done) => {
    const isPage = String(reply.getHeader('content-type')).startsWith('text/html')
    // Apollo's landing page has its own policy in a meta tag.
    if (isPage && request.routeOptions.url === '/graphql') reply.removeHeader(POLICY_HEADER)
    done()
  })
}
