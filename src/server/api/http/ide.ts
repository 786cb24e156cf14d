import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import { getDistDirectory, isSandboxFrame, renderAltair, SANDBOX_FRAME_CSP } from 'altair-static'
import type { FastifyInstance } from 'fastify'
import { EXAMPLE_OPERATIONS } from '../example-operations.ts'

/**
 * Altair 8 accepts no relative address, and behind a proxy only the browser knows the full one. Altair writes these
 * placeholders into its script as template literals; the browser evaluates their replacement.
 */
const [ENDPOINT, SOCKET] = ['{endpoint}', '{socket}']
const ADDRESS = "new URL('/graphql', location.href).href"

/** Headers to fill in. The server takes empty ones as absent. */
const EMPTY_CREDENTIALS = { 'x-api-key': '' }

/**
 * One tab for each example. Returning browsers keep their own tabs. Altair shows the tab that it opens last, which is the
 * first example.
 */
const TABS = [...EXAMPLE_OPERATIONS].reverse().map(({ title, document }) => ({
  initialName: title,
  initialQuery: document,
  initialVariables: '{}',
  endpointURL: ENDPOINT,
  subscriptionsEndpoint: SOCKET,
  initialHeaders: EMPTY_CREDENTIALS,
  initialSubscriptionsPayload: EMPTY_CREDENTIALS,
  initialSubscriptionRequestHandlerId: 'graphql-ws' as const,
}))

/** Built of `web/src/ide`; in a checkout where `web/` was not built, Altair starts without it. */
const START = fileURLToPath(new URL('../../../../web/dist/ide.js', import.meta.url))

/** Serves Altair at `/ide/`. Everything comes from this server, so it works offline. */
export async function registerIde(app: FastifyInstance): Promise<void> {
  const start = existsSync(START) ? readFileSync(START, 'utf8') : ''
  app.get('/ide', (_request, reply) => reply.redirect('/ide/'))
  app.get('/ide/', (_request, reply) => {
    const nonce = randomBytes(16).toString('base64')
    const page = renderAltair({
      baseURL: '/ide/',
      initialWindows: TABS,
      initialSettings: { 'banners.disable': true, disablePushNotification: true },
      cspNonce: nonce,
      disableAccount: true,
    })
    return reply
      .header('content-security-policy', pagePolicy(nonce))
      .type('text/html; charset=utf-8')
      .send(withStart(withTitle(withAddresses(page)), start))
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

function withAddresses(page: string): string {
  return page
    .replaceAll(`\`${ENDPOINT}\``, ADDRESS)
    .replaceAll(`\`${SOCKET}\``, `${ADDRESS}.replace('http', 'ws')`)
}

/** Starts Altair by the script, which gives it what the page knows. */
function withStart(page: string, script: string): string {
  return script ? page.replace('AltairGraphQL.init(', () => `${script}attuneIde.start(`) : page
}

/** Altair's page names neither the product nor its language. */
function withTitle(page: string): string {
  return page
    .replace('<html>', '<html lang="en">')
    .replace('<title>Altair</title>', '<title>Attune GraphQL IDE</title>')
}

/** Allows this server and the inline script that starts the IDE. Altair sets styles by script. */
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
