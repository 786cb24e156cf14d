import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe } from 'vitest'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { UNIQUE_KEYS } from '../../src/graph/schema.ts'
import { answerOf, type Serving, serving } from '../api/serving.ts'
import { apiKey } from '../support/api-keys.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { world } from '../support/world.ts'
import { type Attempt, attack } from './attack.ts'
import { IS_WHOLE } from './is-whole.ts'
import { masked, sendAll, textsFor } from './outside/texts.ts'
import { PLACES } from './places-on.ts'
import { readWholeGraph } from './whole-graph.ts'

/** Only to find what hangs: the whole list is more than 130,000 requests. */
const LONGEST_MS = IS_WHOLE ? 7_200_000 : 1_200_000

type Ask = Serving['ask']

/** What the valid values of `stringPlaces` name, and users d1 and d2 that nothing names. */
const WORLD = world()
  .item('tea', { tags: ['hot'] })
  .item('mug', { tags: ['hot'] })
  .item('pot', { tags: ['leaf'] })
  .user('ana')
  .likes('mug')
  .user('bo')
  .likes('tea', 'mug')
  .user('d1')
  .likes('pot')
  .user('d2')
  .likes('pot', 'mug')

/** The labels and types that Attune writes. */
const KINDS = new Set([
  // A second label of users.
  'Visitor',
  ...UNIQUE_KEYS.map(({ label }): string => label),
  ...[...readFileSync('docs/graph.md', 'utf8').matchAll(/^\| `(\w+)`|\[:(\w+)\]/gm)].map(
    ([, label, type]) => label ?? type ?? '',
  ),
])

/** Removes what it is given: an unknown id changes nothing. */
const REMOVES = /^(delete|revoke|forgetIdentity|un[a-z])/

/** Texts that a write takes and does not store, and why. */
const NOT_STORED: readonly RegExp[] = [
  // An event without a served list keeps no `recommendationId`; search texts, sessions and contexts are not stored in the graph.
  /recordEvents\((events|actions\.\w+)\.(recommendationId|query|sessionId|customKind|context\.\w+)\)/,
  // Searches and impressions are in the journal only, and the id of an order is part of the id of its events.
  /recordEvents\(actions\.(search|impression)\./,
  // A token is signed, and requests about a user name them by a pseudonym.
  /createUserToken|requestErasure|requestExport/,
  // A property without a value is removed, and there is nothing to reset of an unknown user.
  /\.properties\.name\)|resetProfile/,
]

const isRefused = (text: string) => /"problems":\[\{|"errors":\[/.test(text)

describe.each(ENGINES)('texts in arguments, $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    let graph: GraphStore
    let admin = ''
    const ask: Ask = async (document, variables) =>
      answerOf(await server.post(JSON.stringify({ query: document, variables }), { 'x-api-key': admin }))
    beforeAll(async () => {
      graph = await engine.open()
      server = await serving({
        open: async () => graph,
        async fill(store) {
          await WORLD.fill(store)
          admin = await apiKey(store, ['admin'])
        },
        recommend: (store, events) => asking(store, { events }),
      })
    })
    afterAll(() => server.close())

    const reads = PLACES.filter(({ isWrite }) => !isWrite)
    const writes = PLACES.filter(({ isWrite }) => isWrite)

    attack(
      'A23',
      `texts in ${reads.length} places of queries leave the graph as it is`,
      async () => {
        // The first list stores the key of the noise in what others learn.
        for (const place of reads) await ask(place.document, place.variables('text'))
        const before = await readWholeGraph(graph)
        const attempts: Attempt[] = []
        for (const [index, place] of reads.entries()) {
          const texts = textsFor(index, 3)
          const answers = await sendAll(ask, place, texts)
          texts.forEach((text, at) => {
            attempts.push({
              name: `${place.name} ${JSON.stringify(text)}`,
              run: () => masked(answers[at]?.text),
            })
          })
        }
        const after = await readWholeGraph(graph)
        const isChanged = after.checksum !== before.checksum
        return [
          ...attempts,
          {
            name: 'all reads',
            run: () => (isChanged ? `changed: ${changes(before.lines, after.lines)}` : null),
          },
        ]
      },
      LONGEST_MS,
    )

    attack(
      'A23',
      `texts in ${writes.length} places of mutations are stored byte by byte or refused`,
      async () => {
        const attempts: Attempt[] = []
        let before = await readWholeGraph(graph)
        for (const [index, place] of writes.entries()) {
          const texts = textsFor(index, 6)
          const answers = await sendAll(ask, place, texts)
          const after = await readWholeGraph(graph)
          const kinds = [...after.kinds].filter((kind) => !KINDS.has(kind))
          attempts.push({
            name: place.name,
            run: () => (kinds.length > 0 ? `new labels or types: ${kinds.join(', ')}` : null),
          })
          const lost = before.lines.filter((line) => isBystander(line) && !after.lines.includes(line))
          before = after
          attempts.push({
            name: place.name,
            run: () => (lost.length > 0 ? `changed: ${lost.join(' ')}` : null),
          })
          const isStored = !REMOVES.test(place.field) && !NOT_STORED.some((known) => known.test(place.name))
          texts.forEach((text, at) => {
            const answer = answers[at]?.text ?? ''
            attempts.push({
              name: `${place.name} ${JSON.stringify(text)}`,
              run() {
                if (isRefused(answer) || !isStored) return masked(answer)
                const isKept = after.texts.has(text.normalize('NFC')) || after.texts.has(text)
                return isKept ? null : `accepted and stored as something else: ${answer}`
              },
            })
          })
        }
        return attempts
      },
      LONGEST_MS,
    )
  })
})

/** Lines of one graph that the other lacks. */
function changes(before: readonly string[], after: readonly string[]): string {
  const lacking = (one: readonly string[], other: readonly string[]) =>
    one.filter((line) => !other.includes(line))
  return [...lacking(before, after), ...lacking(after, before)].join(' ').slice(0, 500)
}

/** Nodes that no valid argument names. */
function isBystander(line: string): boolean {
  return /"id":"d[12]"/.test(line) && line.includes('"kind":["User"]')
}
