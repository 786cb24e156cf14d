import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import { createClient } from 'graphql-ws'

/** Subscriptions over one socket to the server of this page: opened by the first, closed after the last. */
export function liveLink(): GraphQLWsLink {
  const { protocol, host } = window.location
  return new GraphQLWsLink(
    createClient({
      url: `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/graphql`,
      lazyCloseTimeout: 1_000,
      retryAttempts: 20,
      shouldRetry: () => true,
    }),
  )
}
