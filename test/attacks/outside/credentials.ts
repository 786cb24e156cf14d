import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { Attempt } from '../attempt.ts'
import { IS_WHOLE } from '../is-whole.ts'
import type { Headers, OutsideAttack, Post, Target } from '../target.ts'

const CATALOG = '{ items(first: 1) { nodes { id } } }'

/** Longest token that fits into the headers of a request, characters. */
const LONGEST = 10_000

/** Failed sign-ins that an address may make in a minute. */
const MAX_FAILURES = 20

async function sent(post: Post, query: string, headers: Headers) {
  const response = await post(JSON.stringify({ query }), headers)
  return { status: response.status, text: await response.text() }
}

/** Credentials that must be refused with status 401. */
export const unauthenticated = (
  target: Target,
  name: string,
  headers: Headers,
  query = CATALOG,
): Attempt => ({
  name,
  async run() {
    const { status, text } = await sent(target.client(), query, headers)
    return status === 401 && text.includes('UNAUTHENTICATED') && !text.includes('"data":{')
      ? null
      : `${status} ${text}`
  },
})

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

const hmac = (header: object, claims: object, secret: string | Buffer, hash = 'sha256') => {
  const text = `${base64(header)}.${base64(claims)}`
  return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`
}

const GUESSES = [
  '',
  'secret',
  'attune',
  'password',
  'changeme',
  '123456',
  'your-256-bit-secret',
  'key',
  'jwt',
  'token',
  'test',
  'admin',
  'development',
  'null',
  'undefined',
  '\u0000'.repeat(32),
]

const HASHES = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' } as const

/** Tokens whose signature is that of a guessed secret, or of a public value. */
function guessedTokens(target: Target, claims: object): Readonly<Record<string, string>> {
  const guesses = [...GUESSES, ...Object.values(target.browser)]
  return Object.fromEntries(
    guesses.flatMap((secret, nth) =>
      Object.entries(HASHES).map(([alg, hash]) => [
        `${alg} with guess ${nth}, ${JSON.stringify(secret.slice(0, 12))}`,
        hmac({ alg }, claims, secret, hash),
      ]),
    ),
  )
}

/** Another content under the signature of a valid token, and single bits of it flipped. */
function changedTokens(valid: string, claims: Readonly<Record<string, unknown>>, id: Target['id']) {
  const [header = '', payload = '', signature = ''] = valid.split('.')
  const changes: Readonly<Record<string, object>> = {
    'another user': { sub: id('bo') },
    'a later end': { exp: Number(claims.exp) + 31_536_000 },
    'no end': { exp: undefined },
    'another issuer': { iss: 'other' },
    'another audience': { aud: 'other' },
    'a role': { role: 'admin' },
    scopes: { scopes: ['admin'], scope: 'admin' },
    'an earlier start': { iat: 0, nbf: 0 },
  }
  const headers: Readonly<Record<string, object>> = {
    none: { alg: 'none' },
    'another hash': { alg: 'HS384' },
    'another kind': { alg: 'RS256' },
    'a key id': { alg: 'HS256', kid: '0' },
    'a type': { alg: 'HS256', typ: 'at+jwt' },
    'a nested token': { alg: 'HS256', cty: 'JWT' },
    'a body that is not encoded': { alg: 'HS256', b64: false, crit: ['b64'] },
  }
  const flipped = (byte: number) => {
    const bytes = Buffer.from(signature, 'base64url')
    bytes[byte] = (bytes[byte] ?? 0) ^ (1 << (byte % 8))
    return bytes.toString('base64url')
  }
  return Object.fromEntries([
    ...Object.entries(changes).map(([name, change]) => [
      `${name} under the signature`,
      `${header}.${base64({ ...claims, ...change })}.${signature}`,
    ]),
    ...Object.entries(headers).map(([name, other]) => [
      `a header with ${name} over the signature`,
      `${base64(other)}.${payload}.${signature}`,
    ]),
    ...Array.from({ length: 32 }, (_, byte) => [
      `a bit of byte ${byte} flipped`,
      `${header}.${payload}.${flipped(byte)}`,
    ]),
  ]) as Readonly<Record<string, string>>
}

/** Tokens that are signed with a key of the attacker, alone and with that key in the header. */
function tokensOfOwnKeys(claims: object): Readonly<Record<string, string>> {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const ed = generateKeyPairSync('ed25519')
  const signed = (alg: string, keys: { publicKey: KeyObject; privateKey: KeyObject }, more: object) => {
    const text = `${base64({ alg, ...more })}.${base64(claims)}`
    const isPss = alg.startsWith('PS')
    const signature = sign(alg === 'EdDSA' ? null : 'sha256', Buffer.from(text), {
      key: keys.privateKey,
      ...(alg === 'ES256' && { dsaEncoding: 'ieee-p1363' as const }),
      ...(isPss && { padding: 6, saltLength: 32 }),
    })
    return `${text}.${signature.toString('base64url')}`
  }
  const pairs = { RS256: rsa, PS256: rsa, ES256: ec, EdDSA: ed } as const
  const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' })
  return Object.fromEntries([
    ...Object.entries(pairs).flatMap(([alg, keys]) => {
      const jwk = keys.publicKey.export({ format: 'jwk' })
      return [
        [`${alg} with a key of its own`, signed(alg, keys, {})],
        [`${alg} with its key in the header`, signed(alg, keys, { jwk })],
        [`${alg} with its key in the header, under an id`, signed(alg, keys, { jwk, kid: 'attune' })],
      ]
    }),
    ['a public key as the secret', hmac({ alg: 'HS256' }, claims, pem)],
  ]) as Readonly<Record<string, string>>
}

/** Tokens whose header names where a key is, and tokens of a wrong form. */
function oddTokens(valid: string, claims: object): Readonly<Record<string, string>> {
  const signature = valid.split('.')[2] ?? ''
  const url = 'http://127.0.0.1:9/keys'
  const unsigned = (alg: string) => `${base64({ alg })}.${base64(claims)}.`
  return {
    'no signature': unsigned('none'),
    'no signature, in capitals': unsigned('NONE'),
    'no signature, in mixed letters': unsigned('nOnE'),
    'no signature and no algorithm': unsigned(''),
    'no signature with that of another token': `${unsigned('none')}${signature}`,
    'two algorithms': `${Buffer.from('{"alg":"none","alg":"HS256"}').toString('base64url')}.${base64(claims)}.`,
    'an empty signature': valid.replace(/[^.]*$/, ''),
    'half a signature': valid.slice(0, -10),
    'two parts': valid.split('.').slice(0, 2).join('.'),
    'four parts': `${valid}.x`,
    'a key in the header': hmac({ alg: 'HS256', jwk: { kty: 'oct', k: 'c2VjcmV0' } }, claims, 'secret'),
    'the address of keys in the header': hmac({ alg: 'HS256', jku: url }, claims, 'secret'),
    'a certificate in the header': hmac({ alg: 'HS256', x5u: url, x5c: ['MII'] }, claims, 'secret'),
    'a path as the key id': hmac({ alg: 'HS256', kid: '../../../../dev/null' }, claims, ''),
    'a query as the key id': hmac({ alg: 'HS256', kid: "' UNION SELECT 'secret" }, claims, 'secret'),
    'an unknown critical header': hmac({ alg: 'HS256', crit: ['x'], x: 1 }, claims, 'secret'),
    'encrypted parts': `${base64({ alg: 'dir', enc: 'A256GCM' })}..x.y.z`,
    'no JSON': 'a.b.c',
    'only dots': '..',
    nothing: '',
  }
}

/** Schemes with a valid token that must not be taken. */
const schemesOf = (valid: string): Readonly<Record<string, string>> => ({
  'the scheme Basic': `Basic ${Buffer.from('ana:').toString('base64')}`,
  'no scheme': valid,
  'two tokens': `Bearer ${valid}, Bearer ${valid}`,
  'another scheme': `Token ${valid}`,
})

async function forgedTokens(target: Target): Promise<readonly Attempt[]> {
  const { authorization = '' } = await target.user('ana')
  const valid = authorization.slice('Bearer '.length)
  const now = Math.floor(target.nowMs() / 1_000)
  const claims = { sub: target.id('ana'), iss: 'attune', aud: 'attune', iat: now, exp: now + 600 }
  const payload = JSON.parse(Buffer.from(valid.split('.')[1] ?? '', 'base64url').toString()) as object
  const tokens = {
    ...oddTokens(valid, claims),
    ...guessedTokens(target, claims),
    ...changedTokens(valid, { ...claims, ...payload }, target.id),
    ...tokensOfOwnKeys(claims),
  }
  const me = `{ user(id: "${target.id('ana')}") { name } }`
  return [
    ...Object.entries(tokens).map(([name, token]) =>
      unauthenticated(target, name, { ...target.browser, authorization: `Bearer ${token}` }),
    ),
    ...Object.entries(schemesOf(valid)).map(([name, value]) =>
      unauthenticated(target, name, { ...target.browser, authorization: value }),
    ),
    unauthenticated(target, 'a valid token without a key', { authorization }, me),
    {
      name: 'a token of 100 kB',
      async run() {
        const headers = { ...target.browser, authorization: `Bearer ${valid}${'A'.repeat(10 * LONGEST)}` }
        const { status, text } = await sent(target.client(), me, headers)
        return status >= 400 && status < 500 ? null : text
      },
    },
  ]
}

/** Keys that are almost right, and texts that are no keys. */
function wrongKeys(key: string): readonly string[] {
  const near = Array.from({ length: 20 }, (_, at) => {
    const place = 4 + 3 * at
    const digit = key[place] === '0' ? '1' : '0'
    return key.slice(0, place) + digit + key.slice(place + 1)
  })
  return [
    ...near,
    '',
    ' ',
    key.slice(0, -1),
    `${key}0`,
    key.toUpperCase(),
    key.slice(4),
    `${key},${key}`,
    'null',
    'undefined',
    '*',
    'admin',
    "' OR 1=1 //",
    `${key}%00`,
  ]
}

const guess = (nth: number): Headers => ({ 'x-api-key': `att_${nth.toString(16).padStart(70, '0')}` })

/** Headers that some server takes for the address of a client, and shapes of the most common one. */
const ADDRESS_HEADERS: readonly (readonly [name: string, value: (nth: number) => string])[] = [
  ...[
    'x-forwarded-for',
    'x-real-ip',
    'x-client-ip',
    'cf-connecting-ip',
    'true-client-ip',
    'x-originating-ip',
    'x-remote-ip',
    'x-cluster-client-ip',
    'x-remote-addr',
    'x-forwarded',
    'forwarded-for',
    'x-forwarded-by',
    'x-forwarded-host',
    'x-host',
    'x-proxyuser-ip',
    'wl-proxy-client-ip',
    'proxy-client-ip',
    'fastly-client-ip',
    'x-azure-clientip',
    'x-azure-socketip',
    'x-appengine-user-ip',
    'x-nf-client-connection-ip',
    'x-envoy-external-address',
    'x-vercel-forwarded-for',
    'x-original-forwarded-for',
    'x-original-remote-addr',
    'x-custom-ip-authorization',
    'fly-client-ip',
    'do-connecting-ip',
    'cf-connecting-ipv6',
    'remote-addr',
    'client-ip',
    'via',
  ].map((name) => [name, (nth: number) => `198.51.100.${nth}`] as const),
  ['forwarded', (nth) => `for=198.51.100.${nth}`],
  ['forwarded', (nth) => `for="[2001:db8::${nth}]:4711";proto=https;by=203.0.113.1`],
  ['x-forwarded-for', (nth) => `198.51.100.${nth}, 127.0.0.1`],
  ['x-forwarded-for', (nth) => `127.0.0.1, 198.51.100.${nth}`],
  ['x-forwarded-for', (nth) => `2001:db8::${nth}`],
  ['x-forwarded-for', (nth) => `::ffff:198.51.100.${nth}`],
  ['x-forwarded-for', (nth) => `198.51.100.${nth}:${1_024 + nth}`],
  ['x-forwarded-for', (nth) => `unknown, 198.51.100.${nth}`],
  ['x-forwarded-for', () => '127.0.0.1'],
  ['user-agent', (nth) => `client ${nth}`],
  ['cookie', (nth) => `session=${nth}`],
]

/** Requests with each header of an address that must be counted for the address of the peer. */
export const addressHeaders = (succeeds: (header: (nth: number) => Headers) => Promise<string | null>) =>
  ADDRESS_HEADERS.map(([name, value]) => ({
    name: `${name}: ${value(1)}`,
    run: () => succeeds((nth) => ({ [name]: value(nth) })),
  }))

/** Forged tokens, guessed keys, and ways around the budget for failures. */
export const CREDENTIALS: readonly OutsideAttack[] = [
  { id: 'A36', title: 'forged user tokens are refused', attempts: forgedTokens, isLast: true },
  {
    id: 'A37',
    title: 'keys cannot be guessed, and guesses run out',
    attempts: (target) => [
      ...wrongKeys(target.browser['x-api-key'] ?? '').map((key) =>
        unauthenticated(target, JSON.stringify(key.slice(0, 12)), { 'x-api-key': key }),
      ),
      {
        name: 'guesses from one address',
        async run() {
          const count = IS_WHOLE ? 10_000 : 300
          const client = target.client({ isPatient: false })
          const statuses = new Map<number, number>()
          for (let nth = 0; nth < count; nth++) {
            const { status } = await sent(client, CATALOG, guess(nth))
            statuses.set(status, (statuses.get(status) ?? 0) + 1)
          }
          const tried = statuses.get(401) ?? 0
          const isLimited = tried <= MAX_FAILURES && statuses.get(429) === count - tried
          return isLimited ? null : JSON.stringify([...statuses])
        },
      },
    ],
    isLast: true,
    timeoutMs: 300_000,
  },
  {
    id: 'A38',
    title: 'failures are counted for the address of the peer, whatever headers say',
    async attempts(target) {
      const client = target.client({ isPatient: false })
      for (let nth = 0; nth <= MAX_FAILURES; nth++) await sent(client, CATALOG, guess(nth))
      return addressHeaders(async (header) => {
        for (let nth = 1; nth <= 3; nth++) {
          const { status } = await sent(client, CATALOG, { ...guess(nth), ...header(nth) })
          if (status !== 429) return `status ${status}`
        }
        return null
      })
    },
    isLast: true,
  },
]
