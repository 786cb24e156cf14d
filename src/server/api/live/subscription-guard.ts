import {
  type DocumentNode,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import { AttuneError, type ErrorCode } from '../../../domain/errors.ts'
import { toFormattedError, UNTRUSTED } from '../client-errors.ts'
import { documentCost } from '../plugins/document-cost.ts'
import { documentRules } from '../plugins/document-limits.ts'
import type { ServerSettings } from '../server-parts.ts'

/** A subscription as a client sends it. */
export interface AskedSubscription {
  readonly query: string
  readonly operationName?: string | null | undefined
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined
}

/** A document that passed, as execution takes it. */
export interface CheckedSubscription {
  readonly document: DocumentNode
  readonly operationName: string | null
  readonly variableValues: Record<string, unknown>
  /** Points for the rate limit. */
  readonly cost: number
}

/** A result of execution. */
export interface Answered {
  readonly data?: Record<string, unknown> | null | undefined
  readonly errors?: readonly GraphQLError[] | undefined
}

/** The limits of HTTP for subscriptions: sockets bypass the plugins of Apollo Server. */
export interface SubscriptionGuard {
  check(asked: AskedSubscription): CheckedSubscription | readonly GraphQLError[]
  tooMany(limit: number): readonly GraphQLError[]
  masked(result: Answered): FormattedExecutionResult
  maskedErrors(errors: readonly (GraphQLError | GraphQLFormattedError)[]): readonly GraphQLFormattedError[]
}

/** A guard with the limits of these settings. */
export function guardOf(schema: GraphQLSchema, settings: ServerSettings): SubscriptionGuard {
  const rules = [
    ...specifiedRules,
    ...documentRules(settings),
    ...(settings.introspection ? [] : [NoSchemaIntrospectionCustomRule]),
  ]
  const mask = (error: GraphQLError | GraphQLFormattedError) =>
    toFormattedError(error instanceof GraphQLError ? error.toJSON() : error, error, !settings.introspection)
  return {
    check(asked) {
      const { operationName = null, variables } = asked
      try {
        const { trustedDocuments, maxTokens } = settings
        const query = trustedDocuments ? trustedDocuments.find(asked, maxTokens) : asked.query
        if (query === null) return [untrusted()]
        const document = parse(query, { maxTokens })
        const errors = validate(schema, document, rules, { maxErrors: 5 })
        if (errors.length > 0) return errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'))
        const operation = getOperationAST(document, operationName)
        if (operation?.operation !== 'subscription') {
          return [
            refused('only subscriptions are supported over WebSockets: send other operations over HTTP'),
          ]
        }
        const variableValues = { ...variables }
        const definitions = operation.variableDefinitions ?? []
        const invalid = getVariableValues(schema, definitions, variableValues, { maxErrors: 5 }).errors
        if (invalid) return invalid.map((error) => coded(error, 'BAD_USER_INPUT'))
        const cost = documentCost(
          { schema, document, variables: variableValues, operationName },
          settings.maxFirst,
        )
        if (cost > settings.maxCost) {
          return [refused(`the document costs ${cost}, more than ${settings.maxCost}`)]
        }
        return { document, operationName, variableValues, cost }
      } catch (error) {
        if (error instanceof GraphQLError) return [coded(error, 'GRAPHQL_PARSE_FAILED')]
        throw error
      }
    },
    tooMany: (limit) => [refused(`a connection may hold ${limit} subscriptions`)],
    masked: ({ data, errors }) => ({
      ...(data === undefined ? {} : { data }),
      ...(errors === undefined ? {} : { errors: errors.map(mask) }),
    }),
    maskedErrors: (errors) => errors.map(mask),
  }
}

function untrusted(): GraphQLError {
  const { code, message } = UNTRUSTED
  return new GraphQLError(message, { originalError: new AttuneError(code, message, UNTRUSTED) })
}

function refused(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' satisfies ErrorCode } })
}

function coded(error: GraphQLError, code: ErrorCode): GraphQLError {
  const { nodes = null, originalError = null } = error
  return new GraphQLError(error.message, { nodes, originalError, extensions: { code } })
}
