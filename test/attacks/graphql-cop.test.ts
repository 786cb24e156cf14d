import { afterAll, beforeAll } from 'vitest'
import { fillLittleGraph } from '../api/little-graph.ts'
import { type Serving, serving } from '../api/serving.ts'
import { attack } from './attack.ts'

/*
 * The checks of graphql-cop (https://github.com/dolevf/graphql-cop), with its requests and what it reports as a finding,
 * against a server in production.
 */

let server: Serving
beforeAll(async () => {
  const settings = { introspection: false, sandbox: false, explorer: false, ide: false }
  server = await serving({ fill: fillLittleGraph, settings })
})
afterAll(() => server.close())

interface Finding {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[]
  readonly extensions?: Record<string, unknown>
}

/** One check: sends a request, and succeeds if the answer shows the weakness. */
const check = (
  id: `A${number}`,
  title: string,
  send: () => Promise<Response>,
  isFound: (body: Finding & { readonly length?: number }, text: string) => unknown,
) =>
  attack(id, `graphql-cop: ${title}`, () => [
    {
      name: title,
      async run() {
        const text = await (await send()).text()
        return isFound(JSON.parse(text), text) ? text.slice(0, 200) : null
      },
    },
  ])

const post = (query: string) => () => server.post(JSON.stringify({ query, operationName: 'cop' }))
const get = (query: string) => () => server.get(`/graphql?${new URLSearchParams({ query })}`)
const hasTypename = ({ data }: Finding) => data?.__typename

check(
  'A08',
  'alias overloading',
  post(`query cop { ${Array.from({ length: 101 }, (_, index) => `alias${index}:__typename`).join(' ')} }`),
  ({ data }) => data?.alias100,
)
check(
  'A11',
  'array-based query batching',
  () => server.post(JSON.stringify(Array(10).fill({ query: 'query cop { __typename }' }))),
  ({ length = 0 }, text) => length > 1 || text.includes('"data"'),
)
check(
  'A09',
  'directive overloading',
  post(`query cop { __typename ${'@aa'.repeat(10)} }`),
  ({ errors = [] }) => errors.length >= 10,
)
check(
  'A13',
  'circular query of introspection',
  post(
    `query cop { __schema { types { ${'fields { type { '.repeat(4)}fields { name }${' } }'.repeat(4)} } } }`,
  ),
  ({ data }) => data?.__schema,
)
check('A07', 'field duplication', post(`query cop { ${'__typename \n'.repeat(500)} }`), hasTypename)
check('A21', 'mutation by GET', get('mutation cop {__typename}'), hasTypename)
check('A20', 'query by GET without a header of its own', get('query cop {__typename}'), hasTypename)
check(
  'A20',
  'query in an urlencoded form',
  () =>
    fetch(server.url, { method: 'POST', body: new URLSearchParams({ query: 'query cop { __typename }' }) }),
  hasTypename,
)
check('A05', 'tracing', post('query cop { __typename }'), ({ data, errors, extensions }, text) => {
  if (!data || errors) throw new Error(text)
  return extensions?.tracing ?? extensions?.ftv1
})
check('A02', 'field suggestions', post('query cop { __schema { directive } }'), (_body, text) =>
  /did you mean/i.test(text),
)
check('A04', 'unhandled errors', post('qwerty cop { abc }'), ({ errors = [] }) =>
  errors.some(({ extensions = {} }) => 'exception' in extensions || 'stacktrace' in extensions),
)

attack('A05', 'graphql-cop: GraphiQL in production', () =>
  ['/', '/graphiql', '/playground', '/console', '/graphql', '/ide/'].map((path) => ({
    name: path,
    async run() {
      const text = await (await server.get(path, { accept: 'text/html' })).text()
      return /graphiql|graphql[ -]playground|altair|sandbox/i.exec(text)?.[0] ?? null
    },
  })),
)
