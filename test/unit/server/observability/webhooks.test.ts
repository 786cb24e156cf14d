import { expect, it, onTestFinished } from 'vitest'
import { MAX_WAITING, openWebhooks, signatureOf } from '../../../../src/server/observability/webhooks.ts'
import { WEBHOOK_SECRET, type WebhookReceiver, webhookReceiver } from '../../../support/webhook-receiver.ts'

const ALERT = { type: 'journal.lagging', data: { waiting: 7 } } as const

function sending(
  receiver: Pick<WebhookReceiver, 'url'>,
  more: { secret?: string; pausesMs?: number[] } = {},
) {
  const ends: string[] = []
  const webhooks = openWebhooks({
    url: receiver.url,
    secret: WEBHOOK_SECRET,
    nowMs: Date.now,
    onEnd: (outcome) => void ends.push(outcome),
    pausesMs: [5, 10],
    ...more,
  })
  onTestFinished(() => webhooks.close())
  return { ...webhooks, ends }
}

async function receiving(...args: Parameters<typeof webhookReceiver>): Promise<WebhookReceiver> {
  const receiver = await webhookReceiver(...args)
  onTestFinished(() => receiver.close())
  return receiver
}

it('signs as the reference implementation of Standard Webhooks does', () => {
  const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' }
  // What the package `standardwebhooks` 1.1.1 signs for this message.
  expect(signatureOf(message, WEBHOOK_SECRET, 1_614_265_330)).toBe(
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  )
})

it('a receiver gets an alert once, with its type, data and time', async () => {
  const receiver = await receiving()
  const { notify, ends } = sending(receiver)
  notify(ALERT)
  const [message] = await receiver.until(1)
  expect(message).toMatchObject(ALERT)
  expect(message?.id).toMatch(/^msg_[\w-]+$/)
  expect(Math.abs(Date.parse(message?.timestamp ?? '') - Date.now())).toBeLessThan(10_000)
  await expect.poll(() => ends).toEqual(['delivered'])
  expect(receiver.received).toHaveLength(1)
})

it('a failed attempt is repeated with the same id, and after the last pause it is given up', async () => {
  const busy = await receiving((response, attempt) => void response.writeHead(attempt < 3 ? 503 : 200))
  const one = sending(busy)
  one.notify(ALERT)
  const attempts = await busy.until(3)
  expect(new Set(attempts.map(({ id }) => id)).size).toBe(1)
  await expect.poll(() => one.ends).toEqual(['delivered'])

  const elsewhere = await receiving()
  const moved = await receiving((response) => void response.writeHead(307, { location: elsewhere.url }))
  const other = sending(moved)
  other.notify(ALERT)
  await expect.poll(() => other.ends).toEqual(['failed'])
  expect([moved.received.length, elsewhere.received.length]).toEqual([3, 0])
})

it('a receiver with another secret takes nothing', async () => {
  const receiver = await receiving()
  const { notify, ends } = sending(receiver, { secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}` })
  notify(ALERT)
  await expect.poll(() => ends).toEqual(['failed'])
  expect(receiver.received).toEqual([])
})

it('while the receiver is away, at most a hundred messages wait, and the others are dropped', async () => {
  const gone = await webhookReceiver()
  await gone.close()
  const { notify, ends } = sending(gone, { pausesMs: [60_000] })
  for (let sent = 0; sent < MAX_WAITING + 5; sent++) notify(ALERT)
  expect(ends).toEqual(Array(5).fill('dropped'))
})
