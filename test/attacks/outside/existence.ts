import { createHash } from 'node:crypto'
import { newKey } from '../../../src/access/api-key.ts'
import type { Attempt } from '../attempt.ts'
import { IS_WHOLE } from '../is-whole.ts'
import { placesOn } from '../places-on.ts'
import { timeDifference } from '../response-times.ts'
import type { StringPlace } from '../string-places.ts'
import { ask, type Headers, nodeIdOf, type OutsideAttack, type Target } from '../target.ts'
import { valuesIn } from '../values-in.ts'
import { PERSONAL } from './other-users.ts'

/** A user who exists and shows nothing to `ana`, and one who does not. */
const PRESENT = 'd1'
const ABSENT = 'no-such-user'

/** Arguments and inputs that take the id of a user whom the caller need not be. A46 tries those of the caller's own ties. */
const USER_PLACE = /^Query\.user\(id\)|^Query\.users\(.*ids\)|[(.](userIds?|users\.id)\)$/

/** Pairs of requests for each comparison of times. */
const PAIRS = IS_WHOLE ? 1_000 : 60

/** What a caller sees, without the id that they sent. */
async function seen(
  target: Target,
  headers: Headers,
  [query, variables]: readonly [string, Readonly<Record<string, unknown>>],
  id: string,
): Promise<string> {
  const { status, data, errors } = await ask(target, query, variables, headers)
  const messages = errors.map(({ message, path, extensions }) => [message, path, extensions?.code])
  return JSON.stringify([status, valuesIn(data), messages]).replaceAll(id, '?')
}

/** Succeeds if a caller sees a difference between a user who exists and one who does not. */
const compared = (
  target: Target,
  name: string,
  headers: Headers,
  question: (id: string) => readonly [string, Readonly<Record<string, unknown>>],
): Attempt => ({
  name,
  async run() {
    const of = (id: string) => seen(target, headers, question(id), id)
    const [present, absent] = [await of(target.id(PRESENT)), await of(target.id(ABSENT))]
    return present === absent ? null : `${present} ${absent}`
  },
})

const askedAt =
  ({ document, variables }: StringPlace) =>
  (id: string) =>
    [document, variables(id)] as const

/** What is compared by time; the long form compares every place of a user's id. */
const TIMED: Readonly<Record<string, (id: string) => string>> = {
  'a name': (id) => `{ user(id: "${id}") { name } }`,
  'a history': (id) => `{ user(id: "${id}") { history { nodes { id } } } }`,
  'a node': (id) => `{ node(nodeId: "${nodeIdOf('User', id)}") { ... on User { name } } }`,
  'a follow': (id) => `mutation { followUser(userId: "${id}", otherId: "ANA") { problems { code } } }`,
  'an export': (id) => `mutation { requestExport(userId: "${id}") { problems { code } } }`,
  'an erasure': (id) => `mutation { requestErasure(userId: "${id}") { problems { code } } }`,
}

/** Compares the times of a request with the first headers and with the second. */
export const timedKeys = (target: Target, name: string, present: string, absent: string): Attempt => {
  // Each from another address: the budget for failures would hide the difference.
  const body = JSON.stringify({ query: '{ items(first: 1) { nodes { id } } }' })
  const send = (key: string) => async () =>
    void (await (await target.client()(body, { 'x-api-key': key })).text())
  return { name, run: () => timeDifference({ present: send(present), absent: send(absent) }, PAIRS) }
}

/** Finding out who exists. */
export const EXISTENCE: readonly OutsideAttack[] = [
  {
    id: 'A33',
    title: 'absent and forbidden users look the same, wherever an id of a user is taken',
    async attempts(target) {
      const ana = await target.user('ana')
      const places = placesOn(target).filter(({ name }) => USER_PLACE.test(name))
      return [
        ...PERSONAL.map((field) =>
          compared(target, field, ana, (id) => [`{ user(id: "${id}") { ${field} } }`, {}]),
        ),
        ...PERSONAL.map((field) =>
          compared(target, `${field} of a node`, ana, (id) => [
            `{ nodes(nodeIds: ["${nodeIdOf('User', id)}"]) { ... on User { ${field} } } }`,
            {},
          ]),
        ),
        ...places.map((place) => compared(target, `${place.name} as a user`, ana, askedAt(place))),
        ...places.map((place) =>
          compared(target, `${place.name} without a user`, target.browser, askedAt(place)),
        ),
      ]
    },
  },
  {
    id: 'A33',
    title: 'the time of a refusal does not show who or what exists',
    async attempts(target) {
      const ana = await target.user('ana')
      const timed = (
        name: string,
        question: (id: string) => readonly [string, Readonly<Record<string, unknown>>],
      ): Attempt => ({
        name,
        run() {
          const send = (id: string) => () => ask(target, ...question(target.id(id)), ana)
          return timeDifference({ present: send(PRESENT), absent: send(ABSENT) }, PAIRS)
        },
      })
      const places = placesOn(target).filter(({ name }) => IS_WHOLE && USER_PLACE.test(name))
      return [
        ...Object.entries(TIMED).map(([name, query]) =>
          timed(name, (id) => [query(id).replace('ANA', target.id('ana')), {}]),
        ),
        ...places.map((place) => timed(place.name, askedAt(place))),
      ]
    },
    timeoutMs: 300_000,
  },
  {
    id: 'A33',
    title: 'the time of a wrong key does not show how much of it is right',
    attempts(target) {
      if (!target.hasManyAddresses) return []
      const key = target.browser['x-api-key'] ?? newKey()
      const near = `${key.slice(4, -8)}00`
      const check = createHash('sha256').update(near).digest('hex').slice(0, 6)
      return [timedKeys(target, 'a key with two wrong digits', `att_${near}${check}`, newKey())]
    },
    isLast: true,
    timeoutMs: 300_000,
  },
]
