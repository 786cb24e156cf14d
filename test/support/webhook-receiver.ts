import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { vi } from 'vitest'

/** A secret of the Standard Webhooks specification. */
export const WEBHOOK_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

/** A message whose signature was right. */
export interface Received {
  readonly id: string
  readonly type: string
  readonly data: unknown
  readonly timestamp: string
}

/** A receiver of webhooks over HTTP. It takes only messages that are signed with the secret, now. */
export interface WebhookReceiver {
  readonly url: string
  /** Every attempt, in order. */
  readonly received: readonly Received[]
  /** Waits for a number of attempts. */
  until(attempts: number): Promise<readonly Received[]>
  close(): Promise<void>
}

/** Opens a receiver. @param answer says how the attempt with this number, from 1, is answered; default: with success */
export async function webhookReceiver(
  answer: (response: ServerResponse, attempt: number) => void = (response) => void response.writeHead(204),
): Promise<WebhookReceiver> {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const body = Buffer.concat(chunks).toString()
    const header = (name: string) => String(request.headers[`webhook-${name}`])
    const isNow = Math.abs(Date.now() / 1_000 - Number(header('timestamp'))) < 300
    const isSigned = isSignedBy(`${header('id')}.${header('timestamp')}.${body}`, header('signature'))
    if (!isNow || !isSigned || request.method !== 'POST') return void response.writeHead(401).end()
    received.push({ id: header('id'), ...JSON.parse(body) })
    answer(response, received.length)
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    until: (attempts) =>
      vi.waitFor(
        () => {
          if (received.length < attempts) throw new Error(`${received.length} of ${attempts} attempts came`)
          return received
        },
        { timeout: 10_000 },
      ),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function isSignedBy(content: string, signature: string): boolean {
  const key = Buffer.from(WEBHOOK_SECRET.replace('whsec_', ''), 'base64')
  const expected = Buffer.from(`v1,${createHmac('sha256', key).update(content).digest('base64')}`)
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
