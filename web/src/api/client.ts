import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client'
import { CombinedGraphQLErrors } from '@apollo/client/errors'
import { ErrorLink } from '@apollo/client/link/error'
import { OperationTypeNode } from 'graphql'
import { liveLink } from './live-link.ts'

/**
 * Opens a client for the API of the server that served this page.
 *
 * @param apiKey sent with every request and socket; null for none
 * @param onRefused called when the server refuses the key, or needs one
 */
export function openClient(apiKey: string | null, onRefused: () => void): ApolloClient {
  const headers: Record<string, string> = apiKey === null ? {} : { 'x-api-key': apiKey }
  return new ApolloClient({
    cache: new InMemoryCache({ possibleTypes: { Node: ['Item', 'Tag', 'User'] } }),
    link: ApolloLink.from([
      new ErrorLink(({ error }) => {
        if (isRefusedCaller(error)) onRefused()
      }),
      ApolloLink.split(
        ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
        liveLink(headers),
        new HttpLink({ uri: '/graphql', headers }),
      ),
    ]),
    clientAwareness: { name: 'attune-explorer' },
    devtools: { enabled: import.meta.env.DEV },
  })
}

/** True if the whole request was refused. An error of one field has a path: that field needs a user token. */
function isRefusedCaller(error: unknown): boolean {
  if (!CombinedGraphQLErrors.is(error)) return false
  return error.errors.some(({ extensions, path }) => extensions?.code === 'UNAUTHENTICATED' && !path)
}
