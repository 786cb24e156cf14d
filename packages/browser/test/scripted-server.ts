import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/** A request as the server got it. */
export interface Got {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly atMs: number
  readonly body: {
    readonly key?: string
    readonly visitorId?: string
    readonly sentAt?: string
    readonly events?: readonly { readonly eventId: string; readonly occurredAt: string }[]
    readonly query?: string
    readonly variables?: Readonly<Record<string, unknown>>
  }
}

/** A response: its status, body and headers; null closes the connection without one. */
export type Answer = { status?: number; body: unknown; headers?: Record<string, string> } | null

export interface ScriptedServer {
  readonly url: string
  readonly got: Got[]
  close(): Promise<void>
}

/** A server over HTTP that records requests, and answers each as `answer` says. */
export async function scriptedServer(answer: (got: Got, index: number) => Answer): Promise<ScriptedServer> {
  const got: Got[] = []
  const server = createServer(async (request, response) => {
    const body = (await json(request)) as Got['body']
    const one = { path: request.url ?? '', headers: request.headers, body, atMs: performance.now() }
    got.push(one)
    const answered = answer(one, got.length - 1)
    if (answered === null) return void request.socket.destroy()
    response.writeHead(answered.status ?? 200, { 'content-type': 'application/json', ...answered.headers })
    response.end(JSON.stringify(answered.body))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** The response to a batch of which every event is accepted. */
export function accepted({ body }: Got, watermark = 'w-1'): Answer {
  const events = body.events ?? (body.variables?.events as Got['body']['events']) ?? []
  const results = events.map(() => ({ status: 'ACCEPTED', problems: [] }))
  const recorded = { results, watermark }
  return { body: body.query === undefined ? recorded : { data: { recordEvents: recorded } } }
}
