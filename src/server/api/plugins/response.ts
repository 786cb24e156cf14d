import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server'
import { type GraphQLError, Kind, type OperationDefinitionNode } from 'graphql'
import { BUSY, isAnsweredWith200, isUnexpected, RETRY_AFTER_SECONDS } from '../client-errors.ts'
import type { RequestContext } from '../context.ts'

/** Measures and logs each operation, and adds the request id to its errors. Never reads variables. */
export const operationLog: ApolloServerPlugin<RequestContext> = {
  async requestDidStart({ contextValue }) {
    const started = performance.now()
    return {
      async didEncounterErrors({ errors }) {
        for (const error of errors) if (isUnexpected(error)) logBug(error, contextValue)
      },
      async willSendResponse(request) {
        finish(request, performance.now() - started)
      },
    }
  },
}

function logBug(error: GraphQLError, { parts, requestId }: RequestContext): void {
  const path = error.path?.filter((key) => typeof key === 'string').join('.')
  parts.logger.error({ requestId, path, err: error.originalError ?? error }, 'a field failed')
}

function finish(
  { response, operation, contextValue }: GraphQLRequestContextWillSendResponse<RequestContext>,
  tookMs: number,
): void {
  const { metrics, logger } = contextValue.parts
  const { requestId } = contextValue
  const label = labelOf(operation)
  metrics.operationEnded(label, tookMs)
  const codes: unknown[] = []
  if (response.body.kind === 'single' && response.body.singleResult.errors) {
    response.body.singleResult.errors = response.body.singleResult.errors.map((error) => {
      codes.push(error.extensions?.code)
      return { ...error, extensions: { ...error.extensions, requestId } }
    })
  }
  for (const code of codes) metrics.errorAnswered(String(code))
  const line = { requestId, operation: label, tookMs: Math.round(tookMs * 10) / 10 }
  logger.info(codes.length === 0 ? line : { ...line, codes }, 'operation')
}

/** The root field. Operation names are no labels: clients choose them, so their number is unbounded. */
function labelOf(operation: OperationDefinitionNode | undefined): string {
  if (!operation) return 'invalid'
  // Client libraries add `__typename` to every selection.
  const [first, ...others] = operation.selectionSet.selections.filter(
    (selection) => selection.kind !== Kind.FIELD || selection.name.value !== '__typename',
  )
  return first?.kind === Kind.FIELD && others.length === 0 ? first.name.value : 'mixed'
}

/**
 * Sets status 200 for a wrong document unless the client accepts `application/graphql-response+json`, and `Retry-After` where a
 * part of the response is missing because of an overload.
 */
export const answerStatus: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response }) {
        if (response.body.kind !== 'single') return
        const codes = response.body.singleResult.errors?.map((error) => error.extensions?.code) ?? []
        const { headers } = response.http
        if (codes.includes(BUSY.code) && !headers.has('retry-after')) {
          headers.set('retry-after', RETRY_AFTER_SECONDS)
        }
        const accept = request.http?.headers.get('accept') ?? ''
        if (isAnsweredWith200(codes) && !accept.includes('application/graphql-response+json')) {
          response.http.status = 200
        }
      },
    }
  },
}
