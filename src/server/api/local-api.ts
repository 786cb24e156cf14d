import { randomUUID } from 'node:crypto'
import type { FormattedExecutionResult } from 'graphql'
import { OPERATOR } from '../../access/principal.ts'
import { startDeadline } from '../../graph/deadline.ts'
import { apolloServer } from './apollo.ts'
import { requestContext } from './context.ts'
import { executableSchema } from './schema.ts'
import type { ServerParts } from './server-parts.ts'

/** Executes GraphQL documents for commands, in this process or over HTTP. */
export interface Api {
  ask(document: string, variables: Readonly<Record<string, unknown>>): Promise<FormattedExecutionResult>
  close(): Promise<void>
}

/** Opens the schema, resolvers, limits and error masking of the server in this process. The caller is the operator. */
export async function openLocalApi(parts: ServerParts): Promise<Api> {
  const apollo = apolloServer(parts, executableSchema())
  await apollo.start()
  return {
    async ask(query, variables) {
      const deadline = startDeadline(parts.settings.requestDeadlineMs)
      const contextValue = requestContext(parts, {
        requestId: randomUUID(),
        deadline,
        principal: OPERATOR,
        quota: null,
      })
      try {
        const { body } = await apollo.executeOperation(
          { query, variables: { ...variables } },
          { contextValue },
        )
        if (body.kind === 'single') return body.singleResult
        throw new TypeError('incremental results are not supported')
      } finally {
        deadline.end()
      }
    },
    close: () => apollo.stop(),
  }
}
