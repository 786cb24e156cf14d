import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** The pages that are enabled, and the settings of the explorer. */
export interface Pages extends ExplorerSettings {
  readonly explorer: boolean
}

/** Serves the explorer at `/`; if it is off, redirects to the IDE; if that is off too, lists the endpoints as JSON. */
export async function registerRootPage(app: FastifyInstance, pages: Pages): Promise<void> {
  if (pages.explorer && isExplorerBuilt()) return registerExplorer(app, pages)
  app.get('/', async (_request, reply) => {
    if (pages.ide) return reply.redirect('/ide/')
    return { service: 'attune', graphql: '/graphql', alive: '/livez', ready: '/readyz', metrics: '/metrics' }
  })
}

/** The build of `web/`: beside `src` in a checkout, beside `dist` in an installation. */
const FOLDER = fileURLToPath(new URL('../../../../web/dist/', import.meta.url))

/** Asset names contain a hash of their content, so browsers may cache them for a year. */
const ASSET_MAX_AGE_SECONDS = 31_536_000

/** Allows this server alone, except for images. */
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

/** True if `web/` was built. */
export function isExplorerBuilt(): boolean {
  return existsSync(`${FOLDER}index.html`)
}

/** Optional pages of this server that the explorer links to. */
export interface LinkedPages {
  readonly ide: boolean
  readonly sandbox: boolean
}

/** The settings of the explorer. */
export interface ExplorerSettings extends LinkedPages {
  /** Origins from which it may load images of items. */
  readonly imageOrigins: readonly string[]
}

/**
 * Serves the explorer at `/`: a page over the public API. Everything except images comes from this server, so it works
 * offline. `/pages.json` lists the optional pages it may link to.
 */
async function registerExplorer(
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
