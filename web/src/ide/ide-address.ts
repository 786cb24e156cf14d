/** A request to open in the IDE. */
export interface IdeRequest {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** Address of the IDE with a request. It is behind the `#`, so that ids of people are not in logs of servers. */
export function ideAddress({ query, variables }: IdeRequest): string {
  return `/ide/#${new URLSearchParams({ query, variables: JSON.stringify(variables, null, 2) })}`
}

/** The request of an address: its query, and its variables as JSON; null if it has none. */
export function readIdeAddress(hash: string): { readonly query: string; readonly variables: string } | null {
  const parts = new URLSearchParams(hash.slice(1))
  const query = parts.get('query')
  return query === null ? null : { query, variables: parts.get('variables') ?? '{}' }
}
