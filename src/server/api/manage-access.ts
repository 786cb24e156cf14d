import type { ApiKey } from '../../access/api-key.ts'
import { createKey, type KeyResult, revokeKey, rotateKey } from '../../access/manage-keys.ts'
import type { Scope } from '../../access/principal.ts'
import { instant, personId } from '../../domain/field.ts'
import type { Problem } from '../../domain/problem.ts'
import { requireLength } from './arguments.ts'
import type { RequestContext } from './context.ts'
import type { ApiKeyModel } from './models.ts'
import { attempt } from './write-payload.ts'
import { WriteInput } from './write-records.ts'

const MAX_ORIGINS = 50
const MAX_OVERLAP_S = 30 * 86_400
const MIN_TOKEN_S = 60
const MAX_TOKEN_S = 7 * 86_400

export interface NewKeyArguments {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly origins?: readonly string[] | null
  readonly expiresAt?: unknown
}

interface KeyPayload {
  readonly apiKey: ApiKeyModel | null
  readonly key: string | null
  readonly problems: readonly Problem[]
}

/** Creates a key; it works at once in this process, and within a second in others. */
export async function createApiKey(args: NewKeyArguments, context: RequestContext): Promise<KeyPayload> {
  const { parts, nowMs, signal } = context
  const input = new WriteInput()
  const name = input.id('name', args.name)
  const origins = requireLength('origins', args.origins ?? [], MAX_ORIGINS)
  for (const [index, origin] of origins.entries()) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      input.entry('origins', index).fail('origin', 'must be an origin such as https://shop.example')
    }
  }
  if (args.scopes.length === 0) input.fail('scopes', 'must name at least one scope')
  const expiresAtMs = input.read('expiresAt', instant, args.expiresAt)
  if (expiresAtMs !== null && expiresAtMs <= nowMs) input.fail('expiresAt', 'must be in the future')
  if (!input.isValid) return { apiKey: null, key: null, problems: input.problems }
  const request = { name, scopes: [...new Set(args.scopes)], origins, expiresAtMs }
  return keyPayload(context, () => createKey(parts.graph, request, nowMs, { signal }))
}

/** Replaces a key by a new one. */
export async function rotateApiKey(
  args: { readonly name: string; readonly overlapSeconds: number },
  context: RequestContext,
): Promise<KeyPayload> {
  const { parts, nowMs, signal } = context
  const input = new WriteInput()
  const name = input.id('name', args.name)
  const overlapMs = 1_000 * input.number('overlapSeconds', args.overlapSeconds, 0, MAX_OVERLAP_S)
  if (!input.isValid) return { apiKey: null, key: null, problems: input.problems }
  return keyPayload(context, () => rotateKey(parts.graph, { name, overlapMs }, nowMs, { signal }))
}

/** Revokes a key. */
export async function revokeApiKey(args: { readonly name: string }, context: RequestContext) {
  const { parts, signal } = context
  const input = new WriteInput()
  const name = input.id('name', args.name)
  if (!input.isValid) return { revokedName: null, problems: input.problems }
  const { value, problems } = await attempt(async () => {
    const wasRevoked = await revokeKey(parts.graph, name, { signal })
    await parts.access.keys.refresh()
    return wasRevoked
  })
  if (value === false) input.fail('name', 'is the name of no key')
  return { revokedName: value === true ? name : null, problems: [...problems, ...input.problems] }
}

/** Issues a token of a user. */
export async function createUserToken(
  args: { readonly userId: string; readonly expiresInSeconds: number },
  { parts, nowMs }: RequestContext,
) {
  const input = new WriteInput()
  const userId = input.id('userId', args.userId, personId)
  const seconds = input.number('expiresInSeconds', args.expiresInSeconds, MIN_TOKEN_S, MAX_TOKEN_S)
  if (!input.isValid) return { token: null, expiresAt: null, problems: input.problems }
  const { value, problems } = await attempt(() => parts.access.tokens.issue(userId, seconds, nowMs))
  return { token: value?.token ?? null, expiresAt: value ? new Date(value.expiresAtMs) : null, problems }
}

/** Replaces the secret of user tokens. */
export async function rotateTokenSecret({ parts, nowMs }: RequestContext) {
  const { value, problems } = await attempt(() => parts.access.rotateTokenSecret(nowMs))
  if (value !== false) return { rotatedAt: value === true ? new Date(nowMs) : null, problems }
  const input = new WriteInput()
  input.fail('secret', 'comes from ATTUNE_TOKEN_SECRET: change the setting')
  return { rotatedAt: null, problems: input.problems }
}

type LastUses = ReadonlyMap<string, Date>

/** A key as the API shows it. The last uses are read if they are asked for: a new key must be returned even if they cannot be. */
export function apiKeyModel(key: ApiKey, readUses: () => LastUses | Promise<LastUses>): ApiKeyModel {
  return {
    ...key,
    lastUsedAt: async () => (await readUses()).get(key.name) ?? null,
    createdAt: new Date(key.createdAtMs),
    rotatedAt: key.rotatedAtMs === null ? null : new Date(key.rotatedAtMs),
    expiresAt: key.expiresAtMs === null ? null : new Date(key.expiresAtMs),
  }
}

async function keyPayload(context: RequestContext, change: () => Promise<KeyResult>): Promise<KeyPayload> {
  const { value, problems } = await attempt(async () => {
    const result = await change()
    await context.parts.access.keys.refresh()
    return result
  })
  if (!value) return { apiKey: null, key: null, problems }
  if ('problem' in value) return { apiKey: null, key: null, problems: [value.problem] }
  return {
    apiKey: apiKeyModel(value.apiKey, () => context.parts.access.uses.read()),
    key: value.key,
    problems: [],
  }
}
