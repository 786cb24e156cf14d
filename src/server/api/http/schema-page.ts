import { printSchemaWithDirectives } from '@graphql-tools/utils'
import type { FastifyInstance } from 'fastify'
import type { GraphQLSchema } from 'graphql'

/** Serves the schema as SDL at `/schema.graphql`. */
export function registerSchemaPage(app: FastifyInstance, schema: GraphQLSchema): void {
  const text = `${printSchemaWithDirectives(schema)}\n`
  app.get('/schema.graphql', (_request, reply) =>
    reply.type('application/graphql; charset=utf-8').header('cache-control', 'no-cache').send(text),
  )
}
