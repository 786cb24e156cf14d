import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client'
import { relayStylePagination } from '@apollo/client/utilities'

/** An Apollo Client that pages through lists of Attune. */
export function openClient(uri = '/graphql'): ApolloClient {
  return new ApolloClient({
    link: new HttpLink({ uri }),
    cache: new InMemoryCache({
      possibleTypes: { Node: ['Item', 'Tag', 'User'] },
      typePolicies: {
        Query: {
          fields: {
            // One list a person and input: pages with `after` are joined to it, another input is another list.
            recommendations: relayStylePagination(['userId', 'input']),
          },
        },
      },
    }),
  })
}
