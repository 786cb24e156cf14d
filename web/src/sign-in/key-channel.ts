const KEPT = 'attune-api-key'

/** What tabs tell each other: the key to use now, null after a sign-out, or that one was opened without a key. */
type Told = { readonly apiKey: string | null } | 'opened'

/** The key that this tab keeps; null for none. */
export function keptKey(): string | null {
  return window.sessionStorage.getItem(KEPT)
}

/** Keeps a key until this tab closes; null forgets it. */
export function keepKey(apiKey: string | null): void {
  if (apiKey === null) window.sessionStorage.removeItem(KEPT)
  else window.sessionStorage.setItem(KEPT, apiKey)
}

/** The line between the tabs of this page. */
export interface KeyChannel {
  tell(apiKey: string | null): void
  close(): void
}

/** Asks the other tabs for their key if this one has none, and answers theirs. @param onTold called with each key told */
export function openKeyChannel(onTold: (apiKey: string | null) => void): KeyChannel {
  const channel = new BroadcastChannel(KEPT)
  const send = (told: Told) => channel.postMessage(told)
  channel.onmessage = ({ data }: MessageEvent<Told>) => {
    const kept = keptKey()
    if (data !== 'opened') onTold(data.apiKey)
    else if (kept !== null) send({ apiKey: kept })
  }
  if (keptKey() === null) send('opened')
  return { tell: (apiKey) => send({ apiKey }), close: () => channel.close() }
}
