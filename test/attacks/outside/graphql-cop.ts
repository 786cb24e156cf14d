import { get, type OutsideAttack, post, type Target, times } from '../target.ts'

/*
 * The checks of graphql-cop (https://github.com/dolevf/graphql-cop), with its requests and what it reports as a finding.
 */

interface Finding {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[]
  readonly extensions?: Record<string, unknown>
}

/** One check: sends a request, and succeeds if the answer shows the weakness. */
const check = (
  id: `A${number}`,
  title: string,
  send: (target: Target) => Promise<Response>,
  isFound: (body: Finding & { readonly length?: number }, text: string) => unknown,
): OutsideAttack => ({
  id,
  title: `graphql-cop: ${title}`,
  attempts: (target) => [
    {
      name: title,
      async run() {
        const text = await (await send(target)).text()
        return isFound(JSON.parse(text), text) ? text.slice(0, 200) : null
      },
    },
  ],
})

const posted = (query: string) => (target: Target) =>
  post(target, JSON.stringify({ query, operationName: 'cop' }))
const asked = (query: string) => (target: Target) => get(target, `/graphql?${new URLSearchParams({ query })}`)
const hasTypename = ({ data }: Finding) => data?.__typename

/** The twelve checks. */
export const GRAPHQL_COP: readonly OutsideAttack[] = [
  check(
    'A08',
    'alias overloading',
    posted(`query cop { ${times(101, (index) => `alias${index}:__typename`)} }`),
    ({ data }) => data?.alias100,
  ),
  check(
    'A11',
    'array-based query batching',
    (target) => post(target, JSON.stringify(Array(10).fill({ query: 'query cop { __typename }' }))),
    ({ length = 0 }, text) => length > 1 || text.includes('"data"'),
  ),
  check(
    'A09',
    'directive overloading',
    posted(`query cop { __typename ${'@aa'.repeat(10)} }`),
    ({ errors = [] }) => errors.length >= 10,
  ),
  check(
    'A13',
    'circular query of introspection',
    posted(
      `query cop { __schema { types { ${'fields { type { '.repeat(4)}fields { name }${' } }'.repeat(4)} } } }`,
    ),
    ({ data }) => data?.__schema,
  ),
  check('A07', 'field duplication', posted(`query cop { ${'__typename \n'.repeat(500)} }`), hasTypename),
  check('A21', 'mutation by GET', asked('mutation cop {__typename}'), hasTypename),
  check('A20', 'query by GET without a header of its own', asked('query cop {__typename}'), hasTypename),
  check(
    'A20',
    'query in an urlencoded form',
    (target) =>
      fetch(target.url, {
        method: 'POST',
        headers: target.browser,
        body: new URLSearchParams({ query: 'query cop { __typename }' }),
      }),
    hasTypename,
  ),
  check('A05', 'tracing', posted('query cop { __typename }'), ({ data, errors, extensions }, text) => {
    if (!data || errors) throw new Error(text)
    return extensions?.tracing ?? extensions?.ftv1
  }),
  check('A02', 'field suggestions', posted('query cop { __schema { directive } }'), (_body, text) =>
    /did you mean/i.test(text),
  ),
  check('A04', 'unhandled errors', posted('qwerty cop { abc }'), ({ errors = [] }) =>
    errors.some(({ extensions = {} }) => 'exception' in extensions || 'stacktrace' in extensions),
  ),
  {
    id: 'A05',
    title: 'graphql-cop: GraphiQL in production',
    attempts: (target) =>
      ['/', '/graphiql', '/playground', '/console', '/graphql', '/ide/'].map((path) => ({
        name: path,
        async run() {
          const text = await (await get(target, path, { accept: 'text/html' })).text()
          return /graphiql|graphql[ -]playground|altair|sandbox/i.exec(text)?.[0] ?? null
        },
      })),
  },
]
