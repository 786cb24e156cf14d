import type { FastifyInstance } from 'fastify'
import { EXAMPLE_OPERATIONS } from '../example-operations.ts'

/** The site of Apollo Sandbox. Its pages may call the API while `ATTUNE_TOOLS` names `sandbox`. */
export const SANDBOX_ORIGIN = 'https://studio.apollographql.com'

/** Leads from `/sandbox` to Apollo Sandbox on its own site. Embedded, its scripts could read the keys that this origin stores. */
export function registerSandbox(app: FastifyInstance): void {
  const examples = encodeURIComponent(EXAMPLE_OPERATIONS.map(({ document }) => document).join('\n'))
  app.get('/sandbox', ({ protocol, host }, reply) => {
    const endpoint = encodeURIComponent(`${protocol}://${host}/graphql`)
    return reply.redirect(`${SANDBOX_ORIGIN}/sandbox/explorer?endpoint=${endpoint}&document=${examples}`)
  })
}
