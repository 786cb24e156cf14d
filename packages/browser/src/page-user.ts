import type { UserToken } from './user-token.ts'
import type { Visitor } from './visitor.ts'

/**
 * The user who is signed in on this page. The visitor of the browser is stored as theirs, so that all tabs know whose it is: if
 * another tab signs them out, they are signed out here.
 */
export class PageUser {
  readonly #visitor: Visitor
  #token: UserToken | null = null
  /** True once the visitor was stored as theirs. */
  #isStored = false

  constructor(visitor: Visitor) {
    this.#visitor = visitor
  }

  /** Null if no user is signed in. */
  get token(): UserToken | null {
    const user = this.#token
    const { id, userId } = this.#visitor
    if (user === null || id === null || userId === user.userId) return user
    // A visitor of no user is no sign-out if another tab has just made the first one.
    return userId === null && !this.#isStored ? user : null
  }

  /** Signs a user in. If the visitor is another user's, the browser changed hands, and the visitor is another one. */
  signIn(user: UserToken): void {
    const { userId } = user
    if ((this.#visitor.userId ?? userId) !== userId) this.#visitor.renew()
    this.#token = user
    this.#store(user)
  }

  /** Makes a visitor unless there is one. It is the user's. */
  allow(): void {
    const user = this.token
    this.#visitor.start()
    if (user) this.#store(user)
  }

  /** Signs the user out. The next visitor is another one. */
  signOut(): void {
    this.#token = null
    if (this.#visitor.id !== null) this.#visitor.renew()
  }

  /** Signs the user out because the page has no token for them any more. The visitor is another one if it was of `userId`. */
  end(userId: string | null): void {
    this.#token = null
    if (userId !== null && userId === this.#visitor.userId) this.#visitor.renew()
  }

  #store({ userId }: UserToken): void {
    this.#visitor.belongsTo(userId)
    this.#isStored = this.#visitor.id !== null
  }
}
