import type { FastifyInstance } from 'fastify'

/** `/` leads to the IDE where it is on, and says what is where otherwise. */
export function registerFrontDoor(app: FastifyInstance, hasIde: boolean): void {
  app.get('/', async (_request, reply) => {
    if (hasIde) return reply.redirect('/ide/')
    return { service: 'attune', graphql: '/graphql', alive: '/livez', ready: '/readyz', metrics: '/metrics' }
  })
}
