import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client'
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries'
import { relayStylePagination } from '@apollo/client/utilities'
import type { DocumentNode } from 'graphql'

/**
 * Opens an Apollo Client that pages through lists of Attune. It sends hashes of its documents, which a server with
 * `ATTUNE_TRUSTED_DOCUMENTS` knows. A server without it refuses the first hash, and the link then sends texts.
 *
 * @param credentials the headers `x-api-key`, with the page's key, and `authorization`, with the user's token; none on a server
 * without keys
 */
export function openClient(credentials: Readonly<Record<string, string>>, uri = '/graphql'): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([
      new PersistedQueryLink({ generateHash: hashOf }),
      new HttpLink({ uri, headers: credentials }),
    ]),
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

/** The hash that codegen wrote into a document and into the manifest. */
function hashOf(document: DocumentNode & { readonly __meta__?: { readonly hash: string } }): string {
  const hash = document.__meta__?.hash
  if (hash === undefined) throw new Error('run codegen: the document is in no manifest')
  return hash.replace('sha256:', '')
}
