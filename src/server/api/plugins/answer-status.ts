import type { ApolloServerPlugin } from '@apollo/server'
import type { RequestContext } from '../context.ts'

/** Failures of a well-formed request: the document or its variables are wrong. */
const DOCUMENT_CODES = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
])

/**
 * Status 200 for a wrong document where the client did not ask for `application/graphql-response+json`:
 * GraphQL-over-HTTP wants it for plain JSON, where a 4xx may come from anything on the way.
 */
export const answerStatus: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response }) {
        const accept = request.http?.headers.get('accept') ?? ''
        if (response.body.kind !== 'single' || accept.includes('application/graphql-response+json')) return
        const codes = response.body.singleResult.errors?.map((error) => error.extensions?.code) ?? []
        if (codes.length > 0 && codes.every((code) => DOCUMENT_CODES.has(code))) response.http.status = 200
      },
    }
  },
}
