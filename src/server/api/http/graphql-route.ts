import type { ApolloServer } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance } from 'fastify'
import { startDeadline } from '../../../graph/deadline.ts'
import { type RequestContext, requestContext } from '../context.ts'
import type { ServerParts } from '../server-parts.ts'

/** GraphQL over HTTP at `/graphql`, each request with a deadline that also ends when the client has gone. */
export function registerGraphql(
  app: FastifyInstance,
  apollo: ApolloServer<RequestContext>,
  parts: ServerParts,
): void {
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    handler: fastifyApolloHandler(apollo, {
      context: async (request, reply) => {
        const deadline = startDeadline(parts.settings.requestDeadlineMs)
        reply.raw.once('close', () => deadline.end())
        return requestContext(parts, { requestId: request.id, deadline })
      },
    }),
  })
}
