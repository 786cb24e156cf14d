import { problemText } from '../client-errors.ts'

/** The headers of every response. HSTS is missing: only a server behind TLS may ask for TLS. Pages set their own policies. */
export const HEADERS = {
  // Most responses are personal, and the key that they depend on is no part of the URL.
  'cache-control': 'no-store',
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

/** The bytes of a response that ends a connection, for those that Fastify does not handle. @param status such as `404 Not Found` */
export function refusing(status: string, json = ''): string {
  const headers = {
    connection: 'close',
    ...HEADERS,
    ...(json && { 'content-type': 'application/json; charset=utf-8' }),
    'content-length': Buffer.byteLength(json),
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status}\r\n${lines.join('')}\r\n${json}`
}

/** The response to bytes that are no request. @param code of the error of Node */
export function refusingBytes(code: string | undefined): string {
  const isSlow = code === 'ERR_HTTP_REQUEST_TIMEOUT'
  const isLarge = code === 'HPE_HEADER_OVERFLOW'
  const status = isSlow
    ? '408 Request Timeout'
    : isLarge
      ? '431 Request Header Fields Too Large'
      : '400 Bad Request'
  return refusing(status, problemText(400))
}
