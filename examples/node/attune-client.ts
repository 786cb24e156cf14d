import { setTimeout as sleep } from 'node:timers/promises'
import {
  type EventInput,
  ForYouDocument,
  type ForYouQuery,
  type ForYouQueryVariables,
  RecordDocument,
  type RecordMutation,
  type TypedDocumentString,
} from './__generated__/graphql.ts'

export type List = NonNullable<ForYouQuery['recommendations']>

/** An error of the API with its stable code. */
export class AttuneProblem extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.name = 'AttuneProblem'
    this.code = code
  }
}

/** Codes after which a retry may succeed. */
const PASSING = new Set(['BUSY', 'TIMEOUT', 'UNAVAILABLE', 'INTERNAL_SERVER_ERROR'])

const TRIES = 3
const PAUSE_MS = 200

/** A client for one Attune server, typed by the documents in `../operations`. */
export class AttuneClient {
  readonly #url: string
  readonly #headers: Readonly<Record<string, string>>

  /**
   * @param url where GraphQL is: `http://127.0.0.1:4000/graphql`
   * @param apiKey a key with the scope `server`; a server without keys needs none
   */
  constructor(url: string, apiKey?: string) {
    this.#url = url
    this.#headers = {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...(apiKey && { 'x-api-key': apiKey }),
    }
  }

  /** Loads a page of a user's list. @throws AttuneProblem */
  async list(variables: ForYouQueryVariables): Promise<List> {
    const { recommendations } = await this.ask(ForYouDocument, variables)
    if (!recommendations)
      throw new AttuneProblem('UNAVAILABLE', 'the response has neither a list nor an error')
    return recommendations
  }

  /** Iterates over the items of a list, page by page, at most `most` of them. @throws AttuneProblem */
  async *items(userId: string, most: number, pageSize = 50): AsyncGenerator<List['edges'][number]['node']> {
    let after: string | null = null
    for (let left = most; left > 0; ) {
      const { edges, pageInfo }: List = await this.list({ userId, first: Math.min(left, pageSize), after })
      for (const { node } of edges) yield node
      left -= edges.length
      after = pageInfo.endCursor ?? null
      if (!pageInfo.hasNextPage || after === null) return
    }
  }

  /**
   * Records events, and retries if no response arrives: an event counts once, by its `eventId`. Problems of single events
   * are in the results.
   *
   * @throws AttuneProblem
   */
  async record(events: readonly EventInput[]): Promise<NonNullable<RecordMutation['recordEvents']>> {
    for (let tries = 1; ; tries++) {
      try {
        const { recordEvents } = await this.ask(RecordDocument, { events })
        if (recordEvents) return recordEvents
        throw new AttuneProblem('UNAVAILABLE', 'the response has neither results nor an error')
      } catch (error) {
        const isPassing = !(error instanceof AttuneProblem) || PASSING.has(error.code)
        if (!isPassing || tries === TRIES) throw error
        await sleep(PAUSE_MS * 2 ** tries)
      }
    }
  }

  /** Sends a typed document and returns its data. @throws AttuneProblem, or the error of `fetch` if the server is unreachable */
  async ask<T, V>(document: TypedDocumentString<T, V>, variables: V): Promise<T> {
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: this.#headers,
      body: JSON.stringify({ query: String(document), variables }),
    })
    const { data, errors } = (await response.json()) as {
      readonly data?: T
      readonly errors?: readonly { message: string; extensions: { code: string } }[]
    }
    const [first] = errors ?? []
    if (first) throw new AttuneProblem(first.extensions.code, first.message)
    if (!data) throw new AttuneProblem('UNAVAILABLE', `the server answered with status ${response.status}`)
    return data
  }
}
