import { ask, nested, type OutsideAttack, post, type Target, times } from '../target.ts'

/** Longest time that one request may block the event loop, ms of CPU. */
const HOLD_MS = 100

/** Longest time from outside, ms: another client waits for the network and for other work of the machine, too. */
const WAIT_MS = 300

const body = (query: string, variables: unknown = {}) => JSON.stringify({ query, variables })

/** The largest requests that each limit lets through, and larger ones. */
function corpus({ id }: Target): Readonly<Record<string, string>> {
  const ids = (count: number) => Array.from({ length: count }, (_, index) => id(`id-${index}`))
  return {
    'tokens up to the limit': body(`{ ${times(990, () => 'version')} }`),
    'too many tokens': body(`{ ${times(20_000, () => 'version')} }`),
    'one field with many names': body(`{ ${times(15, (index) => `a${index}: version`)} }`),
    'overlapping lists': body(`{ ${times(80, () => 'items(first: 1) { nodes { id } }')} }`),
    'overlapping nested lists': body(
      `{ user(id: "${id('ana')}") { ${times(40, () => 'following { nodes { id name } }')} } }`,
    ),
    'overlapping inline fragments': body(
      `{ user(id: "${id('ana')}") { ${times(100, () => '... on User { id name }')} } }`,
    ),
    'nested inline fragments': body(`{ ${nested(320, '... { ', ' } ', 'version')} }`),
    'nested repeated inline fragments': body(`{ ${nested(150, '... { version ', ' } ', 'version')} }`),
    'doubling fragments': body(
      `{ ...F0 } ${times(40, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F40 on Query { version }`,
    ),
    'fragments that spread all others': body(
      `{ ...F0 } ${times(20, (i) => `fragment F${i} on Query { version ${times(19 - i, (j) => `...F${i + j + 1}`)} }`)}`,
    ),
    'a circle of fragments': body(
      `{ ...F0 } ${times(100, (i) => `fragment F${i} on Query { ...F${(i + 1) % 100} }`)}`,
    ),
    'conflicting fields': body(`{ ${times(200, (i) => `x: item(id: "${i}") { id }`)} }`),
    'unused variables': body(`query (${times(240, (i) => `$v${i}: Int`)}) { version }`),
    'unknown fields': body(`{ ${times(480, (i) => `unknown${i}`)} }`),
    'unknown directives': body(`{ version ${times(480, (i) => `@d${i}`)} }`),
    'deep braces': body('{a'.repeat(480)),
    'deep lists': body(`{ nodes(nodeIds: ${nested(480, '[', ']', '"x"')}) { nodeId } }`),
    'deep objects': body(
      `{ items(filter: ${nested(240, '{ not: ', ' }', '{ ids: [] }')}) { nodes { id } } }`,
    ),
    'a string of 250 kB': body(`{ item(id: "${'x'.repeat(250_000)}") { id } }`),
    'a block string of 250 kB': body(`{ item(id: """${'x \\n'.repeat(60_000)}""") { id } }`),
    'a comment of 250 kB': body(`{ version } #${'x'.repeat(250_000)}`),
    spaces: body(`{ version ${' '.repeat(250_000)} }`),
    'a list of 20,000 ids': body('query ($v: [ID!]!) { nodes(nodeIds: $v) { nodeId } }', { v: ids(20_000) }),
    'a list of 60,000 nulls': body('query ($v: [ID!]!) { nodes(nodeIds: $v) { nodeId } }', {
      v: Array(50_000).fill(null),
    }),
    '10,000 wrong rows': body(
      'mutation ($v: [ItemInput!]!) { upsertItems(items: $v) { problems { code } } }',
      {
        v: Array(10_000).fill({ id: id('x'), x: 1 }),
      },
    ),
    '500 rows': body('mutation ($v: [ItemInput!]!) { upsertItems(items: $v) { problems { code } } }', {
      v: ids(500).map((itemId) => ({ id: itemId, title: 'x'.repeat(300) })),
    }),
    '500 events': body('mutation ($v: [EventInput!]!) { recordEvents(events: $v) { results { status } } }', {
      v: ids(500).map((itemId) => ({
        eventId: itemId,
        userId: id('ana'),
        itemId,
        kind: 'LIKE',
        occurredAt: 1_700_000_000_000,
      })),
    }),
    '3,000 tests of a filter': body('query ($f: ItemFilter) { items(filter: $f) { nodes { id } } }', {
      f: { any: Array(3_000).fill({ ids: [id('tea')] }) },
    }),
    'a filter of 10,000 ids': body('query ($f: ItemFilter) { items(filter: $f) { nodes { id } } }', {
      f: { ids: ids(10_000) },
    }),
    'a search for 250 kB': body('query ($s: String) { items(search: $s) { nodes { id } } }', {
      s: 'x'.repeat(250_000),
    }),
    '20,000 nested lists in variables': `{"query":"{ version }","variables":{"a":${nested(20_000, '[', ']', '1')}}}`,
    '60,000 keys in variables': `{"query":"{ version }","variables":{${times(20_000, (i) => `"k${i}":1`, ',')}}}`,
    '15 writes of one item': body(
      `mutation { ${times(15, (i) => `a${i}: upsertItems(items: [{ id: "${id('x')}", title: "${i}" }]) { problems { code } }`)} }`,
    ),
    'the dearest lists': body(
      '{ items(first: 60) { nodes { id title similarItems(first: 80) { edges { similarity node { id title } } } } } }',
    ),
    'the dearest users': body(
      '{ users(first: 60) { nodes { id name following(first: 80) { edges { node { id name } } } } } }',
    ),
  }
}

/** The longest time that another client waits for an answer while `work` runs, ms. */
async function longestWaitMs(target: Target, work: () => Promise<unknown>): Promise<number> {
  let isOver = false
  const working = work().finally(() => {
    isOver = true
  })
  let longestMs = 0
  while (!isOver) {
    const startedAt = performance.now()
    await (await fetch(new URL('/livez', target.url))).arrayBuffer()
    longestMs = Math.max(longestMs, performance.now() - startedAt)
  }
  await working
  return longestMs
}

function report(worst: string, longestMs: number): void {
  process.stderr.write(
    `Longest hold of the event loop by one request: ${Math.round(longestMs)} ms, ${worst}\n`,
  )
}

/** The largest requests that each limit lets through, and larger ones. */
export const BUSY_DOCUMENTS: OutsideAttack = {
  id: 'A07',
  title: `no request holds the event loop for more than ${HOLD_MS} ms`,
  async attempts(target) {
    // Compiled code, as on a server that has been running for a while.
    for (let count = 0; count < 20; count++) {
      await ask(
        target,
        `query Q${count} { items(first: ${count + 1}) { nodes { id tags { nodes { id } } } } }`,
      )
      await ask(target, `{ nothing${count} }`)
    }
    const { inside } = target
    const limitMs = inside ? HOLD_MS : WAIT_MS
    const documents = Object.entries(corpus(target))
    let [worst, longestMs, made] = ['', 0, 0]
    return documents.map(([name, text]) => ({
      name,
      async run() {
        const send = async () => void (await (await post(target, text, target.backend)).arrayBuffer())
        const held = () => inside?.longestHoldMs(send) ?? longestWaitMs(target, send)
        // Compiling the code that a request is the first to run is no cost of the request.
        const heldMs = Math.min(await held(), await held(), await held())
        if (heldMs > longestMs) [worst, longestMs] = [name, heldMs]
        if (++made === documents.length) report(worst, longestMs)
        return heldMs > limitMs ? `${Math.round(heldMs)} ms` : null
      },
    }))
  },
}
