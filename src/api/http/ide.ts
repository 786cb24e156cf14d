import { randomBytes } from 'node:crypto'
import fastifyStatic from '@fastify/static'
import { getDistDirectory, isSandboxFrame, renderAltair, SANDBOX_FRAME_CSP } from 'altair-static'
import type { FastifyInstance } from 'fastify'

/** Shown in the first tab, ready to run. */
export const EXAMPLE_QUERY = `# Who is there?
query People {
  users(first: 5) { nodes { id name } }
}

# What should one of them see next, and why?
query ForSomebody($userId: ID = "anybody-new") {
  recommendations(userId: $userId, first: 10) {
    personalization
    edges {
      rank
      probability
      node { id title }
      reasons { text }
    }
  }
}
`

/** Altair at `/ide/`: everything it needs comes from this server, so it works without the internet. */
export async function registerIde(app: FastifyInstance): Promise<void> {
  app.get('/ide', (_request, reply) => reply.redirect('/ide/'))
  app.get('/ide/', (_request, reply) => {
    const nonce = randomBytes(16).toString('base64')
    const page = renderAltair({
      baseURL: '/ide/',
      endpointURL: '/graphql',
      initialQuery: EXAMPLE_QUERY,
      cspNonce: nonce,
      disableAccount: true,
    })
    return reply
      .header('content-security-policy', pagePolicy(nonce))
      .type('text/html; charset=utf-8')
      .send(page)
  })
  await app.register(fastifyStatic, {
    root: getDistDirectory(),
    prefix: '/ide/',
    index: false,
    wildcard: false,
    decorateReply: false,
    setHeaders(reply, path) {
      if (isSandboxFrame(path)) reply.header('content-security-policy', SANDBOX_FRAME_CSP)
    },
  })
}

/** Only this server, and the one inline script that starts the IDE; its styles are set by script. */
function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'self'",
    "base-uri 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
