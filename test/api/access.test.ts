import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { isKeyShaped, newKey } from '../../src/access/api-key.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { encodeNodeId } from '../../src/server/api/node-id.ts'
import { asking } from '../support/asking.ts'
import { world } from '../support/world.ts'
import { answerOf, NOW_MS, type Serving, serving } from './serving.ts'

const NOW_S = Date.UTC(2025, 5, 1) / 1_000
const LIST = '{ viewer { id recommendations(first: 2) { nodes { id } } } }'

const fill = (graph: GraphStore) =>
  world()
    .item('tea', { tags: ['drink'] })
    .item('mug')
    .user('ana')
    .user('bo')
    .likes('tea', 'mug')
    .fill(graph)

let server: Serving
let admin = ''
let web = ''
let shop = ''
let backend = ''
beforeAll(async () => {
  server = await serving({
    fill,
    recommend: (graph, events) => asking(graph, { events }),
    settings: { trustedProxies: ['127.0.0.1', '::1'] },
  })
  admin = await created('admin', '[ADMIN]')
  web = await created('web', '[READ, TRACK]')
  shop = await created('shop', '[READ], origins: ["https://shop.example"]')
  backend = await created('backend', '[SERVER]')
})
afterAll(() => server.close())

interface Caller {
  readonly key?: string
  readonly token?: string
  readonly origin?: string
  readonly address?: string
}

let addresses = 0

/** Each request comes from an address of its own: wrong keys are limited by address. */
async function asked(query: string, { key, token, origin, address }: Caller = {}) {
  addresses++
  const headers = {
    'x-forwarded-for': address ?? `10.0.${addresses >> 8}.${addresses & 255}`,
    ...(key !== undefined && { 'x-api-key': key }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(origin !== undefined && { origin }),
  }
  return answerOf(await server.post(JSON.stringify({ query }), headers))
}

/** Creates a key by the first one that there is. */
async function created(name: string, scopes: string): Promise<string> {
  const { data, text } = await asked(
    `mutation { createApiKey(name: "${name}", scopes: ${scopes}) { key problems { message } } }`,
    admin === '' ? {} : { key: admin },
  )
  const key = (data?.createApiKey as { key?: string | null } | undefined)?.key
  if (!key) throw new Error(text)
  return key
}

async function tokenOf(userId: string, expiresInSeconds = 600): Promise<string> {
  const { data } = await asked(
    `mutation { createUserToken(userId: "${userId}", expiresInSeconds: ${expiresInSeconds}) { token } }`,
    { key: backend },
  )
  return String((data?.createUserToken as { token?: string } | undefined)?.token)
}

describe('an API key', () => {
  it('has a prefix, 256 random bits and a checksum that finds every changed character', () => {
    const key = newKey()
    expect(key).toMatch(/^att_[0-9a-f]{70}$/)
    expect(isKeyShaped(key)).toBe(true)
    for (let index = 4; index < key.length; index++) {
      const other = key[index] === '0' ? '1' : '0'
      expect(isKeyShaped(key.slice(0, index) + other + key.slice(index + 1))).toBe(false)
    }
  })

  it('is required from the first key on, and refused in GraphQL JSON with status 401', async () => {
    for (const caller of [{}, { key: `${web}x` }, { key: newKey() }, { key: '' }]) {
      const { status, errors, data } = await asked('{ version }', caller)
      expect([status, errors[0]?.extensions.code, data]).toEqual([401, 'UNAUTHENTICATED', undefined])
    }
    expect((await asked('{ version }', { key: web })).status).toBe(200)
  })

  it('is in no answer, and in the graph only as a hash', async () => {
    const { text } = await asked('{ apiKeys { name start scopes origins createdAt rotatedAt expiresAt } }', {
      key: admin,
    })
    expect(text).toContain(web.slice(0, 8))
    for (const key of [admin, web, shop, backend]) expect(text + server.log()).not.toContain(key)
  })

  it('tells its last use, which a refused request is not', async () => {
    const used = await created('used', '[READ]')
    const lastUse = async () => {
      const { data } = await asked('{ apiKeys { name lastUsedAt } }', { key: admin })
      const keys = data?.apiKeys as { name: string; lastUsedAt: string | null }[]
      return keys.find(({ name }) => name === 'used')?.lastUsedAt
    }
    expect(await lastUse()).toBeNull()
    await asked('{ version }', { key: `${used}x` })
    expect(await lastUse()).toBeNull()
    await asked('{ version }', { key: used })
    const first = await lastUse()
    expect(Date.parse(first ?? '')).toBe(NOW_MS)
    expect(await lastUse()).toBe(first)
    const { data } = await asked('mutation { rotateApiKey(name: "used") { apiKey { lastUsedAt } } }', {
      key: admin,
    })
    expect(data?.rotateApiKey).toEqual({ apiKey: { lastUsedAt: first } })
  })

  it('of an admin shows the settings with their origin, and no other does', async () => {
    const settings = '{ settings { givenSettings { name value origin } } }'
    const { data } = await asked(settings, { key: admin })
    expect(data?.settings).toEqual({ givenSettings: [{ name: 'PORT', value: '0', origin: 'ENVIRONMENT' }] })
    for (const key of [web, backend]) {
      const refused = await asked(settings, { key })
      expect(refused.data?.settings).toEqual({ givenSettings: null })
      expect(refused.errors[0]?.extensions.code).toBe('FORBIDDEN')
    }
  })

  it('needs the scope of a server to list what items lack', async () => {
    const lacking = '{ items(lacking: USERS) { totalCount } }'
    expect((await asked(lacking, { key: web })).errors[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await asked(lacking, { key: backend })).errors).toEqual([])
  })

  it('needs the scope of an analyst to see how an item is used', async () => {
    const use = '{ item(id: "tea") { id use { impressions } } }'
    const analyst = await created('analyst', '[ANALYZE]')
    for (const key of [web, backend]) {
      const refused = await asked(use, { key })
      expect(refused.data?.item).toEqual({ id: 'tea', use: null })
      expect(refused.errors[0]?.extensions.code).toBe('FORBIDDEN')
    }
    const { data, errors } = await asked(use, { key: analyst })
    expect([errors, data?.item]).toEqual([[], { id: 'tea', use: { impressions: 0 } }])
  })

  it('with origins is for pages of these origins', async () => {
    expect((await asked('{ version }', { key: shop, origin: 'https://shop.example' })).status).toBe(200)
    for (const origin of ['https://evil.example', 'https://shop.example.evil.example', undefined]) {
      expect((await asked('{ version }', { key: shop, ...(origin && { origin }) })).status).toBe(401)
    }
    const preflight = (origin: string) =>
      fetch(server.url, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type,x-api-key,authorization',
        },
      })
    const allowed = await preflight('https://shop.example')
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://shop.example')
    expect(allowed.headers.get('access-control-allow-headers')).toContain('x-api-key')
    expect(allowed.headers.get('access-control-max-age')).toBe('86400')
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull()
  })

  it('with origins tells a server without one to take a key of its own', async () => {
    const { errors } = await asked('{ version }', { key: shop })
    expect(errors[0]?.message).toContain('names no origin')
    expect(errors[0]?.extensions.hint).toContain('a key of its own without origins')
  })

  it('is needed for the schema file as for introspection', async () => {
    const get = (key?: string) => server.get('/schema.graphql', key === undefined ? {} : { 'x-api-key': key })
    const introspect = (key?: string) =>
      asked('{ __schema { queryType { name } } }', key === undefined ? {} : { key })
    for (const key of [undefined, 'att_unknown', shop]) {
      expect([(await get(key)).status, (await introspect(key)).status]).toEqual([401, 401])
    }
    expect([(await get(web)).status, (await introspect(web)).status]).toEqual([200, 200])
  })

  it('stops working when it is revoked, and the old one after the overlap of a rotation', async () => {
    const old = await created('spare', '[READ]')
    const rotate = (overlap: number) =>
      asked(`mutation { rotateApiKey(name: "spare", overlapSeconds: ${overlap}) { key } }`, { key: admin })
    const second = String(((await rotate(60)).data?.rotateApiKey as { key?: string } | undefined)?.key)
    expect((await asked('{ version }', { key: old })).status).toBe(200)
    expect((await asked('{ version }', { key: second })).status).toBe(200)
    await rotate(0)
    expect((await asked('{ version }', { key: second })).status).toBe(401)
    const third = String(((await rotate(0)).data?.rotateApiKey as { key?: string } | undefined)?.key)
    await asked('mutation { revokeApiKey(name: "spare") { revokedName } }', { key: admin })
    expect((await asked('{ version }', { key: third })).status).toBe(401)
  })

  it('has a unique name, and at least one scope', async () => {
    const make = (args: string) =>
      asked(`mutation { createApiKey(${args}) { key problems { code path } } }`, { key: admin })
    expect((await make('name: "web", scopes: [READ]')).data).toEqual({
      createApiKey: { key: null, problems: [{ code: 'CONFLICT', path: ['name'] }] },
    })
    expect((await make('name: "new", scopes: []')).data).toMatchObject({
      createApiKey: { key: null, problems: [{ code: 'BAD_USER_INPUT', path: ['scopes'] }] },
    })
  })
})

it('an empty key is absent: refused from the first key on, and the operator before', async () => {
  expect((await asked('{ version }', { key: '' })).errors[0]?.message).toBe('an API key is required')
  const keyless = await serving()
  const answer = await keyless.post('{"query":"{ version }"}', { 'x-api-key': '' })
  expect(answer.status).toBe(200)
  await keyless.close()
})

describe('a user token', () => {
  it('makes viewer work, also for a user of whom nothing is known', async () => {
    const ana = await asked(LIST, { key: web, token: await tokenOf('ana') })
    expect(ana.data).toMatchObject({ viewer: { id: 'ana', recommendations: { nodes: expect.any(Array) } } })
    const newcomer = await asked(LIST, { key: web, token: await tokenOf('newcomer-1') })
    expect(newcomer.data).toMatchObject({ viewer: { id: 'newcomer-1' } })
    expect((await asked(LIST, { key: web })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })

  it('replaces the argument userId, and records only for its user', async () => {
    const token = await tokenOf('ana')
    const event = (id: string, user: string) =>
      `{ eventId: "${id}", ${user} itemId: "tea", kind: CLICK, occurredAt: "2025-05-01T00:00:00Z" }`
    const { data } = await asked(
      `mutation { recordEvents(events: [${event('1', '')}, ${event('2', 'userId: "ana",')}, ${event('3', 'userId: "bo",')}]) {
        results { status problems { code path } } } }`,
      { key: web, token },
    )
    expect(data).toEqual({
      recordEvents: {
        results: [
          { status: 'ACCEPTED', problems: [] },
          { status: 'ACCEPTED', problems: [] },
          { status: 'REJECTED', problems: [{ code: 'FORBIDDEN', path: ['events', '2', 'userId'] }] },
        ],
      },
    })
    const { errors } = await asked('{ recommendations { nodes { id } } }', { key: web, token })
    expect(errors).toEqual([])
    expect((await asked('{ recommendations { nodes { id } } }', { key: backend })).errors[0]?.message).toBe(
      'userId is required without a user token',
    )
  })

  it('makes no other user follow', async () => {
    const { errors } = await asked('mutation { followUser(otherId: "d1", isMutual: true) { watermark } }', {
      key: web,
      token: await tokenOf('ana'),
    })
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN')
  })

  it('is refused if any part of it is forged', async () => {
    const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const token = await tokenOf('ana')
    const [head = '', body = '', signature = ''] = token.split('.')
    const claims = { sub: 'ana', iss: 'attune', aud: 'attune', iat: NOW_S, exp: NOW_S + 600 }
    const hs256 = { alg: 'HS256', typ: 'JWT' }
    const signed = (header: object, payload: object, secret = 'guess') => {
      const text = `${base64(header)}.${base64(payload)}`
      return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
    }
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    const rs256 = `${base64({ alg: 'RS256', typ: 'JWT' })}.${base64(claims)}`
    const forged = [
      '',
      'x',
      'a.b.c',
      `${head}.${body}`,
      `${head}.${body}.`,
      `${head}.${base64({ ...claims, sub: 'bo' })}.${signature}`,
      `${base64({ alg: 'none' })}.${body}.`,
      `${base64({ alg: 'none' })}.${base64(claims)}.`,
      `${base64({ alg: 'None' })}.${base64(claims)}.${signature}`,
      `${base64({ alg: 'HS512', typ: 'JWT' })}.${body}.${signature}`,
      signed(hs256, claims),
      signed(hs256, claims, ''),
      signed(hs256, claims, pem),
      `${rs256}.${sign('sha256', Buffer.from(rs256), privateKey).toString('base64url')}`,
      signed({ ...hs256, kid: '../../dev/null' }, claims, ''),
      signed({ ...hs256, jku: 'https://evil.example/keys' }, claims),
      signed({ ...hs256, x5u: 'https://evil.example/cert' }, claims),
      signed({ ...hs256, crit: ['b64'], b64: false }, claims),
      signed({ ...hs256, jwk: { kty: 'oct', k: 'Z3Vlc3M' } }, claims),
      `${token}x`,
      `${token.slice(0, -2)}`,
      `x${token}`,
      `${head}.${body}.${Buffer.alloc(32).toString('base64url')}`,
      'y'.repeat(10_000),
    ]
    expect(forged).toHaveLength(24)
    for (const one of forged) {
      const { status, errors } = await asked(LIST, { key: web, token: one })
      expect([one.slice(0, 60), status, errors[0]?.extensions.code]).toEqual([
        one.slice(0, 60),
        401,
        'UNAUTHENTICATED',
      ])
    }
    expect((await asked(LIST, { key: web, token })).status).toBe(200)
  })

  it('needs all claims: of a known secret, without expiry, of another issuer or audience, expired or not yet valid', async () => {
    const secret = 'a secret of at least 32 characters'
    const { UserTokens } = await import('../../src/access/user-tokens.ts')
    const { SignJWT } = await import('jose')
    const tokens = new UserTokens({
      secret: async () => secret,
      issuer: 'attune',
      audience: 'attune',
      jwksUrl: null,
    })
    const made = (claims: Record<string, unknown>) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret))
    const good = { sub: 'ana', iss: 'attune', aud: 'attune', exp: NOW_S + 60 }
    expect(await tokens.verify(await made(good), NOW_S * 1_000)).toBe('ana')
    const { exp: _exp, ...withoutExpiry } = good
    const { sub: _sub, ...withoutSubject } = good
    for (const claims of [
      withoutExpiry,
      withoutSubject,
      { ...good, iss: 'other' },
      { ...good, aud: 'other' },
      { ...good, exp: NOW_S - 60 },
      { ...good, nbf: NOW_S + 120 },
      { ...good, sub: ' ana' },
    ]) {
      await expect(tokens.verify(await made(claims), NOW_S * 1_000)).rejects.toMatchObject({
        code: 'UNAUTHENTICATED',
      })
    }
  })

  it('ends within a second when the secret is replaced', async () => {
    const token = await tokenOf('ana')
    expect((await asked(LIST, { key: web, token })).status).toBe(200)
    await asked('mutation { rotateTokenSecret { rotatedAt } }', { key: admin })
    expect((await asked(LIST, { key: web, token })).status).toBe(401)
    expect((await asked(LIST, { key: web, token: await tokenOf('ana') })).status).toBe(200)
  })
})

describe('a WebSocket', () => {
  const SUBSCRIPTION = 'subscription { recommendations { nodes { id } } }'

  async function firstResult(params: Record<string, string>) {
    const client = createClient({
      url: server.url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: params,
      retryAttempts: 0,
    })
    try {
      for await (const result of client.iterate({ query: SUBSCRIPTION })) return result
      return null
    } catch (error) {
      return error
    } finally {
      await client.dispose()
    }
  }

  it('takes key and token from its connection parameters', async () => {
    const token = await tokenOf('ana')
    const good = await firstResult({ 'x-api-key': web, authorization: `Bearer ${token}` })
    expect(good).toMatchObject({ data: { recommendations: { nodes: expect.any(Array) } } })
    for (const params of [
      {},
      { 'x-api-key': '' },
      { 'x-api-key': newKey() },
      { authorization: `Bearer ${token}` },
    ]) {
      // Closed before it is acknowledged.
      expect(await firstResult(params as Record<string, string>)).toMatchObject({ code: 4401 })
    }
    expect(JSON.stringify(await firstResult({ 'x-api-key': web }))).toContain('userId is required')
  })
})

it('a privacy request is shown to its user, and to no other', async () => {
  const token = await tokenOf('one-user')
  const { data } = await asked('mutation { requestErasure { request { id nodeId } } }', { key: web, token })
  const made = data?.requestErasure as { request?: { id: string; nodeId: string } } | undefined
  const { id = '', nodeId = '' } = made?.request ?? {}
  const seenBy = async (caller: Caller) =>
    (await asked(`{ privacyRequest(id: "${id}") { kind } }`, caller)).data
  const seenAsNode = async (caller: Caller) =>
    (await asked(`{ node(nodeId: "${nodeId}") { ... on PrivacyRequest { kind } } }`, caller)).data
  expect(await seenBy({ key: web, token })).toEqual({ privacyRequest: { kind: 'ERASURE' } })
  expect(await seenAsNode({ key: web, token })).toEqual({ node: { kind: 'ERASURE' } })
  expect((await asked(`{ privacyRequest(id: "${nodeId}") { kind } }`, { key: web, token })).data).toEqual({
    privacyRequest: { kind: 'ERASURE' },
  })
  for (const caller of [{ key: web }, { key: web, token: await tokenOf('another') }, { key: backend }]) {
    expect(await seenBy(caller)).toEqual({ privacyRequest: null })
    expect(await seenAsNode(caller)).toEqual({ node: null })
  }
})

it('a training is no node for others than an admin, whether or not it exists', async () => {
  const nodeId = encodeNodeId('Training', 'some-training')
  const query = `{ node(nodeId: "${nodeId}") { nodeId } }`
  for (const caller of [{ key: web, token: await tokenOf('one-user') }, { key: backend }]) {
    const { errors } = await asked(query, caller)
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
  }
  const { data, errors } = await asked(query, { key: admin })
  expect([data, errors]).toEqual([{ node: null }, []])
})

it('the audit log says who changed keys and who read which field of users, and names no user', async () => {
  await asked('{ user(id: "ana") { createdAt history { nodes { id } } } }', { key: backend })
  await asked('{ viewer { createdAt } }', { key: web, token: await tokenOf('ana') })
  const { data, text } = await asked(
    '{ auditEntries(first: 100) { totalCount nodes { at actor action count } } }',
    {
      key: admin,
    },
  )
  const { nodes, totalCount } = (data?.auditEntries ?? {}) as {
    nodes: Record<string, unknown>[]
    totalCount: number
  }
  expect(nodes).toContainEqual({
    at: expect.any(String),
    actor: 'operator',
    action: 'Mutation.createApiKey',
    count: 1,
  })
  expect(nodes).toContainEqual({
    at: expect.any(String),
    actor: 'admin',
    action: 'Mutation.rotateTokenSecret',
    count: 1,
  })
  expect(nodes).toContainEqual({ at: expect.any(String), actor: 'backend', action: 'User.history', count: 1 })
  expect(nodes.filter(({ actor, action }) => actor === 'web' && String(action).startsWith('User.'))).toEqual(
    [],
  )
  expect(totalCount).toBe(nodes.length)
  expect(text).not.toContain('ana')
})

it('no key is found by guessing, and an address is stopped after 20 guesses', async () => {
  const guess = (address: string) => asked('{ version }', { key: newKey(), address })
  const first = []
  for (let count = 0; count < 25; count++) first.push((await guess('10.9.9.9')).status)
  expect(first).toEqual([...Array(20).fill(401), ...Array(5).fill(429)])
  expect((await guess('10.9.9.8')).status).toBe(401)
})
