import type { GraphQLSchema } from 'graphql'
import { type Scope, withIncluded } from '../../src/access/principal.ts'
import { fieldRule, fieldsOf, personalFields, ROOTS, rootRule } from '../../src/server/api/access-rules.ts'

/** The callers of the matrix, in the order of its columns. */
export const CALLERS = ['browser', 'own user', 'other user', 'server', 'privacy', 'admin'] as const

export type Caller = (typeof CALLERS)[number]

/** A field and the callers who may use it. */
export interface MatrixRow {
  /** Such as `Query.items`. */
  readonly field: string
  readonly allowed: ReadonlySet<Caller>
}

/** GraphQL Code Generator plugin for docs/access-matrix.md. */
export const plugin = (schema: GraphQLSchema): string => {
  const rows = accessMatrix(schema)
  const cells = rows.map(({ field, allowed }) => [
    `\`${field}\``,
    ...CALLERS.map((caller) => (allowed.has(caller) ? 'yes' : '-')),
  ])
  return [
    '# Who may use which field',
    '',
    'Generated from `@scope` in schema/ by `npm run codegen`. Do not edit. A test asks the server for every cell.',
    '',
    '- **browser**: a key with the scopes `READ` and `TRACK`, without a user token.',
    '- **own user**: the same key with a user token, about the user of the token.',
    '- **other user**: the same, about another user. The answer is the same whether or not that user exists.',
    '- **server**, **privacy**, **admin**: a key with this scope, about any user.',
    '',
    'A field of `User` counts once the caller has the user, such as by `viewer { following { nodes { .. } } }`. `User.name` is',
    'readable by everyone for users who show themselves to others. `recordEvents` checks the user of each event, `node` gives',
    'users to those who may read them, and `privacyRequest` gives requests to their user and to `PRIVACY` keys. `viewer` needs a',
    'user token, and `propertyTypes` of users the scope `SERVER`.',
    '',
    `| Field | ${CALLERS.join(' | ')} |`,
    `| --- |${' --- |'.repeat(CALLERS.length)}`,
    ...cells.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n')
}

/** Every root field and every personal field of `User`. @throws Error as `rootRule` does */
export function accessMatrix(schema: GraphQLSchema): readonly MatrixRow[] {
  const roots = ROOTS.flatMap(([type]) =>
    fieldsOf(schema, type).map((field): MatrixRow => {
      const { needs, owner } = rootRule(schema, type, field)
      return { field: `${type}.${field.name}`, allowed: allowedBy(needs, owner !== null) }
    }),
  )
  const personal = personalFields(schema).map((field): MatrixRow => {
    const rule = fieldRule(schema, field)
    return { field: `User.${field.name}`, allowed: allowedBy(rule?.needs ?? 'server', rule === null) }
  })
  return [...roots, ...personal]
}

function allowedBy(needs: Scope, hasOwner: boolean): ReadonlySet<Caller> {
  const keys = (['server', 'privacy', 'admin'] as const).filter((scope) => withIncluded([scope]).has(needs))
  if (hasOwner) return new Set(['own user', ...keys])
  const isForBrowsers = needs === 'read' || needs === 'track'
  return new Set([...(isForBrowsers ? (['browser', 'own user', 'other user'] as const) : []), ...keys])
}
