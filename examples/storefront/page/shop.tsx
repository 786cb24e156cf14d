import { useAttune, useViewer } from '@attune/react'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { readToken, type SignedIn, signIn, signOut } from './back-end.ts'

interface Shop {
  /** Null for an anonymous visitor. */
  readonly user: SignedIn | null
  /** Where Attune is: exports are downloaded from there. */
  readonly attuneUrl: string
  signIn(userId: string): Promise<void>
  signOut(): Promise<void>
}

const ShopContext = createContext<Shop | null>(null)

export function useShop(): Shop {
  const shop = useContext(ShopContext)
  if (!shop) throw new Error('outside of ShopProvider')
  return shop
}

/** Where Attune gets tokens of the user who is signed in: the back end knows them by a cookie. */
export async function getToken(): Promise<string | null> {
  return (await readToken())?.token ?? null
}

interface ShopProviderProps {
  readonly attuneUrl: string
  /** Who is signed in when the page opens. */
  readonly initialUser: SignedIn | null
  readonly children: ReactNode
}

/** Knows who is signed in. */
export function ShopProvider({ attuneUrl, initialUser, children }: ShopProviderProps) {
  const attune = useAttune()
  // Another tab may have signed out, or signed in another user: Attune finds out when it renews the token.
  useViewer()
  const [signedIn, setSignedIn] = useState(initialUser)
  const user = signedIn?.userId === attune.userId ? signedIn : null

  const shop: Shop = {
    user,
    attuneUrl,
    async signIn(userId) {
      const next = await signIn(userId)
      setSignedIn(next)
      // What the visitor did before is a part of the first list of the user.
      await attune.signIn(getToken)
    },
    async signOut() {
      // First, because what waits is sent with the token.
      await attune.signOut()
      await signOut()
    },
  }
  return <ShopContext value={shop}>{children}</ShopContext>
}
