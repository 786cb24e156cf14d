import { setTimeout as wait } from 'node:timers/promises'
import type { Attempt } from './attempt.ts'

/** Headers of a request. */
export type Headers = Readonly<Record<string, string>>

/** Posts a text to the GraphQL endpoint. */
export type Post = (body: string, headers?: Headers) => Promise<Response>

/** A server that is attacked, and what the attackers hold. */
export interface Target {
  /** Of the GraphQL endpoint, without credentials. */
  readonly url: string
  /**
   * The id of a user, item or tag of the attacks. They are those of `test/api/little-graph.ts`; on a server with other data every
   * id has a random prefix. Attacks write under such ids alone.
   */
  id(name: string): string
  /** A browser without a user; no headers on a server without keys. */
  readonly browser: Headers
  /** A backend: the scope `server` or more. */
  readonly backend: Headers
  /** An operator: the scope `admin`. Null if the attackers hold no such key. */
  readonly operator: Headers | null
  /** The browser of a signed-in user. */
  user(name: string): Promise<Headers>
  /**
   * A client whose failures do not count for others: at an address of its own, if the machine has several. Else it waits when
   * the server asks for it, unless `isPatient` is false.
   */
  client(options?: { readonly isPatient?: boolean }): Post
  /** True if every client has an address of its own. */
  readonly hasManyAddresses: boolean
  /** The clock of the server, epoch milliseconds. */
  nowMs(): number
  /** What only a test in the process of the server can see or do; null from outside. */
  readonly inside: Inside | null
}

/** See `Target.inside`. */
export interface Inside {
  /** The names of the queries that the graph ran since the last call. */
  graphReads(): readonly string[]
  /** The longest time that the event loop was blocked while `work` ran, ms. */
  longestHoldMs(work: () => Promise<unknown>): Promise<number>
}

/** A test of one class of attacks that needs nothing but a server: none of its attempts may succeed. */
export interface OutsideAttack {
  /** That of docs/security-tests.md. */
  readonly id: `A${number}`
  readonly title: string
  /** None if the target lacks what they need. */
  attempts(target: Target): readonly Attempt[] | Promise<readonly Attempt[]>
  /** True if it takes up a budget of the address: it runs after the others. */
  readonly isLast?: boolean
  readonly timeoutMs?: number
}

/** The parts of a response that attacks judge. */
export interface Reply {
  readonly status: number
  readonly data: Readonly<Record<string, unknown>> | null
  readonly errors: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions?: Readonly<Record<string, unknown>>
  }[]
  readonly text: string
}

/** Reads a response; a body that is no JSON object has no data and no errors. */
export async function replyOf(response: Response): Promise<Reply> {
  const text = await response.text()
  const { data, errors } = parsed(text) as Partial<Reply>
  return { status: response.status, data: data ?? null, errors: errors ?? [], text }
}

function parsed(text: string): object {
  try {
    return Object(JSON.parse(text)) as object
  } catch {
    return {}
  }
}

/** Asks with the headers of a caller. */
export async function ask(
  target: Target,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  headers: Headers = target.backend,
): Promise<Reply> {
  return replyOf(await post(target, JSON.stringify({ query, variables }), headers))
}

/** Posts a text unchanged; once more if a rate limit refuses it, so that no limit hides what an attack would gain. */
export function post(target: Target, body: string, headers: Headers = target.browser): Promise<Response> {
  return patiently(() =>
    fetch(target.url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    }),
  )
}

/** Longest pause of a rate limit, ms. */
const LONGEST_PAUSE_MS = 65_000

/** Sends a request; if the answer is 429, waits as long as it says and sends it once more. */
export async function patiently(send: () => Promise<Response>): Promise<Response> {
  const response = await send()
  if (response.status !== 429) return response
  await response.arrayBuffer()
  await wait(Math.min(1_000 * Number(response.headers.get('retry-after')) + 100, LONGEST_PAUSE_MS))
  return send()
}

/** Gets a path of the server, without following redirects. */
export function get(target: Target, path: string, headers: Headers = target.browser): Promise<Response> {
  return fetch(new URL(path, target.url), { headers, redirect: 'manual' })
}

/** A global id, as `nodeId` has it. */
export function nodeIdOf(type: string, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64url')
}

/** Repeats a part of a document. */
export function times(count: number, part: (index: number) => string, between = ' '): string {
  return Array.from({ length: count }, (_, index) => part(index)).join(between)
}

/** Nests a text between two others. */
export function nested(depth: number, open: string, close: string, inner = 'id'): string {
  return `${open.repeat(depth)}${inner}${close.repeat(depth)}`
}
