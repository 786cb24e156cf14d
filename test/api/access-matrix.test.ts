import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Scope } from '../../src/access/principal.ts'
import { executableSchema } from '../../src/server/api/schema.ts'
import {
  type Asked,
  accessMatrix,
  CALLERS,
  type Caller,
  KEYS,
} from '../../tools/codegen/generate-access-matrix.ts'
import { asking } from '../support/asking.ts'
import { fillLittleGraph } from './little-graph.ts'
import { answerOf, type Serving, serving } from './serving.ts'

const schema: GraphQLSchema = executableSchema()
const MATRIX = accessMatrix(schema)
const REFUSED = ['FORBIDDEN', 'UNAUTHENTICATED']

let server: Serving
const keys: Partial<Record<Scope, string>> = {}
let ownToken = ''
/** Since the token was made: a mutation may replace the secret of tokens. */
let hasWritten = true
beforeAll(async () => {
  server = await serving({
    // One user asks for every cell.
    settings: { rateLimit: 1e9, addressRateLimit: 1e9 },
    fill: fillLittleGraph,
    recommend: (graph, events) => asking(graph, { events }),
  })
  // Admin first: from the first key on only it may create others.
  const granted: readonly (readonly Scope[])[] = [
    ['admin'],
    ['read', 'track'],
    ...KEYS.filter((scope) => scope !== 'admin').map((scope) => [scope]),
  ]
  for (const scopes of granted) {
    const list = scopes.map((scope) => scope.toUpperCase()).join(', ')
    const query = `mutation { createApiKey(name: "${scopes[0]}", scopes: [${list}]) { key } }`
    const { data, text } = await (keys.admin ? asCaller('admin', query) : server.ask(query))
    const made = (data?.createApiKey as { key?: string } | undefined)?.key
    if (!made) throw new Error(text)
    keys[scopes[0] ?? 'read'] = made
  }
})
beforeEach(async () => {
  if (!hasWritten) return
  const { data } = await asCaller('server', 'mutation { createUserToken(userId: "ana") { token } }')
  ownToken = String((data?.createUserToken as { token?: string })?.token)
  hasWritten = false
})
afterAll(() => server.close())

async function asCaller(caller: Caller, query: string) {
  if (query.startsWith('mutation')) hasWritten = true
  const isBrowser = caller === 'browser' || caller === 'own user' || caller === 'other user'
  const scope = isBrowser ? 'read' : caller
  const headers = {
    'x-api-key': keys[scope] ?? '',
    ...(isBrowser && caller !== 'browser' && { authorization: `Bearer ${ownToken}` }),
  }
  return answerOf(await server.post(JSON.stringify({ query }), headers))
}

/** The users whom a cell is about. Ana follows bo; cy is a stranger. */
function ownersOf(caller: Caller, asked: Asked): readonly string[] {
  if (asked === 'visitor') return [`v_${'0a'.repeat(16)}`]
  return caller === 'own user' ? ['ana'] : ['bo', 'cy', 'absent']
}

describe.each(MATRIX.filter(({ field }) => field.startsWith('User.')))('$field', ({ field, allowed }) => {
  const [, name = ''] = field.split('.')
  const selected = () => selection(rootField('User', name), 'ana')

  async function isRefusedOf(caller: Caller, query: string): Promise<boolean> {
    const { errors } = await asCaller(caller, query)
    return errors.some(({ path, extensions }) => path?.at(-1) === name && REFUSED.includes(extensions.code))
  }

  it('is for its owner', async () => {
    expect(await isRefusedOf('own user', `{ viewer { ${selected()} } }`)).toBe(!allowed.has('own user'))
  })

  it('is not for a follower, nor through any list of users', async () => {
    const shown = `{ viewer { following { nodes { id ${selected()} } } blockedUsers { nodes { ${selected()} } } } }`
    if (name !== 'name') expect(await isRefusedOf('own user', shown)).toBe(true)
    // That people do not show their names is no error: bo does, cy and those whom ana blocked do not.
    else
      expect((await asCaller('own user', shown)).data).toEqual({
        viewer: {
          following: {
            nodes: [
              { id: 'cy', name: null },
              { id: 'bo', name: 'Bo' },
            ],
          },
          blockedUsers: { nodes: [{ name: null }, { name: null }] },
        },
      })
  })

  it.each<Caller>(KEYS)('answers a %s key as the matrix says', async (caller) => {
    const isRefused = await isRefusedOf(caller, `{ user(id: "ana") { ${selected()} } }`)
    // Other keys do not get the user at all.
    if (caller === 'server' || caller === 'admin') expect(isRefused).toBe(!allowed.has(caller))
    else expect((await asCaller(caller, '{ user(id: "ana") { id } }')).data).toEqual({ user: null })
  })
})

// Last: some cells delete the users.
describe.each(MATRIX.filter(({ field }) => !/^(User|Subscription)\./.test(field)))(
  '$field (viewer: $asked)',
  ({ field, asked, allowed }) => {
    it.each<Caller>(CALLERS)('answers %s as the matrix says', async (caller) => {
      const [type = '', name = ''] = field.split('.')
      for (const owner of ownersOf(caller, asked)) {
        const selected = selection(rootField(type, name), owner, asked)
        const operation = PARENTS[type]?.(selected) ?? `${type.toLowerCase()} { ${selected} }`
        const { errors } = await asCaller(caller, operation)
        const isRefused = errors.some(
          ({ path, extensions }) => path?.at(-1) === name && REFUSED.includes(extensions.code),
        )
        const needsToken = name === 'viewer' && caller !== 'own user' && caller !== 'other user'
        expect([operation, isRefused]).toEqual([operation, !allowed.has(caller) || needsToken])
      }
    })
  },
)

/** Where the fields of other types are asked. */
const PARENTS: Readonly<Record<string, (selected: string) => string>> = {
  Item: (selected) => `{ item(id: "tea") { ${selected} } }`,
  Tag: (selected) => `{ tag(id: "hot") { ${selected} } }`,
  Settings: (selected) => `{ settings { ${selected} } }`,
}

it('answers about absent and existing users are the same for a stranger', async () => {
  const masked = async (id: string) => {
    const query = `{ user(id: "${id}") { id name } recommendations(userId: "${id}") { nodes { id } } }`
    const { text } = await asCaller('own user', query)
    return text.replaceAll(/"requestId":"[^"]+"|"rateLimit":\{[^}]+\}/g, '')
  }
  expect(await masked('cy')).toBe(await masked('zz'))
})

it('a user is not given by a global id to a stranger', async () => {
  const nodeId = (id: string) => Buffer.from(`User:${id}`).toString('base64url')
  const { data, errors } = await asCaller(
    'own user',
    `{ own: node(nodeId: "${nodeId('ana')}") { __typename } nodes(nodeIds: ["${nodeId('cy')}", "${nodeId('absent')}"]) { nodeId } }`,
  )
  expect(data).toEqual({ own: { __typename: 'User' }, nodes: [null, null] })
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN'])
})

function rootField(typeName: string, name: string): GraphQLField<unknown, unknown> {
  const type = schema.getType(typeName)
  const field = isObjectType(type) ? type.getFields()[name] : undefined
  if (!field) throw new Error(`${typeName}.${name}`)
  return field
}

/** A field with its required arguments, those that say who is asked for, and the shortest selection. */
function selection(field: GraphQLField<unknown, unknown>, userId: string, asked: Asked = 'user'): string {
  const viewer = { user: 'userId', visitor: 'userId', session: 'session', none: null }[asked]
  const given = field.args
    .filter(({ name, type }) => isNonNullType(type) || name === viewer)
    .map(({ name, type }) => `${name}: ${literal(name, type, userId)}`)
  const args = given.length > 0 ? `(${given.join(', ')})` : ''
  return `${field.name}${args}${isCompositeType(getNamedType(field.type)) ? ' { __typename }' : ''}`
}

function literal(name: string, type: GraphQLInputType, userId: string): string {
  if (isNonNullType(type)) return literal(name, type.ofType, userId)
  // Without users, which need another scope.
  if (name === 'viewers') return '[]'
  if (isListType(type)) return `[${literal(name, type.ofType, userId)}]`
  if (isEnumType(type)) return type.getValues()[0]?.name ?? ''
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields())
    const required = fields.filter((field) => isNonNullType(field.type))
    // Of a filter, one that has no other filter in it.
    const plain = fields.filter((field) => getNamedType(field.type) !== type)
    const written = type.isOneOf ? plain.slice(0, 1) : required
    return `{ ${written.map((field) => `${field.name}: ${literal(field.name, field.type, userId)}`).join(', ')} }`
  }
  if (['Int', 'Float', 'SafeInt'].includes(type.name)) return name.endsWith('Seconds') ? '60' : '1'
  if (type.name === 'Boolean') return 'true'
  if (type.name === 'Instant') return '"2025-01-01T00:00:00Z"'
  return JSON.stringify(
    name === 'userId' || name === 'id' ? userId : name === 'nodeId' ? 'SXRlbTp0ZWE' : 'cell',
  )
}
