import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import { createClient } from 'graphql-ws'
import { noteLink } from './link-state.ts'

const LEAST_PAUSE_MS = 500
const MOST_PAUSE_MS = 10_000

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
      retryAttempts: Number.POSITIVE_INFINITY,
      retryWait: (tries) => pause(Math.min(LEAST_PAUSE_MS * 2 ** tries, MOST_PAUSE_MS)),
      shouldRetry: () => true,
      on: {
        connected: () => noteLink('connected'),
        closed: (event) => noteLink(isRegular(event) ? 'off' : 'reconnecting'),
      },
    }),
  )
}

/** True if this page closed the socket because nothing is subscribed any more. */
function isRegular(event: unknown): boolean {
  return event instanceof CloseEvent && event.code === 1_000
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
