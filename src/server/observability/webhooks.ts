import { createHmac, randomUUID } from 'node:crypto'
import { HOUR_MS } from '../../domain/duration.ts'
import type { Alert, Notify } from './alerts.ts'

/** Before a secret of the Standard Webhooks specification, which is base64. */
const SECRET_PREFIX = 'whsec_'

/** Pauses after failed attempts, longer and longer; then the message is given up. Each is up to a fifth longer, at random. */
const PAUSES_MS = [5_000, 60_000, 10 * 60_000, HOUR_MS, 6 * HOUR_MS] as const

/** Messages that wait. More are dropped. */
export const MAX_WAITING = 100

/** How long a receiver may take to answer. */
const ANSWER_MS = 15_000

export interface WebhookParts {
  readonly url: string
  /** `whsec_` and the key in base64. */
  readonly secret: string
  /** Epoch milliseconds, now. */
  readonly nowMs: () => number
  /** Called with the end of each message. */
  readonly onEnd: (outcome: 'delivered' | 'failed' | 'dropped', type: Alert['type']) => void
  readonly pausesMs?: readonly number[]
}

/** Sends alerts to a receiver. They wait in memory: those that are not delivered when the process ends are lost. */
export interface Webhooks {
  readonly notify: Notify
  /** Ends running attempts. */
  close(): void
}

/**
 * Sends each alert as a signed POST after the Standard Webhooks specification, until the receiver answers with a status of
 * success. A message has one id over all attempts, by which a receiver knows a repeat. Redirects are failures.
 */
export function openWebhooks({ url, secret, nowMs, onEnd, pausesMs = PAUSES_MS }: WebhookParts): Webhooks {
  const closing = new AbortController()
  const timers = new Set<NodeJS.Timeout>()
  let waiting = 0
  async function attempt(message: Message, attempts: number): Promise<void> {
    const isDelivered = await post(url, signed(message, secret, nowMs()), closing.signal)
    if (closing.signal.aborted) return
    const pauseMs = isDelivered ? undefined : pausesMs[attempts]
    if (pauseMs === undefined) {
      waiting--
      return onEnd(isDelivered ? 'delivered' : 'failed', message.type)
    }
    const timer = setTimeout(
      () => {
        timers.delete(timer)
        void attempt(message, attempts + 1)
      },
      pauseMs * (1 + Math.random() / 5),
    ).unref()
    timers.add(timer)
  }
  return {
    notify(alert) {
      if (waiting >= MAX_WAITING) return onEnd('dropped', alert.type)
      waiting++
      const body = JSON.stringify({ ...alert, timestamp: new Date(nowMs()).toISOString() })
      void attempt({ id: `msg_${randomUUID()}`, type: alert.type, body }, 0)
    },
    close() {
      closing.abort()
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

interface Message {
  readonly id: string
  readonly type: Alert['type']
  readonly body: string
}

/** The signature of a message: `v1,` and the HMAC-SHA-256 of id, seconds and body in base64. */
export function signatureOf(
  { id, body }: Pick<Message, 'id' | 'body'>,
  secret: string,
  seconds: number,
): string {
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`
}

function signed(message: Message, secret: string, nowMs: number): RequestInit {
  const seconds = Math.floor(nowMs / 1_000)
  return {
    method: 'POST',
    body: message.body,
    redirect: 'manual',
    headers: {
      'content-type': 'application/json',
      'webhook-id': message.id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': signatureOf(message, secret, seconds),
    },
  }
}

/** True if the receiver answers with a status of success. */
async function post(url: string, request: RequestInit, closing: AbortSignal): Promise<boolean> {
  const signal = AbortSignal.any([closing, AbortSignal.timeout(ANSWER_MS)])
  try {
    const response = await fetch(url, { ...request, signal })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}
