import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getDirectiveValues,
} from 'graphql'
import { mayUse, requireScope, requireUse } from '../../access/access-control.ts'
import { SCOPES, type Scope } from '../../access/principal.ts'
import { AttuneError } from '../../domain/errors.ts'
import { isVisitorId, parseId } from '../../domain/ids.ts'
import type { RequestContext } from './context.ts'
import type { UserModel } from './models.ts'

type Field = GraphQLField<unknown, RequestContext>
type Resolver = GraphQLFieldResolver<unknown, RequestContext>
type Arguments = Readonly<Record<string, unknown>>

/** Who may use a field, as `@scope` declares it. */
export interface FieldRule {
  readonly needs: Scope
  /** Scopes of which one is enough, too. */
  readonly or: readonly Scope[]
  /** The argument that names the user; null if the field is not about one user. */
  readonly owner: string | null
  /** The argument that holds a session instead of the user; null if the field takes none. */
  readonly session: string | null
  /** Whether the field also answers without a user and without a session. */
  readonly isUserOptional: boolean
  /** Whether everyone may name a visitor as the user. */
  readonly takesVisitors: boolean
}

/** The root types, each with the scope for the data of the caller's own user. */
export const ROOTS: readonly (readonly [name: string, ownScope: Scope])[] = [
  ['Query', 'read'],
  ['Mutation', 'track'],
  ['Subscription', 'read'],
]

/** Fields of `User` that everyone may read who has the object; `profile` is of users who agreed to be shown. */
const PUBLIC_USER_FIELDS: readonly string[] = ['id', 'nodeId', 'profile']

/**
 * Has every root field, every field of `User` and every other field with `@scope` check the caller before it is resolved.
 *
 * @throws Error if a root field declares no scope, or one that would let browsers act for every user
 */
export function enforceAccessRules(schema: GraphQLSchema): void {
  for (const [name, ownScope] of ROOTS) {
    for (const field of fieldsOf(schema, name)) {
      const rule = rootRule(schema, name, field)
      const check: Check = (_parent, args, context) =>
        checkedArguments(field.name, rule, ownScope, args, context)
      const resolve = field.resolve ?? defaultFieldResolver
      if (name === 'Subscription') field.subscribe = guarded(field.subscribe ?? resolve, check)
      else
        field.resolve = guarded(
          isAudited(name, rule) ? audited(`${name}.${field.name}`, resolve) : resolve,
          check,
        )
    }
  }
  for (const { field, rule } of ruledFields(schema)) {
    const check: Check = (_parent, args, context) => checkedArguments(field.name, rule, 'read', args, context)
    field.resolve = guarded(field.resolve ?? defaultFieldResolver, check)
  }
  for (const field of personalFields(schema)) {
    field.resolve = guarded(
      field.resolve ?? defaultFieldResolver,
      userCheck(field.name, fieldRule(schema, field)),
    )
  }
}

/** The rule of a root field. @throws Error if it has none, or one that is too wide */
export function rootRule(schema: GraphQLSchema, typeName: string, field: Field): FieldRule {
  const rule = fieldRule(schema, field)
  if (!rule) throw new Error(`${typeName}.${field.name} declares no @scope`)
  const isForBrowsers = rule.needs === 'read' || rule.needs === 'track'
  if (rule.owner !== null && isForBrowsers) {
    throw new Error(
      `${typeName}.${field.name} is about one user: @scope must need a scope that is not for browsers`,
    )
  }
  return rule
}

/** The rule of a field; null if it declares none. The scope may be named as in the schema or as in this program. */
export function fieldRule(schema: GraphQLSchema, { astNode }: Field): FieldRule | null {
  const directive = schema.getDirective('scope')
  const values = directive && astNode ? getDirectiveValues(directive, astNode) : undefined
  const scopesIn = (named: unknown) => {
    const names = [named ?? []].flat().map((name) => String(name).toLowerCase())
    return SCOPES.filter((scope) => names.includes(scope))
  }
  const [needs] = scopesIn(values?.needs)
  if (!needs) return null
  const { owner = null, session = null, isUserOptional = false, ...rest } = values as Partial<FieldRule>
  return {
    needs,
    or: scopesIn(values?.or),
    owner,
    session,
    isUserOptional,
    takesVisitors: session !== null || rest.takesVisitors === true,
  }
}

/** A field with `@scope` of an object type that is neither a root type nor `User`. */
export interface RuledField {
  readonly typeName: string
  readonly field: Field
  readonly rule: FieldRule
}

/** The fields with `@scope` of the other object types, such as lists for a user that an item has. */
export function ruledFields(schema: GraphQLSchema): readonly RuledField[] {
  const checked = ['User', ...ROOTS.map(([name]) => name)]
  return Object.keys(schema.getTypeMap())
    .filter((name) => !checked.includes(name) && !name.startsWith('__'))
    .flatMap((typeName) =>
      fieldsOf(schema, typeName).flatMap((field) => {
        const rule = fieldRule(schema, field)
        return rule === null ? [] : [{ typeName, field, rule }]
      }),
    )
}

/** The fields of `User` that are not for everyone. */
export function personalFields(schema: GraphQLSchema): readonly Field[] {
  return fieldsOf(schema, 'User').filter(({ name }) => !PUBLIC_USER_FIELDS.includes(name))
}

/** The fields of an object type or interface; none of another type. */
export function fieldsOf(schema: GraphQLSchema, typeName: string): readonly Field[] {
  const type = schema.getType(typeName)
  return type && 'getFields' in type ? (Object.values(type.getFields()) as Field[]) : []
}

/** Returns the arguments for the resolver, or null: then the field is null. @throws AttuneError `FORBIDDEN` */
type Check = (parent: unknown, args: Arguments, context: RequestContext) => Arguments | null

function guarded(resolve: Resolver, check: Check): Resolver {
  return (parent, args, context, info) => {
    const checked = check(parent, args, context)
    return checked === null ? null : resolve(parent, checked, context, info)
  }
}

/** Changes of keys and placements, exports and erasures are in the audit log. */
const AUDITED: readonly Scope[] = ['steer', 'privacy', 'admin']

function isAudited(typeName: string, { needs }: FieldRule): boolean {
  return typeName === 'Mutation' && AUDITED.includes(needs)
}

/** Resolves a field after its entry in the audit log was written. */
function audited(action: string, resolve: Resolver): Resolver {
  return async (parent, args, context, info) => {
    await context.parts.audit.write({ actor: context.principal.keyName ?? 'operator', action })
    return resolve(parent, args, context, info)
  }
}

/** Notes that a key read what belongs to another user than that of the token. */
function noteRead(action: string, ownerId: string, { principal, parts }: RequestContext): void {
  const { keyName, userId } = principal
  if (keyName !== null && userId !== ownerId) parts.audit.noteRead({ actor: keyName, action })
}

/** The arguments with the user they are about. */
function checkedArguments(
  name: string,
  rule: FieldRule,
  ownScope: Scope,
  args: Arguments,
  context: RequestContext,
): Arguments {
  const { principal } = context
  const { needs, or, owner, isUserOptional, takesVisitors } = rule
  if (holdsSession(rule, args)) return sessionArguments(name, rule, args, context)
  if (owner === null) {
    if (!or.some((scope) => principal.scopes.has(scope))) requireScope(principal, needs, name)
    return args
  }
  const given = args[owner] ?? principal.userId
  if (given === null && isUserOptional) {
    requireScope(principal, 'read', name)
    return args
  }
  if (typeof given !== 'string') {
    throw new AttuneError('BAD_USER_INPUT', `${owner} is required without a user token`)
  }
  const parsed = parseId(given)
  // An invalid id is no user's: a caller who may use all users learns why it is invalid.
  const ownerId = parsed.isValid ? parsed.id : ''
  const isVisitor = isVisitorId(ownerId)
  if (isVisitor) refuseInUrl(owner, context)
  // The id is the credential: it cannot be guessed.
  if (isVisitor && takesVisitors) requireScope(principal, ownScope, name)
  else requireUse(principal, { ownerId, scope: needs, ownScope }, name)
  if (ownScope === 'read' && principal.scopes.has(needs)) noteRead(name, ownerId, context)
  return args[owner] === given ? args : { ...args, [owner]: given }
}

function holdsSession({ session }: FieldRule, args: Arguments): boolean {
  return session !== null && args[session] != null
}

/** The arguments with a session: it is about no user. @throws AttuneError `BAD_USER_INPUT` for a user too, or for a URL */
function sessionArguments(
  name: string,
  { owner, session }: FieldRule,
  args: Arguments,
  context: RequestContext,
): Arguments {
  requireScope(context.principal, 'read', name)
  if (owner !== null && args[owner] != null) {
    throw new AttuneError('BAD_USER_INPUT', `${name} is for ${owner} or for ${session}, not for both`)
  }
  refuseInUrl(session ?? '', context)
  return args
}

/** @throws AttuneError `BAD_USER_INPUT` if the arguments are in the URL */
function refuseInUrl(argument: string, { isInUrl }: RequestContext): void {
  if (!isInUrl) return
  throw new AttuneError('BAD_USER_INPUT', `${argument} must not be in a URL: access logs would have it`, {
    hint: 'send the request by POST',
  })
}

/**
 * Personal fields are for their owner and the scope `server`, or only for the scope that the field declares. The name is also
 * for everyone if the user agreed to it; that they did not is no error, the same whether or not they exist.
 */
function userCheck(name: string, rule: FieldRule | null): Check {
  return (parent, args, context) => {
    const { principal } = context
    const user = parent as UserModel
    if (name === 'name') {
      if (user.showMeToOthers) return args
      if (!mayUse(principal, { ownerId: user.id, scope: 'server', ownScope: 'read' })) return null
    }
    if (rule) requireScope(principal, rule.needs, name)
    else requireUse(principal, { ownerId: user.id, scope: 'server', ownScope: 'read' }, name)
    noteRead(`User.${name}`, user.id, context)
    return args
  }
}
