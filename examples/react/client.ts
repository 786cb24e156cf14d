import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client'
import { relayStylePagination } from '@apollo/client/utilities'

/** Opens an Apollo Client that pages through lists of Attune. */
export function openClient(uri = '/graphql'): ApolloClient {
  return new ApolloClient({
    link: new HttpLink({ uri }),
    cache: new InMemoryCache({
      possibleTypes: { Node: ['Item', 'Tag', 'User'] },
      typePolicies: {
        Query: {
          fields: {
            // One list per user and input: pages with `after` are appended to it.
            recommendations: relayStylePagination(['userId', 'input']),
          },
        },
      },
    }),
  })
}
