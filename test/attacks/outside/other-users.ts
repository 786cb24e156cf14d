import type { Attempt } from '../attempt.ts'
import { IS_WHOLE } from '../is-whole.ts'
import { placesOn } from '../places-on.ts'
import { ask, type Headers, nodeIdOf, type OutsideAttack, type Target } from '../target.ts'
import { valuesIn } from '../values-in.ts'

/** Fields of another user that a browser of `ana` must not read. */
export const PERSONAL: readonly string[] = [
  'name',
  'createdAt',
  'showsToOthers',
  'properties { value }',
  'following { nodes { id } }',
  'followers { nodes { id } }',
  'history { nodes { id } }',
  'interests { nodes { probability } }',
  'neighbors { nodes { id } }',
  'blockedUsers { nodes { id } }',
  'mutedUsers { nodes { id } }',
  'dismissedUsers { nodes { id } }',
  'dismissedItems { nodes { id } }',
  'recommendations { nodes { id } }',
  'suggestedUsers { nodes { id } }',
  'recommendedTags { nodes { id } }',
  'consent { purposes { isGranted } }',
]

/** Ways of `ana` to other users. */
const pathsOf = ({ id }: Target): readonly ((selection: string) => string)[] => [
  (selection) => `{ user(id: "${id('d1')}") { ${selection} } }`,
  (selection) => `{ node(nodeId: "${nodeIdOf('User', id('d1'))}") { ... on User { ${selection} } } }`,
  (selection) => `{ nodes(nodeIds: ["${nodeIdOf('User', id('d1'))}"]) { ... on User { ${selection} } } }`,
  (selection) => `{ user(id: "${id('ana')}") { followers { nodes { ${selection} } } } }`,
  (selection) => `{ user(id: "${id('ana')}") { blockedUsers { nodes { ${selection} } } } }`,
]

const writesOf = ({ id }: Target): readonly string[] => [
  ...['followUser', 'unfollowUser', 'blockUser', 'muteUser'].map(
    (field) => `${field}(userId: "${id('d1')}", otherId: "${id('ana')}") { problems { code } }`,
  ),
  `dismiss(userId: "${id('d1')}", itemId: "${id('tea')}") { problems { code } }`,
  `adjustInterest(userId: "${id('d1')}", tagId: "${id('hot')}", factor: 0) { problems { code } }`,
]

const operatorWritesOf = ({ id }: Target): readonly string[] => [
  `upsertUsers(users: [{ id: "${id('ana')}", name: "Other" }]) { problems { code } }`,
  `upsertItems(items: [{ id: "${id('tea')}", title: "Other" }]) { problems { code } }`,
  `upsertTags(tags: [{ id: "${id('hot')}", name: "Other" }]) { problems { code } }`,
  `deleteUsers(userIds: ["${id('d1')}"]) { problems { code } }`,
  `deleteItems(itemIds: ["${id('tea')}"]) { problems { code } }`,
  `deleteTags(tagIds: ["${id('hot')}"]) { problems { code } }`,
  `declareItemProperties(properties: [{ name: "x", type: STRING }]) { problems { code } }`,
  `declareUserProperties(properties: [{ name: "x", type: STRING }]) { problems { code } }`,
  `createUserToken(userId: "${id('bo')}") { token }`,
  `revokeApiKey(name: "${id('no-key')}") { revokedName }`,
]

const OPERATOR_READS = [
  '{ stats { engine } }',
  '{ users { nodes { id } } }',
  '{ propertyTypes(owner: USER) { name } }',
  '{ apiKeys { name } }',
  '{ auditEntries { nodes { __typename } } }',
  '{ training(id: "x") { id } }',
]

/** An operation that must be refused for `ana`. */
const forbidden = (
  target: Target,
  headers: Headers,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Attempt => ({
  name: `${query} ${JSON.stringify(variables)}`,
  async run() {
    const { text } = await ask(target, query, variables, headers)
    return text.includes('"FORBIDDEN"') ? null : text
  },
})

const READERS = ['ana', 'bo', 'cy', 'd1', 'd2', 'd3', 'd4']

/** What signed-in users read and write of others, and beyond the scopes of their key. */
export const OTHER_USERS: readonly OutsideAttack[] = [
  {
    id: 'A29',
    title: 'a user reads no personal field of another',
    async attempts(target) {
      const ana = await target.user('ana')
      return pathsOf(target).flatMap((path) =>
        PERSONAL.map((field) => ({
          name: path(field),
          async run() {
            const { data } = await ask(target, path(field), {}, ana)
            // `bo` shows their name to others.
            const values = valuesIn(data).filter((value) => value !== 'Bo')
            return values.length > 0 ? `${values}` : null
          },
        })),
      )
    },
  },
  {
    id: 'A30',
    title: 'a user writes nothing for another',
    async attempts(target) {
      const ana = await target.user('ana')
      const places = placesOn(target).filter(({ name }) => /^Mutation\.\w+\(userId\)$/.test(name))
      return [
        ...writesOf(target).map((field) => forbidden(target, ana, `mutation { ${field} }`)),
        ...places.map((place) => forbidden(target, ana, place.document, place.variables(target.id('d1')))),
      ]
    },
  },
  {
    id: 'A32',
    title: 'a browser key writes no catalog and reads no statistics',
    async attempts(target) {
      const ana = await target.user('ana')
      return [...operatorWritesOf(target).map((field) => `mutation { ${field} }`), ...OPERATOR_READS].map(
        (query) => forbidden(target, ana, query),
      )
    },
  },
  {
    id: 'A35',
    title: 'responses of parallel users are not mixed',
    async attempts(target) {
      const headers = new Map<string, Headers>()
      for (const user of READERS) headers.set(user, await target.user(user))
      return Array.from({ length: IS_WHOLE ? 2_000 : 30 }, (_, round) => ({
        name: `round ${round}`,
        async run() {
          const replies = await Promise.all(
            READERS.map((user) => ask(target, '{ viewer { id } }', {}, headers.get(user))),
          )
          const mixed = replies.filter(
            ({ text }, at) => !text.includes(`"id":"${target.id(READERS[at] ?? '')}"`),
          )
          return mixed.length > 0 ? mixed.map(({ text }) => text).join(' ') : null
        },
      }))
    },
  },
]
