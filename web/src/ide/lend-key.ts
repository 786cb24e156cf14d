import { keepKey, keptKey, openKeyChannel } from '../sign-in/key-channel.ts'

const HEADER = 'x-api-key'

/**
 * Sends the explorer's key with requests that have none of their own, as the tab has it at that moment. Altair stores its
 * headers for good, so the key never gets into them: it ends with the sign-out.
 */
export function lendKey(): void {
  openKeyChannel(keepKey)
  const ask = window.fetch
  window.fetch = (target, init) => ask(target, isApi(target) ? withKey(init) : init)
  const send = WebSocket.prototype.send
  WebSocket.prototype.send = function (data) {
    send.call(this, typeof data === 'string' ? withKeyInside(data) : data)
  }
}

function isApi(target: RequestInfo | URL): boolean {
  return (
    new URL(target instanceof Request ? target.url : target, window.location.href).pathname === '/graphql'
  )
}

function withKey(init: RequestInit = {}): RequestInit {
  const headers = new Headers(init.headers)
  const apiKey = keptKey()
  if (apiKey === null || headers.get(HEADER)) return init
  headers.set(HEADER, apiKey)
  return { ...init, headers }
}

/** Browsers cannot set headers of sockets, so the first message has them. */
function withKeyInside(message: string): string {
  const apiKey = keptKey()
  if (apiKey === null || !message.includes('"connection_init"')) return message
  const { payload, ...rest } = JSON.parse(message)
  return rest.type !== 'connection_init' || payload?.[HEADER]
    ? message
    : JSON.stringify({ ...rest, payload: { ...payload, [HEADER]: apiKey } })
}
