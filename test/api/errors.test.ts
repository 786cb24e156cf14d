import { GraphQLError } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AttuneError, ERROR_CODES } from '../../src/domain/errors.ts'
import { GraphError, type GraphErrorKind } from '../../src/graph/graph-error.ts'
import { problemText } from '../../src/server/api/client-errors.ts'
import { counted } from './counted.ts'
import { fillLittleGraph } from './little-graph.ts'
import { type Serving, serving } from './serving.ts'

/** A text that must never leave the service. */
const CANARY = 'bolt://neo4j:c4n4ry@db.internal'

let failure: unknown
let server: Serving
beforeAll(async () => {
  server = await serving({
    fill: fillLittleGraph,
    wrap: (graph) =>
      counted(graph, (name) => {
        if (failure !== undefined && name !== 'viewer/graph-state') throw failure
      }),
  })
})
afterAll(() => server.close())

async function whileFailing(error: unknown, query = '{ items { nodes { id } } }') {
  failure = error
  const answer = await server.ask(query)
  failure = undefined
  return answer
}

describe('an unexpected error', () => {
  const withCode = Object.assign(new Error(CANARY), { extensions: { code: 'BAD_USER_INPUT' } })

  it.each([
    ['an Error', new Error(CANARY)],
    ['a TypeError', new TypeError(CANARY)],
    ['a text', CANARY],
    ['an Error that dresses up as an expected one', withCode],
    ['a GraphQLError', new GraphQLError(CANARY)],
    ['a GraphQLError with an unknown code', new GraphQLError(CANARY, { extensions: { code: 'OTHER' } })],
    ['a broken contract', new GraphError('contract', 'items-page: refused', { cause: new Error(CANARY) })],
  ])('is masked and can be found in the log by its request id: %s', async (_what, error) => {
    const answer = await whileFailing(error)
    expect(answer.text).not.toContain('c4n4ry')
    expect(answer.text).not.toContain('node_modules')
    expect(answer.errors).toEqual([
      {
        message: 'Something went wrong on our side.',
        locations: expect.any(Array),
        path: ['items'],
        extensions: {
          code: 'INTERNAL_SERVER_ERROR',
          hint: expect.any(String),
          requestId: expect.any(String),
        },
      },
    ])
    const lines = server.log().split('\n')
    expect(lines.find((line) => line.includes(answer.errors[0]?.extensions.requestId ?? '?'))).toContain(
      '"err"',
    )
  })

  it.each([
    '{ item(id: "tea") { title } }',
    '{ user(id: "ana") { name } }',
    '{ tag(id: "hot") { name } }',
    '{ users { nodes { id } } }',
    '{ tags { nodes { id } } }',
    '{ node(nodeId: "SXRlbTp0ZWE") { nodeId } }',
    '{ recommendations(userId: "ana") { nodes { id } } }',
  ])('never exposes its message: %s', async (query) => {
    const answer = await whileFailing(new Error(CANARY), query)
    expect(answer.text).not.toContain('c4n4ry')
    expect(answer.errors[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR')
  })

  it('is logged without its message, which may contain personal values', () => {
    expect(server.log()).toContain('"at"')
    expect(server.log().replaceAll('"name":"TypeError","message":', '')).not.toContain('new Error(CANARY)')
  })
})

describe('an expected failure', () => {
  it.each<[GraphErrorKind, string]>([
    ['busy', 'BUSY'],
    ['too-much-memory', 'BUSY'],
    ['timeout', 'TIMEOUT'],
    ['cancelled', 'TIMEOUT'],
    ['unavailable', 'UNAVAILABLE'],
    ['failed', 'UNAVAILABLE'],
    ['in-use', 'UNAVAILABLE'],
    ['too-large', 'GRAPH_TOO_LARGE'],
    ['conflict', 'INTERNAL_SERVER_ERROR'],
  ])('of the graph, %s, has the code %s and a hint', async (kind, code) => {
    const { errors, text } = await whileFailing(new GraphError(kind, 'x', { cause: new Error(CANARY) }))
    expect(errors[0]?.extensions).toMatchObject({ code, hint: expect.any(String) })
    expect(text).not.toContain('c4n4ry')
  })

  it('of the service keeps its message, code and hint', async () => {
    const { errors } = await whileFailing(new AttuneError('BUSY', 'too many wait', { hint: 'retry' }))
    expect(errors[0]).toMatchObject({ message: 'too many wait', extensions: { code: 'BUSY', hint: 'retry' } })
  })

  it('of a nullable field keeps the rest of the response', async () => {
    const { data, errors } = await server.ask('{ version item(id: "") { id } }')
    expect(data).toEqual({ version: '1.2.3', item: null })
    expect(errors).toHaveLength(1)
  })
})

describe('an HTTP error body', () => {
  it('has a code of the list for every status', () => {
    const codes = Array.from(
      { length: 200 },
      (_, n) => JSON.parse(problemText(400 + n)).errors[0].extensions.code,
    )
    expect(codes.filter((code) => !ERROR_CODES.includes(code))).toEqual([])
    expect(new Set(codes).size).toBeGreaterThan(4)
  })
})

describe('a deadline', () => {
  it('ends a slow request with the code TIMEOUT', async () => {
    const slow = await serving({
      settings: { requestDeadlineMs: 100 },
      fill: fillLittleGraph,
      parts: {
        recommend: (_question, { signal }) =>
          new Promise((_, reject) =>
            signal?.addEventListener('abort', () =>
              reject(new GraphError('cancelled', 'the caller gave up')),
            ),
          ),
      },
    })
    const started = performance.now()
    const { errors, data } = await slow.ask('{ recommendations(userId: "ana") { nodes { id } } }')
    expect(performance.now() - started).toBeLessThan(1_000)
    expect(errors[0]?.extensions.code).toBe('TIMEOUT')
    expect(data).toEqual({ recommendations: null })
    await slow.close()
  })
})
