import { printSchemaWithDirectives } from '@graphql-tools/utils'
import type { FastifyInstance } from 'fastify'
import type { GraphQLSchema } from 'graphql'

/** Serves the schema as SDL at `/schema.graphql`. */
export function registerSchemaPage(app: FastifyInstance, schema: GraphQLSchema): void {
  // Printed for the first request: it takes longer than the rest of the server's start.
  let text: string | undefined
  app.get('/schema.graphql', (_request, reply) => {
    text ??= `${printSchemaWithDirectives(schema)}\n`
    return reply.type('application/graphql; charset=utf-8').header('cache-control', 'no-cache').send(text)
  })
}
