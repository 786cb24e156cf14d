import type { FastifyInstance } from 'fastify'
import { isExplorerBuilt, registerExplorer } from './explorer.ts'

/** What a person may be shown at `/`. */
export interface Pages {
  readonly explorer: boolean
  readonly ide: boolean
}

/** `/` is the explorer; where that is off it leads to the IDE, and where that is off too it says what is where. */
export async function registerFrontDoor(app: FastifyInstance, { explorer, ide }: Pages): Promise<void> {
  if (explorer && isExplorerBuilt()) return registerExplorer(app)
  app.get('/', async (_request, reply) => {
    if (ide) return reply.redirect('/ide/')
    return { service: 'attune', graphql: '/graphql', alive: '/livez', ready: '/readyz', metrics: '/metrics' }
  })
}
