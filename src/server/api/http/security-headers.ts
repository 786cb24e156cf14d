import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import helmet from 'helmet'

const POLICY_HEADER = 'content-security-policy'
const POLICY = "default-src 'none';frame-ancestors 'none'"

/** Headers of every answer. JSON may load nothing; pages of HTML say themselves what they may. */
export function registerSecurityHeaders(app: FastifyInstance): void {
  const headers = { ...helmetHeaders(), [POLICY_HEADER]: POLICY }
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
  app.addHook('onSend', (request, reply, _payload, done) => {
    const isPage = String(reply.getHeader('content-type')).startsWith('text/html')
    // Apollo's landing page carries a policy of its own in the page.
    if (isPage && request.routeOptions.url === '/graphql') reply.removeHeader(POLICY_HEADER)
    done()
  })
}

/** What helmet says of any answer, asked once: put together anew for each, it costs more than all other headers. */
function helmetHeaders(): ReturnType<ServerResponse['getHeaders']> {
  const request = new IncomingMessage(new Socket())
  const response = new ServerResponse(request)
  // Ours is the policy of contents, and only a server behind TLS may ask for TLS.
  const headers = helmet({ contentSecurityPolicy: false, strictTransportSecurity: false })
  headers(request, response, () => undefined)
  return response.getHeaders()
}
