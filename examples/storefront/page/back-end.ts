/** What the back end says about the page's Attune. */
export interface PageConfig {
  readonly url: string
  readonly apiKey: string
}

/** A signed-in user with their token. */
export interface SignedIn {
  readonly userId: string
  readonly name: string
  readonly token: string
  /** ISO instant. */
  readonly expiresAt: string
}

export const readConfig = () => call<PageConfig>('GET', '/config.json')

/** Null if the user is not signed in. */
export const readToken = () => call<SignedIn | null>('POST', '/token')

export const signIn = (userId: string) => call<SignedIn>('POST', '/sign-in', { userId })

export const signOut = () => call<null>('POST', '/sign-out')

async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(path, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`the shop answered with status ${response.status}`)
  return (await response.json()) as T
}
