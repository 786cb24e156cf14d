import { printSchemaWithDirectives } from '@graphql-tools/utils'
import type { FastifyInstance } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { type Admission, credentialsOf } from '../admission.ts'

/** Serves the schema as SDL at `/schema.graphql`, to every caller who may ask for it by introspection. */
export function registerSchemaPage(app: FastifyInstance, schema: GraphQLSchema, admission: Admission): void {
  // Printed for the first request: it takes longer than the rest of the server's start.
  let text: string | undefined
  app.get('/schema.graphql', async ({ raw }, reply) => {
    await admission.admit(credentialsOf(raw), raw)
    text ??= `${printSchemaWithDirectives(schema)}\n`
    return reply.type('application/graphql; charset=utf-8').header('cache-control', 'no-cache').send(text)
  })
}
