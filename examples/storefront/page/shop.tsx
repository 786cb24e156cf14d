import { ApolloProvider } from '@apollo/client/react'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { RecordDocument } from '../__generated__/graphql.ts'
import { type PageConfig, type SignedIn, signIn, signOut } from './back-end.ts'
import { openClient } from './client.ts'
import { clearSession, currentVisitor, removeFromSession } from './visitor.ts'

interface Shop {
  /** Null for an anonymous visitor. */
  readonly user: SignedIn | null
  signIn(userId: string): Promise<void>
  signOut(): Promise<void>
}

const ShopContext = createContext<Shop | null>(null)

export function useShop(): Shop {
  const shop = useContext(ShopContext)
  if (!shop) throw new Error('outside of ShopProvider')
  return shop
}

/**
 * Makes the session part of the user's history. If the response is lost, the next visit sends it again: an event id counts
 * once.
 */
async function sendSession(client: ReturnType<typeof openClient>): Promise<void> {
  const { events } = currentVisitor()
  if (events.length === 0) return
  try {
    await client.mutate({ mutation: RecordDocument, variables: { events } })
    removeFromSession(events)
  } catch {
    // The events stay in the session.
  }
}

interface ShopProviderProps {
  readonly config: PageConfig
  /** Who is signed in when the page opens. */
  readonly initialUser: SignedIn | null
  readonly children: ReactNode
}

/** Knows who is signed in. Each user has a client and components of their own, so no list is shown to another user. */
export function ShopProvider({ config, initialUser, children }: ShopProviderProps) {
  const [user, setUser] = useState(initialUser)
  const client = useMemo(() => openClient(config, user), [config, user])

  useEffect(() => {
    if (user) void sendSession(client)
  }, [client, user])

  const shop: Shop = {
    user,
    async signIn(userId) {
      const signedIn = await signIn(userId)
      // Before the first list of the user, which then knows what they just did.
      await sendSession(openClient(config, signedIn))
      setUser(signedIn)
    },
    async signOut() {
      await signOut()
      // Another user may sign in next: they must not get what could not be sent for this one.
      clearSession()
      setUser(null)
    },
  }
  return (
    <ShopContext value={shop}>
      <ApolloProvider key={user?.userId} client={client}>
        {children}
      </ApolloProvider>
    </ShopContext>
  )
}
