import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import { createClient } from 'graphql-ws'

/**
 * Subscriptions over one WebSocket to this page's server: opened by the first one, closed after the last. Browsers cannot
 * set headers of sockets, so the connection parameters have them.
 */
export function liveLink(headers: Readonly<Record<string, string>>): GraphQLWsLink {
  const { protocol, host } = window.location
  return new GraphQLWsLink(
    createClient({
      url: `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/graphql`,
      connectionParams: headers,
      lazyCloseTimeout: 1_000,
      retryAttempts: 20,
      shouldRetry: () => true,
    }),
  )
}
