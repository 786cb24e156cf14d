import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client'
import { SetContextLink } from '@apollo/client/link/context'
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries'
import { relayStylePagination } from '@apollo/client/utilities'
import type { DocumentNode } from 'graphql'
import { type PageConfig, readToken, type SignedIn } from './back-end.ts'

/** A token that ends sooner is replaced before the next request. */
const RENEWAL_MS = 60_000

/**
 * Opens a client for one visitor. It sends the key of the page, the token of the user, and hashes of documents.
 *
 * @param user null for an anonymous visitor, whose lists are made from the session that a query holds
 */
export function openClient({ url, apiKey }: PageConfig, user: SignedIn | null): ApolloClient {
  let known = user
  const credentials = new SetContextLink(async ({ headers }) => {
    if (known && Date.parse(known.expiresAt) - Date.now() < RENEWAL_MS) {
      const renewed = await readToken()
      // Another tab signed out, or signed in another user, who must not see these lists: start again.
      if (renewed?.userId === known.userId) known = renewed
      else window.location.reload()
    }
    const token = known && { authorization: `Bearer ${known.token}` }
    return { headers: { ...headers, 'x-api-key': apiKey, ...token } }
  })
  return new ApolloClient({
    link: ApolloLink.from([
      credentials,
      new PersistedQueryLink({ generateHash: hashOf }),
      new HttpLink({ uri: url }),
    ]),
    cache: new InMemoryCache({
      possibleTypes: { Node: ['Item', 'Tag', 'User'] },
      typePolicies: {
        Query: {
          fields: {
            // A longer session is another list; pages with `after` are appended to theirs.
            recommendations: relayStylePagination(['session']),
            search: relayStylePagination(['query', 'session']),
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
