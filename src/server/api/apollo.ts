import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import type { GraphQLSchema } from 'graphql'
import { toFormattedError } from './client-errors.ts'
import type { RequestContext } from './context.ts'
import { cacheControl } from './plugins/cache-control.ts'
import { documentRules, queryCost, rateLimit } from './plugins/document-limits.ts'
import { answerStatus, operationLog } from './plugins/response.ts'
import type { ServerParts } from './server-parts.ts'

/** Selections after fragments are expanded. A document of 1,000 tokens needs far fewer. */
const MAX_SELECTIONS = 20_000

/** The GraphQL side of the server with all limits. The caller starts it. */
export function apolloServer(
  { settings, logger }: ServerParts,
  schema: GraphQLSchema,
): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema,
    logger,
    plugins: [
      // Its hook per field takes a third of the time of a list.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      operationLog,
      cacheControl(),
      queryCost(settings),
      rateLimit,
      answerStatus,
    ],
    introspection: settings.introspection,
    hideSchemaDetailsFromClientErrors: !settings.introspection,
    includeStacktraceInErrorResponses: false,
    formatError: (formatted, error) => toFormattedError(formatted, error, !settings.introspection),
    validationRules: documentRules(settings),
    maxRecursiveSelections: MAX_SELECTIONS,
    parseOptions: { maxTokens: settings.maxTokens },
    validationOptions: { maxErrors: 5 },
    executionOptions: { maxCoercionErrors: 5 },
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
  })
}
