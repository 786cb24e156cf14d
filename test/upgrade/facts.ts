/** Responses of the older version about the graph of the fixture. */
export interface Facts {
  /** By user id. */
  readonly users: Readonly<Record<string, UserFacts>>
  /** Pairs of user and item that must not be listed again. */
  readonly hidden: readonly (readonly [userId: string, itemId: string])[]
  /** Pairs of blocking and blocked user. */
  readonly blocks: readonly (readonly [userId: string, otherId: string])[]
  /** Pairs of muting and muted user. */
  readonly mutes: readonly (readonly [userId: string, otherId: string])[]
  /** Events in the journal of the data folder that its graph has not applied. */
  readonly pending: readonly { readonly userId: string; readonly itemId: string; readonly kind: string }[]
}

export interface UserFacts {
  readonly name: string
  readonly properties: readonly { readonly name: string; readonly value: string | number | boolean }[]
  readonly history: readonly { readonly itemId: string; readonly weight: number; readonly lastAt: string }[]
  readonly following: readonly { readonly userId: string; readonly strength: number }[]
  /** Tags, strongest first. */
  readonly interests: readonly string[]
  readonly personalization: string
  /** The items of the list, best first. */
  readonly listed: readonly string[]
}
