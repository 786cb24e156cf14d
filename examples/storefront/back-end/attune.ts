import type { TypedDocumentString } from '../__generated__/graphql.ts'

/** Sends operations to Attune with one key. */
export interface Attune {
  /** @throws Error if Attune refuses the operation */
  ask<T, V>(document: TypedDocumentString<T, V>, variables: V): Promise<T>
}

/** @param apiKey null for a server without keys */
export function attuneAt(url: string, apiKey: string | null): Attune {
  return {
    async ask<T, V>(document: TypedDocumentString<T, V>, variables: V) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(apiKey !== null && { 'x-api-key': apiKey }) },
        // The server finds a trusted document by its text, too.
        body: JSON.stringify({ query: String(document), variables }),
      })
      const { data, errors } = (await response.json()) as { data?: T; errors?: { message: string }[] }
      if (!data || errors) throw new Error(errors?.[0]?.message ?? `status ${response.status}`)
      return data
    },
  }
}
