/** The headers of every response. HSTS is missing: only a server behind TLS may ask for TLS. Pages set their own policies. */
export const HEADERS = {
  // Most responses are personal, and the key that they depend on is no part of the URL. `cacheControl` knows the others.
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
} as const

/** The bytes of a response outside Fastify, which ends the connection. @param status such as `404 Not Found` */
export function refusing(status: string, json = ''): string {
  const type = json && 'content-type: application/json; charset=utf-8\r\n'
  const headers = Object.entries(HEADERS).map(([name, value]) => `${name}: ${value}\r\n`)
  const length = `content-length: ${Buffer.byteLength(json)}`
  return `HTTP/1.1 ${status}\r\nconnection: close\r\n${headers.join('')}${type}${length}\r\n\r\n${json}`
}
