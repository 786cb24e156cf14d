import type { GraphQLSchema } from 'graphql'
import { type Scope, withIncluded } from '../../src/access/principal.ts'
import {
  type FieldRule,
  fieldRule,
  fieldsOf,
  personalFields,
  ROOTS,
  rootRule,
  ruledFields,
} from '../../src/server/api/access-rules.ts'

/** Keys with one scope that is not for browsers. */
export const KEYS = ['server', 'steer', 'analyze', 'privacy', 'admin'] as const

/** The callers of the matrix, in the order of its columns. */
export const CALLERS = ['browser', 'own user', 'other user', ...KEYS] as const

export type Caller = (typeof CALLERS)[number]

/** A user, a session or a visitor instead of a user, or neither. */
export type Asked = 'user' | 'session' | 'visitor' | 'none'

/** A field and the callers who may use it. */
export interface MatrixRow {
  /** Such as `Query.items`. */
  readonly field: string
  /** Whom the caller asks for, if the field can be about one user. */
  readonly asked: Asked
  readonly allowed: ReadonlySet<Caller>
}

/** GraphQL Code Generator plugin for docs/access-matrix.md. */
export const plugin = (schema: GraphQLSchema): string => {
  const rows = accessMatrix(schema)
  const cells = rows.map(({ field, asked, allowed }) => [
    `\`${field}\`${ASKED[asked]}`,
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
    '- **server**, **steer**, **analyze**, **privacy**, **admin**: a key with this scope, about any user.',
    '',
    'A field of `User` counts once the caller has the user, such as by `viewer { following { nodes { .. } } }`. `User.name` is',
    'readable by everyone for users who show themselves to others. Of others it is null, without an error.',
    '',
    '`recordEvents` checks the user of each event, and takes those of visitors from everyone with `TRACK`. `node` gives users and served lists to those who may read them, and',
    '`privacyRequest` gives requests to their user and to `PRIVACY` keys. `viewer` needs a user token, and `propertyTypes` of users the scope `SERVER` or `STEER`.',
    '`previewPlacement` needs `STEER` for a newcomer, as here, and `SERVER` too for users.',
    '',
    'A session is about no user: it is refused together with a user. The id of a visitor is known to their own browser alone, so it',
    'stands for a token. No other field takes it without the scope that all users need.',
    '',
    `| Field | ${CALLERS.join(' | ')} |`,
    `| --- |${' --- |'.repeat(CALLERS.length)}`,
    ...cells.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n')
}

/** What the first column says besides the field. */
const ASKED: Readonly<Record<Asked, string>> = {
  user: '',
  session: ', a session',
  visitor: ', a visitor',
  none: ', no user',
}

/** Every root field, every personal field of `User` and every other field with `@scope`. @throws Error as `rootRule` does */
export function accessMatrix(schema: GraphQLSchema): readonly MatrixRow[] {
  const roots = ROOTS.flatMap(([type, ownScope]) =>
    fieldsOf(schema, type).flatMap((field) =>
      rowsOf(`${type}.${field.name}`, rootRule(schema, type, field), ownScope),
    ),
  )
  const personal = personalFields(schema).map((field): MatrixRow => {
    const rule = fieldRule(schema, field)
    const allowed = allowedBy(rule?.needs ?? 'server', rule === null)
    return { field: `User.${field.name}`, asked: 'user', allowed }
  })
  const others = ruledFields(schema).flatMap(({ typeName, field, rule }) =>
    rowsOf(`${typeName}.${field.name}`, rule, 'read'),
  )
  return [...roots, ...others, ...personal]
}

/** The rows of a field, one for each way of asking it. */
function rowsOf(
  field: string,
  { needs, or, owner, session, isUserOptional, takesVisitors }: FieldRule,
  ownScope: Scope,
): readonly MatrixRow[] {
  const everyone = allowedBy(ownScope, false)
  return [
    {
      field,
      asked: 'user',
      allowed: new Set([needs, ...or].flatMap((scope) => [...allowedBy(scope, owner !== null)])),
    },
    ...(session === null ? [] : [{ field, asked: 'session' as const, allowed: everyone }]),
    ...(takesVisitors ? [{ field, asked: 'visitor' as const, allowed: everyone }] : []),
    ...(isUserOptional ? [{ field, asked: 'none' as const, allowed: everyone }] : []),
  ]
}

function allowedBy(needs: Scope, hasOwner: boolean): ReadonlySet<Caller> {
  const keys = KEYS.filter((scope) => withIncluded([scope]).has(needs))
  if (hasOwner) return new Set(['own user', ...keys])
  const isForBrowsers = needs === 'read' || needs === 'track'
  return new Set([...(isForBrowsers ? (['browser', 'own user', 'other user'] as const) : []), ...keys])
}
