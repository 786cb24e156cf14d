import type { IncomingMessage } from 'node:http'
import proxyAddr from '@fastify/proxy-addr'
import ipaddr from 'ipaddr.js'
import { LRUCache } from 'lru-cache'

/** The address of the client that sent a request. */
export type ClientAddress = (request: IncomingMessage) => string

/** True for an address or a range such as `10.0.0.0/8`. */
export function isProxyRange(text: string): boolean {
  try {
    return proxyAddr.compile(text) !== undefined
  } catch {
    return false
  }
}

/**
 * The address from `X-Forwarded-For` if the peer is one of these proxies, otherwise the peer. Of several forwarded addresses,
 * the last that is no proxy counts: clients can send the ones before it.
 *
 * @param proxies as `isProxyRange` accepts them
 */
export function clientAddressBehind(proxies: readonly string[]): ClientAddress {
  if (proxies.length === 0) return peerOf
  const isProxy = proxyAddr.compile([...proxies])
  return (request) => {
    const address = proxyAddr(request, isProxy)
    return ipaddr.isValid(address) ? address : peerOf(request)
  }
}

function peerOf({ socket }: IncomingMessage): string {
  return socket.remoteAddress ?? ''
}

/** Groups of an IPv6 address that name its network: a client can choose all addresses of a /64. */
const NETWORK_GROUPS = 4

/** What limits need to know of an address. */
export interface AddressFacts {
  /** Limits count per network. An IPv4 address is its own, also if it is mapped to IPv6. */
  readonly network: string
  /** True for 127.0.0.0/8 and ::1, also mapped to IPv6. */
  readonly isLoopback: boolean
}

/** Parsing an address takes longer than counting its points. */
const known = new LRUCache<string, AddressFacts>({ max: 10_000 })

/** The facts of an address; one that is not valid is its own network. */
export function addressFacts(address: string): AddressFacts {
  let facts = known.get(address)
  if (!facts) {
    facts = ipaddr.isValid(address)
      ? factsOf(ipaddr.process(address))
      : { network: address, isLoopback: false }
    known.set(address, facts)
  }
  return facts
}

function factsOf(parsed: ReturnType<typeof ipaddr.process>): AddressFacts {
  const groups = 'parts' in parsed ? parsed.parts.slice(0, NETWORK_GROUPS) : null
  const network = groups ? `${groups.map((group) => group.toString(16)).join(':')}::/64` : parsed.toString()
  return { network, isLoopback: parsed.range() === 'loopback' }
}
