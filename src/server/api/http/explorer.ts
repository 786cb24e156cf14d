import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Which pages are on, and what the explorer needs. */
export interface Pages extends ExplorerSettings {
  readonly explorer: boolean
}

/** Serves the explorer at `/`; if it is off, redirects to the IDE; if that is off too, lists the endpoints as JSON. */
export async function registerFrontDoor(app: FastifyInstance, pages: Pages): Promise<void> {
  if (pages.explorer && isExplorerBuilt()) return registerExplorer(app, pages)
  app.get('/', async (_request, reply) => {
    if (pages.ide) return reply.redirect('/ide/')
    return { service: 'attune', graphql: '/graphql', alive: '/livez', ready: '/readyz', metrics: '/metrics' }
  })
}

/** What the build of `web/` made: it lies beside `src` in a checkout, beside `dist` where the service is installed. */
const FOLDER = fileURLToPath(new URL('../../../../web/dist/', import.meta.url))

/** Longest time, in seconds, that a browser keeps a file whose name changes with its content: a year. */
const ASSET_MAX_AGE_SECONDS = 31_536_000

/** Allows this server alone, but for pictures. Bars and layouts are styled by script, so no inline styles are needed. */
function pagePolicy(imageOrigins: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    ["img-src 'self' data:", ...imageOrigins].join(' '),
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** True if the explorer was built: a checkout whose `web/` was not has none to serve. */
export function isExplorerBuilt(): boolean {
  return existsSync(`${FOLDER}index.html`)
}

/** Optional pages of this server that the explorer links to. */
export interface LinkedPages {
  readonly ide: boolean
  readonly sandbox: boolean
}

/** What the explorer depends on. */
export interface ExplorerSettings extends LinkedPages {
  /** Origins from which it may load the pictures of items. */
  readonly imageOrigins: readonly string[]
}

/**
 * Serves the explorer at `/`: a page over the public API, loaded from this server alone but for pictures, so it works
 * offline. `/pages.json` says which optional pages it may link to.
 */
export async function registerExplorer(
  app: FastifyInstance,
  { ide, sandbox, imageOrigins }: ExplorerSettings,
): Promise<void> {
  const policy = pagePolicy(imageOrigins)
  const pages: LinkedPages = { ide, sandbox }
  app.get('/pages.json', (_request, reply) => reply.header('cache-control', 'no-cache').send(pages))
  await app.register(fastifyStatic, {
    root: FOLDER,
    prefix: '/',
    preCompressed: true,
    decorateReply: false,
    cacheControl: false,
    setHeaders(reply, path) {
      const isAsset = path.slice(FOLDER.length).startsWith('assets/')
      const lifetime = isAsset ? `public, max-age=${ASSET_MAX_AGE_SECONDS}, immutable` : 'no-cache'
      reply.header('cache-control', lifetime)
      if (/\.html(\.br|\.gz)?$/.test(path)) reply.header('content-security-policy', policy)
    },
  })
}
