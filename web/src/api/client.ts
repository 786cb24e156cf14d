import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client'

/** A client of the API that served this page. */
export function openClient(): ApolloClient {
  return new ApolloClient({
    cache: new InMemoryCache({ possibleTypes: { Node: ['Item', 'Tag', 'User'] } }),
    link: ApolloLink.from([new HttpLink({ uri: '/graphql' })]),
    clientAwareness: { name: 'attune-explorer' },
    devtools: { enabled: import.meta.env.DEV },
  })
}
