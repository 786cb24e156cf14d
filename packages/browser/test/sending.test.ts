import { afterEach, describe, expect, it } from 'vitest'
import { EventQueue } from '../src/event-queue.ts'
import { Sender, type SenderParts } from '../src/sender.ts'
import { Transport } from '../src/transport.ts'
import { UserToken } from '../src/user-token.ts'
import { type Answer, accepted, type Got, type ScriptedServer, scriptedServer } from './scripted-server.ts'

const VISITOR = `v_${'0a'.repeat(16)}`
const NOT_NOW = { status: 503, body: { errors: [{ code: 'BUSY', message: 'later', isRetryable: true }] } }

const closing: ScriptedServer[] = []
afterEach(async () => {
  for (const server of closing.splice(0)) await server.close()
})

function tokenOf(userId: string, name = 'first'): string {
  const claims = { sub: userId, iat: 1_000, exp: 4_600, name }
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`
}

/** A sender over a server that answers as `answer` says. */
async function sending(answer: (got: Got, index: number) => Answer, changes: Partial<SenderParts> = {}) {
  const server = await scriptedServer(answer)
  closing.push(server)
  const queue = new EventQueue()
  const signedOut: number[] = []
  const users: { current: UserToken | null } = { current: null }
  const transport = new Transport(
    { url: server.url, key: 'web-key' },
    () => users.current,
    () => signedOut.push(1),
  )
  const watermarks: string[] = []
  const rejected: string[] = []
  const sender = new Sender({
    queue,
    transport,
    times: { delayMs: 5, firstRetryMs: 20, longestRetryMs: 80 },
    canSend: () => true,
    onAccepted: (watermark) => watermarks.push(watermark),
    onRejected: ({ event }, { code }) => rejected.push(`${event.eventId} ${code}`),
    onDrained: async () => undefined,
    ...changes,
  })
  const add = (eventId: string, owner = VISITOR, more: object = {}) =>
    queue.add({
      owner,
      event: { kind: 'CLICK', itemId: 'tea', eventId, occurredAt: '2026-01-01T00:00:00.000Z', ...more },
    })
  return { server, queue, users, transport, sender, add, watermarks, rejected, signedOut }
}

const idsOf = ({ got }: ScriptedServer) =>
  got.map(({ body }) => (body.events ?? []).map(({ eventId }) => eventId))

describe('events that are sent', () => {
  it('go to /collect as a text with the key, the visitor and the clock of the device', async () => {
    const { server, sender, add, watermarks } = await sending((got) => accepted(got))
    add('e-1')
    await sender.flush()
    const [got] = server.got
    expect(got).toMatchObject({ path: '/collect', body: { key: 'web-key', visitorId: VISITOR } })
    expect(got?.headers['content-type']).toMatch(/^text\/plain/)
    expect(Math.abs(Date.now() - Date.parse(got?.body.sentAt ?? ''))).toBeLessThan(10_000)
    expect(watermarks).toEqual(['w-1'])
  })

  it.each([
    { what: 'a connection that breaks', failure: null },
    { what: 'a status of 503', failure: NOT_NOW },
    { what: 'a response that is no JSON', failure: { status: 502, body: 'bad gateway' } },
    { what: 'a response without results', failure: { body: { results: [], watermark: null } } },
  ])('keep their ids and their instants when they are sent again after $what', async ({ failure }) => {
    const { server, sender, add } = await sending((got, index) => (index === 0 ? failure : accepted(got)))
    add('e-1')
    await sender.flush()
    await expect.poll(() => server.got.length).toBe(2)
    await sender.flush()
    const [first, second] = server.got
    expect(second?.body.events).toEqual(first?.body.events)
    expect(server.got).toHaveLength(2)
  })

  it('wait as long as the server says in retryAfterMs', async () => {
    const busy = { status: 429, body: { errors: [{ code: 'BUSY', message: 'later', retryAfterMs: 400 }] } }
    const { server, sender, add } = await sending((got, index) => (index === 0 ? busy : accepted(got)))
    add('e-1')
    await sender.flush()
    await sender.flush()
    expect(server.got).toHaveLength(1)
    await expect.poll(() => server.got.length).toBe(2)
    expect((server.got[1]?.atMs ?? 0) - (server.got[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(399)
  })

  it('wait longer after each failure, up to the longest time', async () => {
    const { server, sender, add } = await sending((got, index) => (index < 5 ? NOT_NOW : accepted(got)))
    add('e-1')
    await sender.flush()
    await expect.poll(() => server.got.length).toBe(6)
    const waits = server.got.slice(1).map(({ atMs }, index) => atMs - (server.got[index]?.atMs ?? 0))
    // Half of 20, 40 and 80 ms at least; the last three have the longest time.
    for (const [index, least] of [10, 20, 40, 40, 40].entries())
      expect(waits[index]).toBeGreaterThanOrEqual(least - 1)
  })

  it('are repeated one by one: what the server took or refused for good is not sent again', async () => {
    const problem = (code: string, isRetryable: boolean) => [{ code, message: 'no', isRetryable, path: [] }]
    const { server, sender, add, rejected } = await sending((got, index) => {
      if (index > 0) return accepted(got)
      const results = [
        { status: 'ACCEPTED', problems: [] },
        { status: 'REJECTED', problems: problem('BUSY', true) },
        { status: 'REJECTED', problems: problem('BAD_USER_INPUT', false) },
        { status: 'DUPLICATE', problems: [] },
        { status: 'SUPPRESSED_NO_CONSENT', problems: [] },
      ]
      return { body: { results, watermark: 'w-1' } }
    })
    for (const eventId of ['a', 'b', 'c', 'd', 'e']) add(eventId)
    await sender.flush()
    await expect.poll(() => server.got.length).toBe(2)
    expect(idsOf(server)).toEqual([['a', 'b', 'c', 'd', 'e'], ['b']])
    expect(rejected).toEqual(['c BAD_USER_INPUT'])
  })

  it('stay with the visitor or the user under whom they happened', async () => {
    const { server, users, sender, add } = await sending((got) => accepted(got))
    users.current = new UserToken(async () => null, tokenOf('ana'))
    add('of-visitor')
    add('of-ana', 'ana')
    await sender.flush()
    expect(server.got.map(({ path }) => path)).toEqual(['/collect', '/graphql'])
    expect(server.got[0]?.body.events).toHaveLength(1)
    expect(server.got[1]?.headers).toMatchObject({
      'x-api-key': 'web-key',
      authorization: `Bearer ${tokenOf('ana')}`,
    })
    expect(server.got[1]?.body.variables?.events).toMatchObject([{ eventId: 'of-ana' }])
  })

  it('wait for their user if another one is signed in', async () => {
    const { server, sender, add, queue } = await sending((got) => accepted(got), {
      canSend: (owner) => owner !== 'ana',
    })
    add('of-ana', 'ana')
    add('of-visitor')
    await sender.flush()
    expect(idsOf(server)).toEqual([['of-visitor']])
    expect(queue.ofPage()).toHaveLength(1)
  })

  it('are never sent with the token of another user, also if the user changed after they were chosen', async () => {
    const { server, users, sender, add, queue } = await sending((got) => accepted(got))
    users.current = new UserToken(async () => null, tokenOf('ben'))
    add('of-ana', 'ana')
    await sender.flush()
    expect(server.got).toEqual([])
    expect(queue.ofPage()).toHaveLength(1)
    sender.stop()
  })

  it('do not wait for one for which the server refuses the whole request', async () => {
    const refusal = { status: 400, body: { errors: [{ code: 'BAD_USER_INPUT', message: 'no' }] } }
    const isBad = ({ body }: Got) => body.events?.some(({ eventId }) => eventId === 'e-3')
    const { server, sender, add, queue, rejected } = await sending((got) =>
      isBad(got) ? refusal : accepted(got),
    )
    for (let index = 0; index < 8; index++) add(`e-${index}`)
    await sender.flush()
    expect(rejected).toEqual(['e-3 BAD_USER_INPUT'])
    expect(queue.ofPage()).toEqual([])
    const taken = server.got.filter((got) => !isBad(got)).flatMap(({ body }) => body.events ?? [])
    expect(taken.map(({ eventId }) => eventId).sort()).toEqual(
      [0, 1, 2, 4, 5, 6, 7].map((index) => `e-${index}`),
    )
  })

  it('are the newest 10,000 if more wait', async () => {
    const { add, queue } = await sending(() => NOT_NOW)
    for (let index = 0; index < 10_002; index++) add(`e-${index}`)
    const waiting = queue.ofPage()
    expect(waiting).toHaveLength(10_000)
    expect(waiting[0]?.event.eventId).toBe('e-2')
  })

  it('are split into requests that a browser still sends when its tab is closed', async () => {
    const { server, sender, add } = await sending((got) => accepted(got))
    for (let index = 0; index < 700; index++) add(`e-${index}`, VISITOR, { query: 'ü'.repeat(90) })
    await sender.flush()
    expect(idsOf(server).flat()).toHaveLength(700)
    for (const { body } of server.got) {
      expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(64 * 1_024)
      expect(body.events?.length).toBeLessThanOrEqual(500)
    }
  })

  it('are forgotten when the queue is cleared, also while a request fails', async () => {
    const { server, sender, add, queue } = await sending(() => NOT_NOW)
    add('e-1')
    await sender.flush()
    sender.stop()
    await queue.clear()
    await sender.retry()
    expect(server.got).toHaveLength(1)
  })
})

describe('the token of a user', () => {
  const refused = {
    status: 401,
    body: { errors: [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }] },
  }
  const renewed = tokenOf('ana', 'second')

  it('is renewed when the server refuses it, and the events are sent with the new one', async () => {
    const { server, users, sender, add } = await sending((got) =>
      got.headers.authorization === `Bearer ${renewed}` ? accepted(got) : refused,
    )
    users.current = new UserToken(async () => renewed, tokenOf('ana'))
    add('e-1', 'ana')
    await sender.flush()
    expect(server.got.map(({ headers }) => headers.authorization)).toEqual([
      `Bearer ${tokenOf('ana')}`,
      `Bearer ${renewed}`,
    ])
  })

  it('is renewed before it ends, by how long it lasts and not by the clock of the device', async () => {
    const ended = `e30.${Buffer.from(JSON.stringify({ sub: 'ana', iat: 1_000, exp: 1_000 })).toString('base64url')}.x`
    expect(await new UserToken(async () => renewed, ended).read()).toBe(renewed)
    // Both are long past by any clock.
    expect(await new UserToken(async () => renewed, tokenOf('ana')).read()).toBe(tokenOf('ana'))
  })

  it.each([
    { who: 'no user', next: null },
    { who: 'another user', next: tokenOf('ben') },
  ])('ends the sign-in of the page if $who is signed in now', async ({ next }) => {
    const { users, transport, signedOut } = await sending(() => refused)
    users.current = new UserToken(async () => next, tokenOf('ana'))
    await expect(transport.ask('{ viewer { id } }', {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(signedOut).toEqual([1])
  })

  it('names its user in any script', () => {
    expect(new UserToken(async () => null, tokenOf('žaneta 山')).userId).toBe('žaneta 山')
  })

  it('is refused if it is no JSON Web Token', () => {
    expect(() => new UserToken(async () => null, 'opaque')).toThrow(
      expect.objectContaining({ code: 'UNAUTHENTICATED' }),
    )
  })
})

describe('a question', () => {
  it('fails with the code, whether it may be repeated, and the fields that did not fail', async () => {
    const body = {
      data: { items: null, version: '1' },
      errors: [{ message: 'The request took too long.', extensions: { code: 'TIMEOUT' } }],
    }
    const { transport } = await sending(() => ({ body, headers: { 'retry-after': '2' } }))
    await expect(transport.ask('{ version }', {})).rejects.toMatchObject({
      name: 'AttuneError',
      code: 'TIMEOUT',
      isRetryable: true,
      retryAfterMs: 2_000,
      data: { version: '1' },
    })
  })

  it('fails as NETWORK without a response, and with its own reason if the page aborts it', async () => {
    const { transport } = await sending(() => null)
    await expect(transport.ask('{ version }', {})).rejects.toMatchObject({
      code: 'NETWORK',
      isRetryable: true,
    })
    const signal = AbortSignal.abort()
    await expect(transport.ask('{ version }', {}, { signal })).rejects.toMatchObject({ name: 'AbortError' })
  })
})
