import { NOW_MS, type Serving } from '../api/serving.ts'
import { userHeaders } from '../support/api-keys.ts'
import { longestHoldMs } from '../support/longest-hold.ts'
import type { Headers, Target } from './target.ts'

/** What a test knows of the server that it has started. */
export interface OwnServer {
  /** A browser key; without keys every caller on this machine is the operator. */
  readonly webKey?: string
  /** A key with the scope `admin`. */
  readonly adminKey?: string
  /** The names of the queries that the graph ran since the last call. */
  readonly graphReads?: () => readonly string[]
  /** True if the server trusts 127.0.0.1 as a proxy, so that each client can have an address. Default false. */
  readonly isBehindProxy?: boolean
}

/** A server of a test as a target, with the ids of its world unchanged. */
export function ownTarget(server: Serving, own: OwnServer = {}): Target {
  const { webKey = '', adminKey = '', graphReads = () => [], isBehindProxy = false } = own
  const keyed = (key: string): Headers => (key === '' ? {} : { 'x-api-key': key })
  let clients = 0
  return {
    url: server.url,
    id: (name) => name,
    browser: keyed(webKey),
    backend: keyed(adminKey),
    operator: keyed(adminKey),
    user: (name) => userHeaders(server.graph, webKey, name),
    client() {
      const place = clients++
      const address = `10.${(place >> 16) & 255}.${(place >> 8) & 255}.${place & 255}`
      const forwarded: Headers = isBehindProxy ? { 'x-forwarded-for': address } : {}
      return (body, headers = {}) => server.post(body, { ...forwarded, ...headers })
    },
    hasManyAddresses: isBehindProxy,
    nowMs: () => NOW_MS,
    inside: { graphReads, longestHoldMs },
  }
}
