import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client'
import { OperationTypeNode } from 'graphql'
import { liveLink } from './live-link.ts'

/** Opens a client for the API of the server that served this page. */
export function openClient(): ApolloClient {
  return new ApolloClient({
    cache: new InMemoryCache({ possibleTypes: { Node: ['Item', 'Tag', 'User'] } }),
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      liveLink(),
      new HttpLink({ uri: '/graphql' }),
    ),
    clientAwareness: { name: 'attune-explorer' },
    devtools: { enabled: import.meta.env.DEV },
  })
}
