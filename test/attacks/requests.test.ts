import { readFileSync } from 'node:fs'
import { buildASTSchema, isInputObjectType, isObjectType, parse } from 'graphql'
import { afterAll, beforeAll } from 'vitest'
import { readSchemaText } from '../../src/server/api/schema.ts'
import { readCypherFolder } from '../../tools/codegen/parse-cypher-file.ts'
import { fillLittleGraph } from '../api/little-graph.ts'
import { type Serving, serving } from '../api/serving.ts'
import { attack, attackFromOutside } from './attack.ts'
import { AMBIGUOUS_REQUESTS } from './outside/ambiguous-requests.ts'
import { REQUESTS } from './outside/requests.ts'
import { ownTarget } from './own-target.ts'

let server: Serving
beforeAll(async () => {
  server = await serving({ fill: fillLittleGraph, settings: { corsOrigins: ['https://shop.example'] } })
})
afterAll(() => server.close())

attackFromOutside(() => ownTarget(server), [...REQUESTS, AMBIGUOUS_REQUESTS])

const CONTROL = [
  '\r\n{"level":60,"msg":"forged"}',
  '\n',
  '\u001b[2J',
  '\u001b]0;x\u0007',
  '\u2028',
  '\u0000',
  '%0a',
  '$\u007bjndi:ldap://127.0.0.1:9/a}',
  '\u202e',
  '\b\b\b',
]

attack('A26', 'texts of requests do not write lines of the log', () =>
  CONTROL.map((text) => ({
    name: JSON.stringify(text),
    async run() {
      const from = server.log().length
      await server.ask(`query Q { item(id: ${JSON.stringify(`x${text}forged`)}) { id } }`)
      await server.post('{', { 'user-agent': encodeURIComponent(text), 'x-request-id': 'forged' })
      const added = server.log().slice(from)
      const isJson = added.split('\n').every((line) => line === '' || isRecordLine(line))
      return isJson && !added.includes('forged') ? null : added
    },
  })),
)

function isRecordLine(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object'
  } catch {
    return false
  }
}

const schema = buildASTSchema(parse(readSchemaText().join('\n')))

/** What only the server sets. */
const SERVER_OWNED =
  /^(role|scopes?|isAdmin|owner|ownerId|score|popularity|degree|consents?|version|probability|rank|watermark|nodeId|similarity)$/

attack('A28', 'inputs have no field that only the server sets', () =>
  Object.values(schema.getTypeMap())
    .filter(isInputObjectType)
    .filter(({ name }) => !/(Order|Consent|Key)/.test(name))
    .flatMap((type) =>
      Object.keys(type.getFields()).map((name) => ({
        name: `${type.name}.${name}`,
        run: () => (SERVER_OWNED.test(name) ? 'can be set' : null),
      })),
    ),
)

attack('A32', 'every root field declares a scope', () =>
  (['Query', 'Mutation', 'Subscription'] as const).flatMap((root) => {
    const type = schema.getType(root)
    if (!isObjectType(type)) return []
    return Object.values(type.getFields()).map((field) => ({
      name: `${root}.${field.name}`,
      run: () =>
        field.astNode?.directives?.some(({ name }) => name.value === 'scope') ? null : 'has no @scope',
    }))
  }),
)

/** Lowest versions without known faults that matter here. */
const FLOORS: Readonly<Record<string, readonly [number, number, number]>> = {
  '@apollo/server': [5, 5, 0],
  graphql: [16, 15, 0],
  fastify: [5, 8, 0],
  jose: [6, 0, 0],
  ws: [8, 17, 1],
  undici: [6, 21, 1],
  'body-parser': [2, 3, 0],
  qs: [6, 14, 2],
  'path-to-regexp': [8, 0, 0],
  'secure-json-parse': [4, 0, 0],
  'find-my-way': [9, 0, 0],
}
const BANNED = ['jsonwebtoken', 'graphql-upload', 'node-serialize', 'vm2', 'request']

attack('A42', 'installed packages are at least at their floors', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version?: string; dev?: boolean }>
  }
  const installed = Object.entries(packages)
    .filter(([, { dev }]) => dev !== true)
    .map(([path, { version = '0.0.0' }]) => ({ name: path.replace(/^.*node_modules\//, ''), version }))
  return [
    ...Object.entries(FLOORS).map(([name, floor]) => ({
      name,
      run() {
        const below = installed.filter((one) => one.name === name && isBelow(one.version, floor))
        return below.length > 0 ? below.map(({ version }) => version).join() : null
      },
    })),
    ...BANNED.map((name) => ({
      name,
      run: () => (installed.some((one) => one.name === name) ? 'installed' : null),
    })),
  ]
})

function isBelow(version: string, floor: readonly number[]): boolean {
  const parts = version.split(/[.-]/).map(Number)
  const different = floor.findIndex((part, index) => part !== parts[index])
  return different >= 0 && (parts[different] ?? 0) < (floor[different] ?? 0)
}

attack('A19', 'query files read bounded patterns', () =>
  readCypherFolder('cypher').map(({ name, statement }) => ({
    name,
    run() {
      const text = statement.replace(/^\s*\/\/.*$/gm, '')
      return /\[[^\]]*\*[^\]]*\]|\bLOAD CSV\b|\bCALL\s+(?:apoc|dbms|db)\./i.exec(text)?.[0] ?? null
    },
  })),
)
