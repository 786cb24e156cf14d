import type { FastifyInstance } from 'fastify'
import { type ExplorerSettings, isExplorerBuilt, registerExplorer } from './explorer.ts'

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
