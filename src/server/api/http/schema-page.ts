import type { FastifyInstance } from 'fastify'
import { type GraphQLSchema, printSchema } from 'graphql'

/** Serves the schema as SDL at `/schema.graphql`. */
export function registerSchemaPage(app: FastifyInstance, schema: GraphQLSchema): void {
  const text = `${printSchema(schema)}\n`
  app.get('/schema.graphql', (_request, reply) =>
    reply.type('application/graphql; charset=utf-8').header('cache-control', 'no-cache').send(text),
  )
}
